// All activations and their slopes, several at once: the tangent at a point, and where a curve is flat.
(() => {
  "use strict"

  const FLAT = 0.05 // a slope as small as this lets hardly anything of a gradient through
  const REACH = 6
  const SEARCH = 400 // places at which a curve is asked whether it is flat

  class ActivationExplorer extends Widget {
    start() {
      const stage = /** @type {Element} */ (this.querySelector(".stage"))
      this.plot = new Plot(stage, { x: [-REACH, REACH], y: [-1.5, 3.5], title: this.words("drawing") })
    }

    /** The names of the curves that are switched on, the chosen one first. */
    shown() {
      const chosen = String(this.state.activation)
      const others = Object.keys(nnlib.CURVES).filter(name => name !== chosen && this.state[name] === 1)
      return [chosen, ...others]
    }

    update() {
      const shown = this.shown()
      for (const name of Object.keys(nnlib.CURVES)) {
        if (!shown.includes(name)) [name, `${name}′`].forEach(part => this.plot.hide(part))
      }
      shown.forEach((name, i) => this.draw(name, i % 6 + 1))
      const { value, derivative } = nnlib.CURVES[shown[0]]
      const x = this.number("x")
      const [y, slope] = [value(x), derivative(x)]
      this.flat(derivative)
      this.plot.path("tangent", [-REACH, REACH].map(at => [at, y + slope * (at - x)]), "tangent")
      this.plot.point("point", x, y)
      this.write("x", x)
      this.write("value", y)
      this.write("slope", slope)
    }

    draw(/** @type {string} */ name, /** @type {number} */ series) {
      const { value, derivative } = nnlib.CURVES[name]
      this.plot.curve(name, value, `line-${series}`)
      if (this.state.slopes === 1) this.plot.curve(`${name}′`, derivative, `line-${series} slope`)
      else this.plot.hide(`${name}′`)
    }

    /** Shade both ends of the frame as far as the curve is flat there. */
    flat(/** @type {(x: number) => number} */ derivative) {
      const steps = Array.from({ length: SEARCH + 1 }, (_, i) => -REACH + 2 * REACH * i / SEARCH)
      const steep = steps.filter(x => Math.abs(derivative(x)) > FLAT)
      this.plot.band("left", -REACH, steep[0] ?? REACH)
      this.plot.band("right", steep.at(-1) ?? REACH, REACH)
    }
  }

  customElements.define("nn-activation", ActivationExplorer)
})()
