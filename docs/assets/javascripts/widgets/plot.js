// Lines and points in the plane, drawn into the place of a widget's figure, as large and framed alike.
(() => {
  "use strict"

  const SPACE = "http://www.w3.org/2000/svg"
  const MARGIN = { left: 58, right: 14, top: 14, bottom: 46 }
  const STEPS = 240 // parts of a curve

  /** @typedef {[number, number]} Ends */
  /** @typedef {{x: Ends, y: Ends, title: string, labels?: string[]}} Frame */
  /** @typedef {Record<string, string | number>} Attributes */

  const element = (/** @type {string} */ tag, /** @type {Attributes} */ attributes = {}) => {
    const made = document.createElementNS(SPACE, tag)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
    return made
  }

  /** @returns {number[]} Round numbers between two ends, four to eight of them. */
  const ticks = (/** @type {Ends} */ [low, high]) => {
    const rough = (high - low) / 5
    const ten = 10 ** Math.floor(Math.log10(rough))
    const step = [1, 2, 5, 10].map(one => one * ten).find(one => one >= rough * 0.8) ?? rough
    const first = Math.ceil(low / step - 1e-9)
    const count = Math.floor(high / step + 1e-9) - first + 1
    return Array.from({ length: count }, (_, i) => (first + i) * step)
  }

  class Plot {
    /** @type {Map<string, SVGElement>} */
    #parts = new Map()
    #width = 480
    #height = 300
    #drawn = ""

    /** A plot takes the place of the figure in a stage, with its size and the words on its axes. */
    constructor(/** @type {Element} */ stage, /** @type {Frame} */ frame) {
      const box = stage.querySelector("svg")?.viewBox.baseVal
      if (box) [this.#width, this.#height] = [box.width, box.height]
      const view = `0 0 ${this.#width} ${this.#height}`
      this.svg = element("svg", { viewBox: view, class: "plot", role: "img", "aria-label": frame.title })
      this.svg.append(this.grid = element("g", { class: "grid", "aria-hidden": "true" }))
      this.svg.append(this.body = element("svg", this.#inside()))
      this.frame = frame
      this.reframe(frame.x, frame.y)
      stage.replaceChildren(this.svg)
    }

    /** The part of the picture in which curves are seen. */
    #inside() {
      const { left, right, top, bottom } = MARGIN
      const [width, height] = [this.#width - left - right, this.#height - top - bottom]
      return { role: "none", x: left, y: top, width, height, viewBox: `${left} ${top} ${width} ${height}` }
    }

    /** Show another part of the plane. */
    reframe(/** @type {Ends} */ x, /** @type {Ends} */ y) {
      const asked = [...x, ...y].join()
      if (asked === this.#drawn) return
      this.#drawn = asked
      this.frame = { ...this.frame, x, y }
      this.grid.replaceChildren()
      const [left, right, top, bottom] = [this.x(x[0]), this.x(x[1]), this.y(y[1]), this.y(y[0])]
      for (const at of ticks(x)) {
        this.#rule(at, { x1: this.x(at), x2: this.x(at), y1: top, y2: bottom })
        this.#text(written(Number(at.toPrecision(12))), { x: this.x(at), y: bottom + 20, "text-anchor": "middle" })
      }
      for (const at of ticks(y)) {
        this.#rule(at, { x1: left, x2: right, y1: this.y(at), y2: this.y(at) })
        this.#text(written(Number(at.toPrecision(12))), { x: left - 8, y: this.y(at) + 4, "text-anchor": "end" })
      }
      const [across, up] = this.frame.labels ?? []
      const middle = (top + bottom) / 2
      if (across) this.#text(across, { x: (left + right) / 2, y: this.#height - 8, "text-anchor": "middle" })
      if (up) this.#text(up, { x: 14, y: middle, "text-anchor": "middle", transform: `rotate(-90 14 ${middle})` })
    }

    #rule(/** @type {number} */ at, /** @type {Attributes} */ ends) {
      this.grid.append(element("line", { ...ends, class: Math.abs(at) < 1e-12 ? "axis" : "rule" }))
    }

    #text(/** @type {string} */ words, /** @type {Attributes} */ place) {
      const text = element("text", place)
      text.textContent = words
      this.grid.append(text)
    }

    x(/** @type {number} */ x) {
      const [low, high] = this.frame.x
      return MARGIN.left + (x - low) / (high - low) * (this.#width - MARGIN.left - MARGIN.right)
    }

    y(/** @type {number} */ y) {
      const [low, high] = this.frame.y
      return this.#height - MARGIN.bottom - (y - low) / (high - low) * (this.#height - MARGIN.top - MARGIN.bottom)
    }

    /** The point of the plane under the pointer. */
    under(/** @type {MouseEvent} */ event) {
      const box = this.svg.getBoundingClientRect()
      const share = (/** @type {number} */ at, /** @type {Ends} */ [low, high]) => low + at * (high - low)
      const across = ((event.clientX - box.left) / box.width * this.#width - MARGIN.left) / (this.#width - MARGIN.left - MARGIN.right)
      const down = (event.clientY - box.top) / box.height * this.#height
      const up = (this.#height - MARGIN.bottom - down) / (this.#height - MARGIN.top - MARGIN.bottom)
      return [share(across, this.frame.x), share(up, this.frame.y)]
    }

    /** One part of the drawing, made when it is first asked for. */
    part(/** @type {string} */ name, /** @type {string} */ tag, /** @type {Attributes} */ attributes) {
      const part = this.#parts.get(name) ?? element(tag)
      if (!this.#parts.has(name)) this.body.append(part)
      this.#parts.set(name, part)
      for (const [key, value] of Object.entries(attributes)) part.setAttribute(key, String(value))
      return part
    }

    /** The curve of a function, cut off where it leaves the frame; `edges` are where it jumps. */
    curve(/** @type {string} */ name, /** @type {(x: number) => number} */ f, style = "line-1", /** @type {number[]} */ edges = []) {
      const [low, high] = this.frame.x
      const even = Array.from({ length: STEPS + 1 }, (_, i) => low + (high - low) * i / STEPS)
      const inside = edges.filter(x => low < x && x < high).flatMap(x => [x - 1e-9, NaN, x])
      const all = inside.length ? [...even, ...inside].sort((one, other) => (one || 0) - (other || 0)) : even
      this.path(name, all.map(x => [x, f(x)]), style)
    }

    /** A line through points; where one is no number, it is interrupted. */
    path(/** @type {string} */ name, /** @type {number[][]} */ points, style = "line-1") {
      const [low, high] = this.frame.y
      const reach = high - low
      let d = ""
      let down = false
      for (const [x, y] of points) {
        const known = !Number.isNaN(x + y)
        if (known) d += `${down ? "L" : "M"}${this.x(x).toFixed(2)} ${this.y(Math.min(Math.max(y, low - reach), high + reach)).toFixed(2)}`
        down = known
      }
      this.part(name, "path", { class: `curve ${style}`, d })
    }

    point(/** @type {string} */ name, /** @type {number} */ x, /** @type {number} */ y, style = "dot-2") {
      this.part(name, "circle", { class: `dot ${style}`, cx: this.x(x).toFixed(2), cy: this.y(y).toFixed(2), r: 5 })
    }

    /** Words that end below a point. */
    label(/** @type {string} */ name, /** @type {number} */ x, /** @type {number} */ y, /** @type {string} */ words) {
      this.part(name, "text", { x: this.x(x), y: this.y(y) + 24, "text-anchor": "end" }).textContent = words
    }

    /** A part of the plane between two values of x, shaded. */
    band(/** @type {string} */ name, /** @type {number} */ from, /** @type {number} */ to) {
      const [top, bottom] = [this.y(this.frame.y[1]), this.y(this.frame.y[0])]
      const width = Math.max(0, this.x(to) - this.x(from))
      this.part(name, "rect", { class: "band", x: this.x(from), y: top, width, height: bottom - top })
    }

    /** Show beside a control in which line it is drawn; the place is there already. */
    key(/** @type {Element | null} */ control, /** @type {string} */ style) {
      const place = control?.parentElement?.querySelector(".key")
      const line = element("path", { class: `curve ${style}`, d: "M0 6H30" })
      place?.replaceChildren(element("svg", { viewBox: "0 0 30 12", "aria-hidden": "true" }))
      place?.firstElementChild?.append(line)
    }

    hide(/** @type {string} */ name) {
      this.#parts.get(name)?.remove()
      this.#parts.delete(name)
    }
  }

  Object.assign(globalThis, { Plot })
})()
