// One dense layer with three neurons: a point to move, the lines at which neurons wake, the bend.
(() => {
  "use strict"

  const REACH = 5
  const NEURONS = [0, 1, 2]
  const MESH = [-4, -2, 0, 2, 4] // the points whose images show how the plane is folded

  class Layer extends Widget {
    start() {
      const [before, after] = this.querySelectorAll(".stage")
      this.plane = new Plot(before, { x: [-REACH, REACH], y: [-REACH, REACH], title: this.words("plane") })
      this.image = new Plot(after, { x: [-8, 8], y: [-4, 8], title: this.words("image") })
      this.plane.svg.addEventListener("pointerdown", event => this.drag(event))
      this.plane.svg.addEventListener("pointermove", event => event.buttons && this.drag(event))
    }

    drag(/** @type {PointerEvent} */ event) {
      const inside = (/** @type {number} */ at) => Math.min(REACH, Math.max(-REACH, Math.round(at * 10) / 10))
      const [x1, x2] = this.plane.under(event).map(inside)
      event.preventDefault()
      this.plane.svg.setPointerCapture(event.pointerId)
      this.set({ x1, x2 })
    }

    parameters() {
      const W = [1, 2].map(i => NEURONS.map(j => this.number(`w${i}${j + 1}`)))
      return { W, b: NEURONS.map(j => this.number(`b${j + 1}`)) }
    }

    update() {
      const { W, b } = this.parameters()
      const relu = nnlib.CURVES.relu.value
      const map = (/** @type {number[]} */ x) => nnlib.linear(x, W, b)
      const x = [this.number("x1"), this.number("x2")]
      const z = map(x)
      z.forEach((sum, j) => {
        this.write(`z${j + 1}`, sum)
        this.write(`a${j + 1}`, relu(sum))
      })
      x.forEach((one, i) => this.write(`x${i + 1}`, one))
      for (const j of NEURONS) this.plane.path(`border${j}`, border(W[0][j], W[1][j], b[j]), `line-${j + 1}`)
      this.plane.point("point", x[0], x[1])
      MESH.forEach((at, i) => {
        for (const [name, turn] of /** @type {const} */ ([["row", 0], ["column", 1]])) {
          const line = ends(at, turn).map(map)
          this.image.path(`${name}${i}`, line.map(([one, two]) => [one, two]), "mesh")
          this.image.path(`bent-${name}${i}`, line.map(([one, two]) => [relu(one), relu(two)]), "mesh bent")
        }
      })
      this.image.point("before", z[0], z[1], "dot-hollow")
      this.image.point("after", relu(z[0]), relu(z[1]))
    }
  }

  const STEPS = 40 // parts of a line, so that it can be seen to bend
  /** A line across the plane of inputs, from left to right or from bottom to top. */
  const ends = (/** @type {number} */ at, /** @type {0 | 1} */ turn) =>
    Array.from({ length: STEPS + 1 }, (_, i) => -REACH + 2 * REACH * i / STEPS)
      .map(along => turn ? [at, along] : [along, at])

  /** Where a neuron's sum is zero: two far points of that line, or none where it has no slope. */
  const border = (/** @type {number} */ w1, /** @type {number} */ w2, /** @type {number} */ b) => {
    const far = 2 * REACH
    if (Math.abs(w2) >= Math.abs(w1)) return w2 === 0 ? [] : [-far, far].map(x => [x, -(b + w1 * x) / w2])
    return [-far, far].map(y => [-(b + w2 * y) / w1, y])
  }

  customElements.define("nn-layer", Layer)
})()
