// A small network as a graph: forwards number by number, then backwards, each gradient as a product.
(() => {
  "use strict"

  const SIGMOID = nnlib.CURVES.sigmoid
  const ORDER = [ // what becomes known at each step: forwards, then backwards
    ["z1"], ["a1"], ["z2"], ["a2"], ["loss"],
    ["δ2"], ["dw2", "db2"], ["carried"], ["δ1"], ["dW1", "db1"],
  ]

  class Backpropagation extends Widget {
    #step = 0

    start() {
      this.addEventListener("click", event => {
        const button = /** @type {HTMLElement} */ (event.target).closest("button[data-do]")
        if (button instanceof HTMLElement) this.go(String(button.dataset.do))
      })
      this.#step = ORDER.length
    }

    go(/** @type {string} */ where) {
      const ways = { forward: this.#step + 1, back: this.#step - 1, start: 0, end: ORDER.length }
      this.#step = Math.min(ORDER.length, Math.max(0, ways[where] ?? this.#step))
      if (where === "learn") this.set(this.learned())
      this.update()
    }

    /** @returns {{W1: number[][], b1: number[], w2: number[], b2: number}} */
    get net() {
      return {
        W1: [1, 2].map(i => [1, 2].map(j => this.number(`w${i}${j}`))),
        b1: [1, 2].map(j => this.number(`b${j}`)),
        w2: [1, 2].map(j => this.number(`v${j}`)),
        b2: this.number("c"),
      }
    }

    get x() {
      return [this.number("x1"), this.number("x2")]
    }

    /** The parameters after one step down the gradient. */
    learned() {
      const { W1, b1, w2, b2 } = nnlib.stepped(
        this.net, [nnlib.backward(this.net, this.x, this.number("y"), SIGMOID)], this.number("rate"))
      const named = { c: b2 }
      for (const j of [0, 1]) {
        Object.assign(named, { [`b${j + 1}`]: b1[j], [`v${j + 1}`]: w2[j] })
        for (const i of [0, 1]) named[`w${i + 1}${j + 1}`] = W1[i][j]
      }
      return named
    }

    update() {
      const y = this.number("y")
      const all = nnlib.backward(this.net, this.x, y, SIGMOID)
      const known = new Set(ORDER.slice(0, this.#step).flat())
      const show = (/** @type {string} */ part, /** @type {string} */ name, /** @type {number} */ value) =>
        this.write(name, known.has(part) ? value : "·")
      for (const j of [0, 1]) {
        show("z1", `z1${j + 1}`, all.z1[j])
        show("a1", `a1${j + 1}`, all.a1[j])
        show("carried", `carried${j + 1}`, all.δ2 * this.net.w2[j])
        show("δ1", `slope${j + 1}`, SIGMOID.derivative(all.z1[j]))
        show("δ1", `d1${j + 1}`, all.δ1[j])
        show("dw2", `dv${j + 1}`, all.dw2[j])
        show("db1", `db${j + 1}`, all.db1[j])
        for (const i of [0, 1]) show("dW1", `dw${i + 1}${j + 1}`, all.dW1[i][j])
      }
      show("z2", "z2", all.z2)
      show("a2", "a2", all.a2)
      show("loss", "loss", nnlib.crossEntropy(all.z2, y))
      show("δ2", "d2", all.δ2)
      show("db2", "dc", all.db2)
      for (const name of ["x1", "x2", "y", "c", "v1", "v2", "b1", "b2", "w11", "w12", "w21", "w22"]) {
        this.write(name, this.number(name))
      }
      for (const part of this.querySelectorAll("[data-step]")) {
        part.classList.toggle("known", known.has(part.getAttribute("data-step") ?? ""))
      }
      for (const [name, off] of /** @type {const} */ ([["back", this.#step === 0], ["forward", this.#step === ORDER.length]])) {
        this.querySelector(`[data-do=${name}]`)?.toggleAttribute("disabled", off)
      }
    }
  }

  customElements.define("nn-backpropagation", Backpropagation)
})()
