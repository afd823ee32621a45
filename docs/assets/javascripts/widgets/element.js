// What every widget does: its controls, the state in the address, numbers as the page writes them.
// The page holds the whole widget already; a script only makes it answer, so nothing moves.
(() => {
  "use strict"

  /** @typedef {Record<string, number | string>} State */
  /** @typedef {HTMLInputElement | HTMLSelectElement} Control */

  const DECIMALS = 4 // the most that are shown, as in the drawings
  const SETTLED = 300 // milliseconds without a change, after which the address follows
  const NEAR = 1e-9 // what counts as no difference to the number written

  /** @returns {string} A number as the drawings write it: few decimals, and a minus that is one. */
  const written = (/** @type {number} */ x) => {
    if (!Number.isFinite(x)) return x > 0 ? "∞" : x < 0 ? "−∞" : "–"
    if (Math.abs(x) >= 1e6 || (x !== 0 && Math.abs(x) < 10 ** -DECIMALS)) return small(x)
    let decimals = 0
    while (decimals < DECIMALS && Math.abs(Number(x.toFixed(decimals)) - x) > NEAR) decimals++
    const text = x.toFixed(decimals)
    return Number(text) ? text.replace("-", "−") : text.replace("-", "")
  }

  const HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
  /** @returns {string} A number as a power of ten: 9.54 × 10⁻⁷. */
  const small = (/** @type {number} */ x) => {
    const [digits, power] = x.toExponential(2).split("e")
    const raised = [...power.replace("+", "")].map(one => one === "-" ? "⁻" : HIGH[Number(one)])
    return `${digits.replace("-", "−")} × 10${raised.join("")}`
  }

  class Widget extends HTMLElement {
    /** @type {State} */
    state = {}
    /** @type {Map<string, Control[]>} Controls by name: a slider and a number share one. */
    #controls = new Map()
    /** @type {State} */
    #first = {}
    #wake = 0

    connectedCallback() {
      if (this.#controls.size) return
      for (const control of /** @type {NodeListOf<Control>} */ (this.querySelectorAll("[name]"))) {
        this.#controls.set(control.name, [...this.#controls.get(control.name) ?? [], control])
        this.#first[control.name] ??= valueOf(control)
        control.disabled = false
      }
      this.state = { ...this.#first, ...this.#fromAddress() }
      this.addEventListener("input", event => this.#changed(event))
      this.addEventListener("click", event => this.#pressed(event))
      this.start()
      this.#refresh()
      this.dataset.ready = ""
    }

    /** What a widget makes once, before its first update. */
    start() {}

    /** What a widget shows of its state; each has its own. */
    update() {}

    /** Write a number, or a text, wherever the page has a place for it. */
    write(/** @type {string} */ name, /** @type {number | string} */ value) {
      const text = typeof value === "number" ? written(value) : value
      for (const place of this.querySelectorAll(`[data-out="${name}"]`)) {
        if (place.textContent !== text) place.textContent = text
      }
    }

    number(/** @type {string} */ name) {
      return Number(this.state[name])
    }

    words(/** @type {string} */ name) {
      return this.getAttribute(`data-words-${name}`) ?? ""
    }

    /** Say something to everybody, by eye or ear. */
    say(/** @type {string} */ text) {
      const place = this.querySelector("[role=status]")
      if (place) place.textContent = text
    }

    /** Take on values that are not typed by hand, such as those of a button or a drag. */
    set(/** @type {State} */ values) {
      Object.assign(this.state, values)
      this.#refresh()
      this.#keep()
    }

    #changed(/** @type {Event} */ event) {
      const control = /** @type {Control} */ (event.target)
      if (!this.#controls.has(control.name)) return
      const value = valueOf(control)
      const wrong = !accepts(control, value)
      control.setAttribute("aria-invalid", String(wrong))
      if (wrong) return
      this.state[control.name] = value
      this.#refresh(control)
      this.#keep()
    }

    #pressed(/** @type {Event} */ event) {
      const button = /** @type {HTMLElement} */ (event.target).closest("button[data-set]")
      if (button instanceof HTMLElement) {
        this.say("")
        this.set({ ...this.#first, ...JSON.parse(button.dataset.set ?? "{}") })
      }
    }

    /** Show the state in the controls, but for the one being typed into, and in the drawing. */
    #refresh(/** @type {Control | undefined} */ typed = undefined) {
      for (const [name, controls] of this.#controls) {
        for (const control of controls) {
          if (control === typed) continue
          if (valueOf(control) !== this.state[name]) put(control, this.state[name])
          control.setAttribute("aria-invalid", "false")
        }
      }
      this.update()
    }

    /** @returns {State} What the address says of this widget, as far as it can be shown. */
    #fromAddress() {
      const asked = new URLSearchParams(location.search)
      /** @type {State} */
      const found = {}
      let refused = false
      for (const [name, [control]] of this.#controls) {
        const text = asked.get(`${this.id}.${name}`)
        if (text === null) continue
        const value = control instanceof HTMLSelectElement ? text : text.trim() === "" ? NaN : Number(text)
        if (accepts(control, value)) found[name] = value
        else refused = true
      }
      if (refused) this.say(this.words("refused"))
      return found
    }

    /** Put what differs from the lesson into the address, once the reader rests. */
    #keep() {
      clearTimeout(this.#wake)
      this.#wake = window.setTimeout(() => {
        const address = new URL(location.href)
        for (const name of this.#controls.keys()) {
          const key = `${this.id}.${name}`
          if (this.state[name] === this.#first[name]) address.searchParams.delete(key)
          else address.searchParams.set(key, String(this.state[name]))
        }
        history.replaceState(history.state, "", address)
      }, SETTLED)
    }
  }

  /** @returns {number | string} */
  const valueOf = (/** @type {Control} */ control) => {
    if (control instanceof HTMLSelectElement) return control.value
    if (control.type === "checkbox") return Number(control.checked)
    return control.value.trim() === "" ? NaN : Number(control.value)
  }

  const put = (/** @type {Control} */ control, /** @type {number | string} */ value) => {
    if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = Boolean(value)
    else control.value = String(value)
  }

  /** Whether a control can hold a value. */
  const accepts = (/** @type {Control} */ control, /** @type {number | string} */ value) => {
    if (control instanceof HTMLSelectElement) return [...control.options].some(one => one.value === value)
    if (control.type === "checkbox") return value === 0 || value === 1
    const inside = Number(control.min) <= Number(value) && Number(value) <= Number(control.max)
    return Number.isFinite(value) && inside && (control.dataset.whole === undefined || Number.isInteger(value))
  }

  Object.assign(globalThis, { Widget, written })
})()
