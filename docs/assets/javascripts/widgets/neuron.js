// One neuron: its sum term by term, its activation, and where the sum falls on the curve.
(() => {
  "use strict"

  const REACH = 6

  class Neuron extends Widget {
    start() {
      const stage = /** @type {Element} */ (this.querySelector(".stage"))
      this.plot = new Plot(stage, { x: [-REACH, REACH], y: [-2, REACH], title: this.words("drawing") })
    }

    update() {
      const curve = nnlib.CURVES[this.state.activation]
      const terms = [1, 2].map(i => this.number(`w${i}`) * this.number(`x${i}`))
      const z = terms[0] + terms[1] + this.number("b")
      const a = curve.value(z)
      terms.forEach((term, i) => this.write(`term${i + 1}`, term))
      for (const name of ["x1", "x2", "w1", "w2", "b"]) this.write(name, this.number(name))
      this.write("z", z)
      this.write("a", a)
      const reach = Math.max(REACH, Math.ceil(Math.abs(z)) + 1)
      this.plot.reframe([-reach, reach], [-Math.max(2, reach / 4), reach])
      this.plot.curve("curve", curve.value)
      this.plot.point("point", z, a)
    }
  }

  customElements.define("nn-neuron", Neuron)
})()
