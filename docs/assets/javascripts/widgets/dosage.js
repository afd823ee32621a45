// The dosage network: seven parameters, seven steps, each of them a curve; softplus beside ReLU.
(() => {
  "use strict"

  const STEPS = ["bend", "flip", "straight", "steepen", "wedge", "lower", "cut"]
  const BENDS = ["relu", "softplus"]
  const POINTS = 400

  class Dosage extends Widget {
    /** @type {Plot} */ #plot

    start() {
      this.#plot = new Plot(this.stages[0], {
        x: [0, 1], y: [0, 1], title: this.words("shown"), labels: [this.words("dose")],
      })
    }

    /** What the network makes of a dose, step by step. */
    answer(/** @type {number} */ x, bend = String(this.state.activation)) {
      const [w1, b1, w2, b2, w3, b3, w4] = ["w1", "b1", "w2", "b2", "w3", "b3", "w4"].map(name => this.number(name))
      return nnlib.dosage(x, { w1, b1, w2, b2, w3, b3, w4 }, nnlib.CURVES[bend].value)
    }

    update() {
      const step = STEPS.indexOf(String(this.state.step))
      const chosen = String(this.state.activation)
      const shown = BENDS.filter(bend => bend === chosen || this.state.both === 1)
      const lines = shown.map(bend => sampled(x => this.answer(x, bend)[step]))
      this.#plot.reframe([0, 1], frame(lines.flat()))
      BENDS.forEach(bend => {
        const at = shown.indexOf(bend)
        if (at < 0) this.#plot.hide(bend)
        else this.#plot.path(bend, lines[at], styleOf(bend))
      })
      const x = this.number("x")
      const answers = this.answer(x)
      answers.forEach((one, i) => this.write(STEPS[i], one))
      this.write("x", x)
      this.#plot.point("point", x, answers[step])
    }
  }

  const styleOf = (/** @type {string} */ bend) => `line-${BENDS.indexOf(bend) + 1}`

  const sampled = (/** @type {nnlib.Real} */ f) => Array.from({ length: POINTS + 1 }, (_, i) => [i / POINTS, f(i / POINTS)])

  /** @returns {[number, number]} The least and the most that lines reach, with a little air. */
  const frame = (/** @type {number[][]} */ points) => {
    const all = points.map(([, y]) => y)
    const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)]
    const air = (high - low || 1) / 20
    return [low - air, high + air]
  }

  customElements.define("nn-dosage", Dosage)
})()
