// XOR trained before the reader's eyes: its loss, its decision surface, and the published stall.
(() => {
  "use strict"

  const SURFACE = 48 // cells along one side of the decision surface
  const BATCH = 100 // epochs between two pictures
  const EPOCHS = 10000
  const POINTS = [[0, 0], [0, 1], [1, 0], [1, 1]]
  const source = /** @type {HTMLScriptElement} */ (document.currentScript).src.replace("xor.js", "xor-worker.js")

  class Xor extends Widget {
    #running = false
    #visible = true
    #busy = false
    #epoch = 0
    /** @type {number[][]} */
    #losses = []
    #drawn = ""

    start() {
      const [curve, surface] = this.querySelectorAll(".stage")
      this.plot = new Plot(curve, { x: [0, EPOCHS], y: [0, 0.4], title: this.words("losses") })
      this.canvas = Object.assign(document.createElement("canvas"), { width: SURFACE, height: SURFACE })
      this.canvas.setAttribute("role", "img")
      this.canvas.setAttribute("aria-label", this.words("surface"))
      surface.replaceChildren(this.canvas)
      this.trainer = trainer(answer => this.took(answer))
      this.addEventListener("click", event => this.pressed(event))
      new IntersectionObserver(([seen]) => {
        this.#visible = seen.isIntersecting
        this.go()
      }).observe(this)
    }

    pressed(/** @type {Event} */ event) {
      const button = /** @type {HTMLElement} */ (event.target).closest("button[data-do]")
      if (!(button instanceof HTMLElement)) return
      if (button.dataset.do === "run") this.run(!this.#running)
      if (button.dataset.do === "step") this.order(1)
      if (button.dataset.do === "restart") this.restart()
    }

    run(/** @type {boolean} */ running) {
      this.#running = running && this.#epoch < EPOCHS
      const button = this.querySelector("[data-do=run]")
      button?.setAttribute("aria-pressed", String(this.#running))
      if (button) button.textContent = this.words(this.#running ? "pause" : "run")
      this.go()
    }

    go() {
      if (this.#running && this.#visible) this.order(Math.min(BATCH, EPOCHS - this.#epoch))
    }

    order(/** @type {number} */ epochs) {
      if (this.#busy) return
      this.#busy = true
      this.trainer({ net: this.net, activation: this.state.activation, rate: this.number("rate"), epochs, run: this.#drawn })
      this.#epoch += epochs
    }

    took(/** @type {{net: any, loss: number, run: string}} */ { net, loss, run }) {
      this.#busy = false
      if (run !== this.#drawn) return this.go()
      this.net = net
      this.show(loss)
      if (this.#epoch >= EPOCHS) this.run(false)
      this.go()
    }

    restart() {
      this.#drawn = ""
      this.update()
    }

    /** A setting that changed begins another run. */
    update() {
      const asked = JSON.stringify(["seed", "hidden", "activation", "rate"].map(name => this.state[name]))
      if (asked === this.#drawn) return
      this.#drawn = asked
      this.#epoch = 0
      this.#losses = []
      this.run(false)
      this.net = nnlib.drawXor(this.number("seed"), this.number("hidden"))
      this.show(nnlib.xorLoss(this.net, this.curve))
    }

    get curve() {
      return nnlib.CURVES[this.state.activation]
    }

    show(/** @type {number} */ loss) {
      this.#losses.push([this.#epoch, loss])
      this.plot.path("loss", this.#losses)
      this.write("epoch", this.#epoch)
      this.write("loss", loss)
      POINTS.forEach((x, i) => this.write(`answer${i + 1}`, nnlib.forward(this.net, x, this.curve).a2))
      this.paint()
    }

    /** The answer for every point from −0.5 to 1.5 in both directions, as a shade. */
    paint() {
      const context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"))
      const picture = context.createImageData(SURFACE, SURFACE)
      for (let i = 0; i < SURFACE * SURFACE; i++) {
        const [column, row] = [i % SURFACE, Math.floor(i / SURFACE)]
        const x = [-0.5 + 2 * (column + 0.5) / SURFACE, 1.5 - 2 * (row + 0.5) / SURFACE]
        const share = nnlib.forward(this.net, x, this.curve).a2
        picture.data.set([225 - 180 * share, 130 + 40 * share, 60 + 130 * share, 255], 4 * i)
      }
      context.putImageData(picture, 0, 0)
    }
  }

  /** Somebody who trains: a worker, or the page itself where a page may have none. */
  const trainer = (/** @type {(answer: any) => void} */ took) => {
    /** @type {string} */
    let run
    if (location.protocol === "file:") {
      return (/** @type {any} */ order) => setTimeout(() => took({ ...trained(order), run: order.run }))
    }
    const worker = new Worker(source)
    worker.onmessage = ({ data }) => took({ ...data, run })
    return (/** @type {any} */ order) => {
      run = order.run
      worker.postMessage(order)
    }
  }

  const trained = (/** @type {any} */ { net, activation, rate, epochs }) => {
    const curve = nnlib.CURVES[activation]
    let one = net
    for (let epoch = 0; epoch < epochs; epoch++) one = nnlib.stepXor(one, curve, rate)
    return { net: one, loss: nnlib.xorLoss(one, curve) }
  }

  customElements.define("nn-xor", Xor)
})()
