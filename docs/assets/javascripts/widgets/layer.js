// One dense layer with three neurons: a point to move, the lines at which neurons wake, the bend.
(() => {
  "use strict"

  const REACH = 5
  const NUDGE = 0.1
  const NEURONS = [0, 1, 2]
  const MESH = [-4, -2, 0, 2, 4] // the points whose images show how the plane is folded
  /** @type {Record<string, [number, number]>} */
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }
  const relu = nnlib.CURVES.relu.value

  class Layer extends Widget {
    /** @type {Plot} */ #plane
    /** @type {Plot} */ #image

    start() {
      const [before, after] = this.stages
      this.#plane = new Plot(before, {
        x: [-REACH, REACH], y: [-REACH, REACH], title: this.words("plane"),
        labels: [this.words("first_input"), this.words("second_input")],
      })
      this.#image = new Plot(after, {
        x: [-4, 8], y: [-4, 8], title: this.words("image"),
        labels: [this.words("first_neuron"), this.words("second_neuron")],
      })
      const { svg } = this.#plane
      svg.setAttribute("role", "group") // it holds the point, which can be moved
      svg.addEventListener("pointerdown", event => this.drag(event))
      svg.addEventListener("pointermove", event => event.buttons && this.drag(event))
      svg.addEventListener("keydown", event => this.nudge(event))
    }

    drag(/** @type {PointerEvent} */ event) {
      event.preventDefault()
      this.#plane.svg.setPointerCapture(event.pointerId)
      this.move(this.#plane.under(event))
    }

    nudge(/** @type {KeyboardEvent} */ event) {
      const way = ARROWS[event.key]
      if (!way) return
      event.preventDefault()
      this.move(way.map((one, i) => this.number(`x${i + 1}`) + one * NUDGE))
    }

    move(/** @type {number[]} */ to) {
      const [x1, x2] = to.map(at => Math.min(REACH, Math.max(-REACH, Math.round(at / NUDGE) / (1 / NUDGE))))
      this.set({ x1, x2 })
    }

    get parameters() {
      const W = [1, 2].map(i => NEURONS.map(j => this.number(`w${i}${j + 1}`)))
      return { W, b: NEURONS.map(j => this.number(`b${j + 1}`)) }
    }

    /** What nnlib.Dense answers: the sums, and what ReLU leaves of them. */
    answer() {
      const { W, b } = this.parameters
      const x = [this.number("x1"), this.number("x2")]
      const z = nnlib.linear(x, W, b)
      return { x, z, a: z.map(relu) }
    }

    update() {
      const { x, z, a } = this.answer()
      x.forEach((one, i) => this.write(`x${i + 1}`, one))
      for (const j of NEURONS) {
        this.write(`z${j + 1}`, z[j])
        this.write(`a${j + 1}`, a[j])
      }
      this.drawPlane(x)
      this.drawImage(z, a)
    }

    drawPlane(/** @type {number[]} */ x) {
      const { W, b } = this.parameters
      for (const j of NEURONS) this.#plane.path(`border${j}`, border(W[0][j], W[1][j], b[j]), `line-${j + 1}`)
      this.#plane.point("point", x[0], x[1])
      const text = `x₁ = ${written(x[0])}, x₂ = ${written(x[1])}`
      this.#plane.part("point", "circle", {
        tabindex: 0, role: "slider", "aria-label": this.words("moved"), r: 8,
        "aria-valuemin": -REACH, "aria-valuemax": REACH, "aria-valuenow": x[0], "aria-valuetext": text,
      })
    }

    drawImage(/** @type {number[]} */ z, /** @type {number[]} */ a) {
      const { W, b } = this.parameters
      MESH.forEach((at, i) => {
        for (const turn of /** @type {const} */ ([0, 1])) {
          const line = across(at, turn).map(x => nnlib.linear(x, W, b))
          this.#image.path(`mesh${turn}${i}`, line.map(([one, two]) => [one, two]), "mesh")
          this.#image.path(`bent${turn}${i}`, line.map(([one, two]) => [relu(one), relu(two)]), "mesh bent")
        }
      })
      this.#image.path("way", [z, a].map(([one, two]) => [one, two]), "foot")
      this.#image.point("before", z[0], z[1], "dot-hollow")
      this.#image.point("after", a[0], a[1])
    }
  }

  const STEPS = 40 // parts of a line, so that it can be seen to bend
  /** A line across the plane of inputs, from left to right or from bottom to top. */
  const across = (/** @type {number} */ at, /** @type {0 | 1} */ turn) =>
    Array.from({ length: STEPS + 1 }, (_, i) => -REACH + 2 * REACH * i / STEPS)
      .map(along => turn ? [at, along] : [along, at])

  /** Where a neuron's sum is zero: two far points of that line, or none where it has no slope. */
  const border = (/** @type {number} */ w1, /** @type {number} */ w2, /** @type {number} */ b) => {
    const far = 2 * REACH
    if (w1 === 0 && w2 === 0) return []
    if (Math.abs(w2) >= Math.abs(w1)) return [-far, far].map(x => [x, -(b + w1 * x) / w2])
    return [-far, far].map(y => [-(b + w2 * y) / w1, y])
  }

  customElements.define("nn-layer", Layer)
})()
