// One neuron: its sum term by term, its activation, and where the sum falls on the curve.
(() => {
  "use strict"

  const REACH = 6
  const INPUTS = [1, 2]

  class Neuron extends Widget {
    /** @type {Plot} */ #plot

    start() {
      this.#plot = new Plot(this.stages[0], {
        x: [-REACH, REACH], y: [-2, REACH], title: this.words("curve"), labels: ["z", "a"],
      })
    }

    update() {
      const { terms, z, a } = this.answer()
      for (const i of INPUTS) {
        this.write(`term${i}`, terms[i - 1])
        this.write(`p${i}`, terms[i - 1])
        for (const name of [`x${i}`, `w${i}`]) this.write(name, this.number(name))
      }
      this.write("b", this.number("b"))
      this.write("z", z)
      this.write("a", a)
      this.draw(z, a)
    }

    /** What nnlib.Neuron answers: the products, their sum with the bias, the activation. */
    answer() {
      const terms = INPUTS.map(i => this.number(`w${i}`) * this.number(`x${i}`))
      const z = terms[0] + terms[1] + this.number("b")
      return { terms, z, a: this.curve.value(z) }
    }

    draw(/** @type {number} */ z, /** @type {number} */ a) {
      const reach = Math.max(REACH, 5 * Math.ceil(Math.abs(z) / 4))
      this.#plot.reframe([-reach, reach], [-reach / 3, reach])
      this.#plot.curve("curve", this.curve.value, "line-1", this.state.activation === "binary_step" ? [0] : [])
      this.#plot.path("foot", [[z, 0], [z, a]], "foot")
      this.#plot.point("point", z, a)
    }
  }

  customElements.define("nn-neuron", Neuron)
})()
