// The dosage network: seven parameters, seven steps, each of them a curve; softplus beside ReLU.
(() => {
  "use strict"

  const NAMES = /** @type {const} */ (["w1", "b1", "w2", "b2", "w3", "b3", "w4"])
  const ORDER = [0, 1, 2, 3, 4, 5, 6] // where `nnlib.dosage` has the lesson's steps
  const BENDS = /** @type {const} */ (["relu", "softplus"])
  const POINTS = 400

  class Dosage extends Widget {
    start() {
      const stage = /** @type {Element} */ (this.querySelector(".stage"))
      this.plot = new Plot(stage, { x: [0, 1], y: [-1, 1], title: this.words("drawing") })
    }

    parameters() {
      return Object.fromEntries(NAMES.map(name => [name, this.number(name)]))
    }

    update() {
      const step = ORDER[this.number("step") - 1]
      const parameters = this.parameters()
      const curve = (/** @type {"relu" | "softplus"} */ bend) => (/** @type {number} */ x) =>
        nnlib.dosage(x, parameters, nnlib.CURVES[bend].value)
      const shown = BENDS.filter(bend => bend === this.state.activation || this.state.both === 1)
      const lines = shown.map(bend => sampled(x => curve(bend)(x)[step]))
      this.plot.reframe([0, 1], frame(lines.flat()))
      BENDS.forEach((bend, i) => {
        const at = shown.indexOf(bend)
        if (at < 0) this.plot.hide(bend)
        else this.plot.path(bend, lines[at], `line-${i + 1}`)
      })
      const x = this.number("x")
      const answers = curve(/** @type {"relu" | "softplus"} */ (this.state.activation))(x)
      answers.forEach((one, i) => this.write(`step${ORDER.indexOf(i) + 1}`, one))
      this.write("x", x)
      this.plot.point("point", x, answers[step])
    }
  }

  const sampled = (/** @type {(x: number) => number} */ f) =>
    Array.from({ length: POINTS + 1 }, (_, i) => [i / POINTS, f(i / POINTS)])

  /** @returns {[number, number]} The least and the most that a line reaches, with a little air. */
  const frame = (/** @type {number[][]} */ points) => {
    const all = points.map(([, y]) => y)
    const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)]
    const air = (high - low || 1) / 20
    return [low - air, high + air]
  }

  customElements.define("nn-dosage", Dosage)
})()
