// All activations and their slopes, several at once: the tangent at a point, and where a curve is flat.
(() => {
  "use strict"

  const FLAT = 0.05 // a slope as small as this lets hardly anything of a gradient through
  const REACH = 6
  const SEARCH = 400 // places at which a curve is asked whether it is flat
  const LINES = 6 // styles of lines; the curves after those have them once more, thicker
  const NAMES = Object.keys(nnlib.CURVES)

  class Activation extends Widget {
    /** @type {Plot} */ #plot

    start() {
      this.#plot = new Plot(this.stages[0], {
        x: [-REACH, REACH], y: [-1.5, 3.5], title: this.words("curve"), labels: ["x", "φ(x)"],
      })
      for (const name of NAMES) this.#plot.key(this.querySelector(`[name="${name}"]`), style(name))
    }

    update() {
      for (const name of NAMES) this.draw(name, name === this.state.activation || this.state[name] === 1)
      const { x, value, slope } = this.answer()
      this.flat()
      this.#plot.path("tangent", [-REACH, REACH].map(at => [at, value + slope * (at - x)]), "tangent")
      this.#plot.point("point", x, value)
      this.write("x", x)
      this.write("value", value)
      this.write("slope", slope)
    }

    /** What nnlib answers at the point: the value of the chosen curve, and its derivative. */
    answer() {
      const x = this.number("x")
      return { x, value: this.curve.value(x), slope: this.curve.derivative(x) }
    }

    draw(/** @type {string} */ name, /** @type {boolean} */ shown) {
      const { value, derivative } = nnlib.CURVES[name]
      const corners = CORNERS[name] ?? []
      const chosen = name === this.state.activation ? " chosen" : ""
      if (shown) this.#plot.curve(name, value, style(name) + chosen, corners)
      else this.#plot.hide(name)
      if (shown && this.state.slopes === 1) this.#plot.curve(`${name}′`, derivative, `${style(name)} slope`, corners)
      else this.#plot.hide(`${name}′`)
    }

    /** Shade both ends of the frame as far as the chosen curve is flat there. */
    flat() {
      const steps = Array.from({ length: SEARCH + 1 }, (_, i) => -REACH + 2 * REACH * i / SEARCH)
      const steep = steps.filter(x => Math.abs(this.curve.derivative(x)) > FLAT)
      this.#plot.band("left", -REACH, steep[0] ?? REACH)
      this.#plot.band("right", steep.at(-1) ?? REACH, REACH)
    }
  }

  /** @type {Record<string, number[]>} Where a curve jumps, or its slope does. */
  const CORNERS = { binary_step: [0], relu: [0], leaky_relu: [0] }

  const style = (/** @type {string} */ name) => {
    const place = NAMES.indexOf(name)
    return `line-${place % LINES + 1}${place < LINES ? "" : " thick"}`
  }

  customElements.define("nn-activation", Activation)
})()
