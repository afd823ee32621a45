// Lines and points in the plane, drawn into the place of a widget's static figure.
(() => {
  "use strict"

  const SPACE = "http://www.w3.org/2000/svg"
  const WIDTH = 400
  const HEIGHT = 250
  const MARGIN = { left: 34, right: 8, top: 8, bottom: 22 }
  const STEPS = 240 // points of a curve

  /** @typedef {{x: [number, number], y: [number, number], title: string}} Frame */
  /** @typedef {Record<string, string | number>} Attributes */

  const element = (/** @type {string} */ tag, /** @type {Attributes} */ attributes = {}) => {
    const made = document.createElementNS(SPACE, tag)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
    return made
  }

  /** @returns {number[]} Round numbers between two ends, four to eight of them. */
  const ticks = (/** @type {number} */ low, /** @type {number} */ high) => {
    const rough = (high - low) / 5
    const ten = 10 ** Math.floor(Math.log10(rough))
    const step = [1, 2, 5, 10].map(one => one * ten).find(one => one >= rough) ?? rough
    const first = Math.ceil(low / step)
    const count = Math.floor(high / step) - first + 1
    return Array.from({ length: count }, (_, i) => (first + i) * step)
  }

  class Plot {
    /** @type {Map<string, SVGElement>} */
    #parts = new Map()

    constructor(/** @type {Element} */ stage, /** @type {Frame} */ frame) {
      this.svg = element("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": frame.title })
      this.grid = this.svg.appendChild(element("g", { class: "grid", "aria-hidden": "true" }))
      this.frame = frame
      this.reframe(frame.x, frame.y)
      stage.replaceChildren(this.svg)
    }

    /** Show another part of the plane. */
    reframe(/** @type {[number, number]} */ x, /** @type {[number, number]} */ y) {
      this.frame = { ...this.frame, x, y }
      this.grid.replaceChildren()
      const [left, right, top, bottom] = [this.x(x[0]), this.x(x[1]), this.y(y[1]), this.y(y[0])]
      for (const at of ticks(...x)) {
        this.#rule(at, { x1: this.x(at), x2: this.x(at), y1: top, y2: bottom })
        this.#label(at, { x: this.x(at), y: HEIGHT - 6, "text-anchor": "middle" })
      }
      for (const at of ticks(...y)) {
        this.#rule(at, { x1: left, x2: right, y1: this.y(at), y2: this.y(at) })
        this.#label(at, { x: MARGIN.left - 4, y: this.y(at) + 4, "text-anchor": "end" })
      }
    }

    #rule(/** @type {number} */ at, /** @type {Attributes} */ ends) {
      this.grid.append(element("line", { ...ends, class: Math.abs(at) < 1e-12 ? "axis" : "rule" }))
    }

    #label(/** @type {number} */ at, /** @type {Attributes} */ place) {
      const label = element("text", place)
      label.textContent = written(Number(at.toPrecision(12)))
      this.grid.append(label)
    }

    x(/** @type {number} */ x) {
      const [low, high] = this.frame.x
      return MARGIN.left + (x - low) / (high - low) * (WIDTH - MARGIN.left - MARGIN.right)
    }

    y(/** @type {number} */ y) {
      const [low, high] = this.frame.y
      return HEIGHT - MARGIN.bottom - (y - low) / (high - low) * (HEIGHT - MARGIN.top - MARGIN.bottom)
    }

    /** The point of the plane under the pointer. */
    under(/** @type {PointerEvent} */ event) {
      const box = this.svg.getBoundingClientRect()
      const share = (/** @type {number} */ at, /** @type {[number, number]} */ [low, high]) => low + at * (high - low)
      const across = ((event.clientX - box.left) / box.width * WIDTH - MARGIN.left) / (WIDTH - MARGIN.left - MARGIN.right)
      const up = (HEIGHT - MARGIN.bottom - (event.clientY - box.top) / box.height * HEIGHT) / (HEIGHT - MARGIN.top - MARGIN.bottom)
      return [share(across, this.frame.x), share(up, this.frame.y)]
    }

    /** One part of the drawing, made when it is first asked for. */
    #part(/** @type {string} */ name, /** @type {string} */ tag, /** @type {string} */ style) {
      const part = this.#parts.get(name) ?? this.svg.appendChild(element(tag))
      this.#parts.set(name, part)
      part.setAttribute("class", style)
      return part
    }

    /** The curve of a function, cut off where it leaves the frame. */
    curve(/** @type {string} */ name, /** @type {(x: number) => number} */ f, style = "line-1") {
      const [low, high] = this.frame.x
      const at = (/** @type {number} */ i) => low + (high - low) * i / STEPS
      this.path(name, Array.from({ length: STEPS + 1 }, (_, i) => [at(i), f(at(i))]), style)
    }

    path(/** @type {string} */ name, /** @type {number[][]} */ points, style = "line-1") {
      const [low, high] = this.frame.y
      const reach = high - low
      const place = ([x, y]) => `${this.x(x).toFixed(2)},${this.y(Math.min(Math.max(y, low - reach), high + reach)).toFixed(2)}`
      this.#part(name, "polyline", `curve ${style}`).setAttribute("points", points.map(place).join(" "))
    }

    point(/** @type {string} */ name, /** @type {number} */ x, /** @type {number} */ y, style = "dot-1") {
      const part = this.#part(name, "circle", `dot ${style}`)
      part.setAttribute("cx", this.x(x).toFixed(2))
      part.setAttribute("cy", this.y(y).toFixed(2))
      part.setAttribute("r", "5")
    }

    /** A part of the plane between two values of x, shaded. */
    band(/** @type {string} */ name, /** @type {number} */ from, /** @type {number} */ to) {
      const part = this.#part(name, "rect", "band")
      const [top, bottom] = [this.y(this.frame.y[1]), this.y(this.frame.y[0])]
      const box = { x: this.x(from), y: top, width: Math.max(0, this.x(to) - this.x(from)), height: bottom - top }
      for (const [key, value] of Object.entries(box)) part.setAttribute(key, String(value))
    }

    hide(/** @type {string} */ name) {
      this.#parts.get(name)?.remove()
      this.#parts.delete(name)
    }
  }

  Object.assign(globalThis, { Plot })
})()
