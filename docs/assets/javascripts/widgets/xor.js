// XOR trained before the reader's eyes: its loss, its decision surface, and the published stall.
(() => {
  "use strict"

  /** @typedef {{net: nnlib.Net, activation: string, rate: number, epochs: number, turn: number}} Order */
  /** @typedef {{net: nnlib.Net, epochs: number, turn: number}} Answer */

  const CELLS = 48 // cells along one side of the decision surface
  const BATCH = 100 // epochs between two pictures
  const EPOCHS = 10000
  const PRINTED = 1000 // and between two losses of the publication
  const BANDS = [0.1, 0.3, 0.5, 0.7, 0.9] // the answers at which the surface grows darker
  const SHADE = 36 // by how much, of 255
  const SETTINGS = ["seed", "hidden", "activation", "rate"]
  /** @type {[number, number]} */
  const SIDE = [-0.5, 1.5]
  const source = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace("xor.js", "xor-worker.js")
  const calm = matchMedia("(prefers-reduced-motion: reduce)") // then only the end of a run is shown

  class Xor extends Widget {
    #running = false
    #busy = false
    #epoch = 0
    #settings = ""
    #turn = 0 // the number of the run, by which a late answer is known
    /** @type {number[][]} */ #losses = []
    /** @type {nnlib.Net} */ #net
    /** @type {(order: Order) => void} */ #train
    /** @type {Plot} */ #curve
    /** @type {Plot} */ #plane
    /** @type {HTMLCanvasElement} */ #canvas

    start() {
      const [curve, plane] = this.stages
      this.#curve = new Plot(curve, {
        x: [0, EPOCHS], y: [0, 0.4], title: this.words("curve"), labels: [this.words("epoch"), this.words("loss")],
      })
      this.compare()
      const labels = [this.words("first-bit"), this.words("second-bit")]
      this.#plane = new Plot(plane, { x: SIDE, y: SIDE, title: this.words("surface"), labels })
      this.#canvas = Object.assign(document.createElement("canvas"), { width: CELLS, height: CELLS })
      plane.prepend(this.#canvas)
      this.#train = trainer(answer => this.took(answer))
    }

    /** The losses that the publication prints, as rings beside which a run is seen. */
    compare() {
      for (let n = 0; n < EPOCHS / PRINTED; n++) {
        const loss = Number(this.querySelector(`[data-out=p${n}]`)?.textContent)
        this.#curve.point(`printed${n}`, n * PRINTED, loss, "ring")
        if ((n + 1) * PRINTED === EPOCHS) this.#curve.label("printed", n * PRINTED, loss, this.words("as-published"))
      }
    }

    act(/** @type {string} */ what) {
      if (what === "run") this.run(!this.#running)
      if (what === "step") this.order(1)
      if (what === "restart") this.restart()
      if (!this.#running) this.tell()
    }

    /** A setting that changed begins another run; a widget that is seen again goes on. */
    update() {
      const asked = JSON.stringify(SETTINGS.map(name => this.state[name]))
      if (asked !== this.#settings) {
        const again = this.#settings !== ""
        this.restart(asked)
        if (again) this.tell()
      }
      this.go()
    }

    restart(asked = this.#settings) {
      this.#settings = asked
      this.#turn++
      this.#epoch = 0
      this.#losses = []
      this.run(false)
      this.#net = nnlib.drawXor(this.number("seed"), this.number("hidden"))
      this.show()
    }

    /** Say how far training is, since a picture says it to some alone. */
    tell() {
      if (!this.#busy) this.say(this.querySelector(".lines p")?.textContent ?? "")
    }

    run(/** @type {boolean} */ running) {
      this.#running = running && this.#epoch < EPOCHS
      const button = this.querySelector("[data-do=run]")
      if (button) button.textContent = this.words(this.#running ? "pause" : "run")
      this.go()
    }

    go() {
      if (this.#running && this.visible) this.order(BATCH - this.#epoch % BATCH)
    }

    order(/** @type {number} */ epochs) {
      if (this.#busy || this.#epoch >= EPOCHS) return
      this.#busy = true
      const [net, activation, rate] = [this.#net, String(this.state.activation), this.number("rate")]
      this.#train({ net, activation, rate, epochs, turn: this.#turn })
    }

    took(/** @type {Answer} */ { net, epochs, turn }) {
      this.#busy = false
      if (turn === this.#turn) {
        this.#net = net
        this.#epoch += epochs
        this.show()
        if (this.#epoch === EPOCHS) this.end()
        else if (!this.#running) this.tell()
      }
      this.go()
    }

    end() {
      this.run(false)
      const printed = this.#losses.filter(([epoch]) => epoch % PRINTED === 0 && epoch < EPOCHS)
      this.say(`${this.words("done")} ${printed.map(([, loss]) => loss.toFixed(4)).join(", ")}`)
    }

    show() {
      const answers = nnlib.XOR.map(x => nnlib.forward(this.#net, x, this.curve).a2)
      const loss = nnlib.xorLoss(this.#net, this.curve)
      this.#losses.push([this.#epoch, loss])
      if (calm.matches && this.#running && this.#epoch < EPOCHS) return
      this.write("epoch", this.#epoch)
      this.write("loss", loss)
      answers.forEach((one, i) => this.write(`answer${i + 1}`, one))
      this.#curve.path("loss", this.#losses)
      this.paint()
    }

    /** The answer for every point of the plane, as a shade: the darker, the nearer to one. */
    paint() {
      const [low, high] = SIDE
      const at = (/** @type {number} */ cell) => low + (high - low) * (cell + 0.5) / CELLS
      const context = /** @type {CanvasRenderingContext2D} */ (this.#canvas.getContext("2d"))
      const picture = context.createImageData(CELLS, CELLS)
      const ink = colour(this)
      for (let i = 0; i < CELLS * CELLS; i++) {
        const x = [at(i % CELLS), at(CELLS - 1 - Math.floor(i / CELLS))]
        const { a2 } = nnlib.forward(this.#net, x, this.curve)
        ink[3] = SHADE * BANDS.filter(band => a2 >= band).length
        picture.data.set(ink, 4 * i)
      }
      context.putImageData(picture, 0, 0)
      nnlib.XOR.forEach(([x1, x2], i) => this.#plane.point(`corner${i}`, x1, x2, x1 === x2 ? "dot-hollow" : "dot-2"))
    }
  }

  /** @returns {number[]} The first colour of the page's palette, which is another one in the dark. */
  const colour = (/** @type {Element} */ element) => {
    const found = getComputedStyle(element).getPropertyValue("--figure-series-1").trim()
    return [1, 3, 5].map(at => parseInt(found.slice(at, at + 2), 16))
  }

  /**
   * Somebody who trains: a worker, or the page itself where a page may have none.
   * @param {(answer: Answer) => void} took
   * @returns {(order: Order) => void}
   */
  const trainer = took => {
    const here = (/** @type {Order} */ order) => {
      const { net, activation, rate, epochs, turn } = order
      setTimeout(() => took({ net: nnlib.trained(net, nnlib.CURVES[activation], rate, epochs), epochs, turn }))
    }
    if (location.protocol === "file:") return here
    /** @type {Worker | undefined} */
    let worker
    return order => { // nobody who only reads needs one
      worker ??= Object.assign(new Worker(source), { onmessage: (/** @type {MessageEvent<Answer>} */ { data }) => took(data) })
      worker.postMessage(order)
    }
  }

  customElements.define("nn-xor", Xor)
})()
