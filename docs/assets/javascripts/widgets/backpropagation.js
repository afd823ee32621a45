// A small network as a graph: forwards number by number, then backwards, each gradient as a product.
(() => {
  "use strict"

  const SIGMOID = nnlib.CURVES.sigmoid
  const BOTH = [0, 1]
  const UNKNOWN = "?"
  const ORDER = [ // what becomes known at each step: forwards, then backwards
    ["z1"], ["a1"], ["z2"], ["a2"], ["loss"],
    ["d2"], ["dw2", "db2"], ["carried"], ["d1"], ["dw1", "db1"],
  ]

  class Backpropagation extends Widget {
    #step = ORDER.length
    #settings = ""

    act(/** @type {string} */ what) {
      if (what === "learn") this.set(this.learned())
      const ways = new Map([["next", this.#step + 1], ["previous", this.#step - 1], ["first", 0], ["last", ORDER.length]])
      this.#step = Math.min(ORDER.length, Math.max(0, ways.get(what) ?? this.#step))
      this.update()
      this.say(what === "learn" ? this.row("loss") : this.lately())
    }

    /** @returns {string} A line of results. */
    row(/** @type {string} */ step) {
      return this.querySelector(`p[data-step=${step}]`)?.textContent ?? ""
    }

    /** @returns {string} What became known with the last step, as the page writes it. */
    lately() {
      const rows = [...this.querySelectorAll("p[data-step]")]
      const late = rows.filter(row => ORDER[this.#step - 1]?.includes(row.getAttribute("data-step") ?? ""))
      return late.map(row => row.textContent).join("; ")
    }

    /** @returns {nnlib.Net} */
    get net() {
      return {
        W1: BOTH.map(i => BOTH.map(j => this.number(`w${i + 1}${j + 1}`))),
        b1: BOTH.map(j => this.number(`b${j + 1}`)),
        w2: BOTH.map(j => this.number(`v${j + 1}`)),
        b2: this.number("c"),
      }
    }

    /** What nnlib answers: the way forwards, the loss, and the gradient of every parameter. */
    answer() {
      const [x, y] = [BOTH.map(i => this.number(`x${i + 1}`)), this.number("y")]
      const all = nnlib.backward(this.net, x, y, SIGMOID)
      return { ...all, loss: nnlib.crossEntropy(all.z2, y) }
    }

    /** The parameters after one step down the gradient. */
    learned() {
      const { W1, b1, w2, b2 } = nnlib.stepped(this.net, [this.answer()], this.number("rate"))
      /** @type {Record<string, number>} */
      const named = { c: b2 }
      for (const j of BOTH) {
        Object.assign(named, { [`b${j + 1}`]: b1[j], [`v${j + 1}`]: w2[j] })
        for (const i of BOTH) named[`w${i + 1}${j + 1}`] = W1[i][j]
      }
      return named
    }

    update() {
      for (const name of Object.keys(this.state)) this.write(name, this.number(name))
      const known = new Set(ORDER.slice(0, this.#step).flat())
      for (const [step, values] of Object.entries(this.values())) {
        for (const [name, value] of Object.entries(values)) this.write(name, known.has(step) ? value : UNKNOWN)
      }
      for (const row of this.querySelectorAll("[data-step]")) {
        row.classList.toggle("unknown", !known.has(row.getAttribute("data-step") ?? ""))
      }
      const settings = JSON.stringify(this.state)
      if (this.#settings && settings !== this.#settings && known.has("loss")) this.say(this.row("loss"))
      this.#settings = settings
      this.end("previous", this.#step === 0)
      this.end("next", this.#step === ORDER.length)
    }

    /** @returns {Record<string, Record<string, number>>} What is written, by the step at which it is known. */
    values() {
      const { z1, a1, z2, a2, loss, δ2, δ1, dW1, dw2, db2 } = this.answer()
      const { w2 } = this.net
      const each = (/** @type {string} */ name, /** @type {number[]} */ all) =>
        Object.fromEntries(all.map((one, j) => [`${name}${j + 1}`, one]))
      return {
        z1: each("z", z1), a1: each("a", a1), z2: { z: z2 }, a2: { a: a2 },
        loss: { loss },
        d2: { delta: δ2 }, dw2: each("dv", dw2), db2: { dc: db2 },
        carried: each("carried", w2.map(w => w * δ2)),
        d1: { ...each("slope", z1.map(SIGMOID.derivative)), ...each("delta", δ1) },
        dw1: { ...each("dw1", dW1[0]), ...each("dw2", dW1[1]) }, db1: each("db", δ1),
      }
    }

    /** A button that leads no further says so, but keeps the focus. */
    end(/** @type {string} */ what, /** @type {boolean} */ reached) {
      this.querySelector(`[data-do=${what}]`)?.setAttribute("aria-disabled", String(reached))
    }
  }

  customElements.define("nn-backpropagation", Backpropagation)
})()
