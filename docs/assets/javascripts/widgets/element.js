// What every widget does: its controls, the state in the address, numbers as the page writes them.
// The page holds the whole widget already; a script only makes it answer, so nothing moves.
(() => {
  "use strict"

  /** @typedef {Record<string, number | string>} State */
  /** @typedef {HTMLInputElement | HTMLSelectElement} Control */

  const DECIMALS = 4 // the most that are shown, as in the drawings
  const SETTLED = 300 // milliseconds without a change, after which the address follows
  const NEAR = 1e-9 // what counts as no difference to the number written
  const NOISE = 1e-12 // what rounding leaves where a sum is zero
  const TYPED = 6 // digits in a box that nobody has typed into

  /** @returns {string} A number as the drawings write it: few decimals, and a minus that is one. */
  const written = (/** @type {number} */ x) => {
    if (!Number.isFinite(x)) return x > 0 ? "∞" : x < 0 ? "−∞" : "–"
    if (Math.abs(x) < NOISE) return "0"
    if (Math.abs(x) >= 1e6 || Math.abs(x) < 10 ** -DECIMALS) return power(x)
    let decimals = 0
    while (decimals < DECIMALS && Math.abs(Number(x.toFixed(decimals)) - x) > NEAR) decimals++
    const text = x.toFixed(decimals)
    return grouped(Number(text) ? text.replace("-", "−") : text.replace("-", ""))
  }

  /** @returns {string} A number with thin spaces between its thousands. */
  const grouped = (/** @type {string} */ text) => {
    const [whole, ...decimals] = text.split(".")
    return [whole.replace(/(?<=\d)(?=(\d{3})+$)/g, "\u202f"), ...decimals].join(".")
  }

  const HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
  /** @returns {string} A number with a power of ten: 9.54 × 10⁻⁷. */
  const power = (/** @type {number} */ x) => {
    const [digits, exponent] = x.toExponential(2).split("e")
    const raised = [...exponent.replace("+", "")].map(one => one === "-" ? "⁻" : HIGH[Number(one)])
    return `${digits.replace("-", "−")} × 10${raised.join("")}`
  }

  class Widget extends HTMLElement {
    /** @type {State} */
    state = {}
    /** Whether the widget can be seen: what cannot need not be drawn. */
    visible = true
    /** @type {Map<string, Control[]>} Controls by name: a slider and a box share one. */
    #controls = new Map()
    /** @type {Map<string, Element[]>} */
    #places = new Map()
    /** @type {State} */
    #first = {}
    #wake = 0
    #frame = 0

    connectedCallback() {
      if (this.#controls.size) return
      for (const control of /** @type {NodeListOf<Control>} */ (this.querySelectorAll("[name]"))) {
        gather(this.#controls, control.name, control)
        this.#first[control.name] = firstOf(control)
      }
      this.start()
      for (const place of this.querySelectorAll("[data-out]")) gather(this.#places, place.getAttribute("data-out") ?? "", place)
      this.state = { ...this.#first, ...this.#fromAddress() }
      this.addEventListener("input", event => this.#changed(event))
      this.addEventListener("click", event => this.#pressed(event))
      new IntersectionObserver(([seen]) => this.#seen(seen.isIntersecting)).observe(this)
      this.#fill()
      this.update()
      this.dataset.ready = ""
    }

    /** What a widget makes once, before its first update. */
    start() {}

    /** What a widget shows of its state; each has its own. */
    update() {}

    /** What a button does that is the widget's own. */
    act(/** @type {string} */ _what) {}

    /** Write a number, or a text, wherever the page has a place for it. */
    write(/** @type {string} */ name, /** @type {number | string} */ value) {
      const text = typeof value === "number" ? written(value) : value
      for (const place of this.#places.get(name) ?? []) {
        const shown = place.hasAttribute("data-enclosed") && text.startsWith("−") ? `(${text})` : text
        if (place.textContent !== shown) place.textContent = shown
      }
    }

    number(/** @type {string} */ name) {
      return Number(this.state[name])
    }

    /** @returns {nnlib.Curve} The activation that is chosen. */
    get curve() {
      return nnlib.CURVES[this.state.activation]
    }

    words(/** @type {string} */ name) {
      return this.getAttribute(`data-words-${name}`) ?? ""
    }

    /** The places in which the page shows figures, and a script what it draws. */
    get stages() {
      return [...this.querySelectorAll(".stage")]
    }

    /** Say something to everybody, by eye or ear. */
    say(/** @type {string} */ text) {
      const place = this.querySelector("[role=status]")
      if (place) place.textContent = text
    }

    /** Take on values that nobody typed, such as those of a button or a drag. */
    set(/** @type {State} */ values) {
      Object.assign(this.state, values)
      this.#fill()
      this.#keep()
      this.refresh()
    }

    /** Update with the next picture of the screen, however much changes until then. */
    refresh() {
      if (!this.visible) return
      if (this.#frame) return
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0
        this.update()
      })
    }

    #seen(/** @type {boolean} */ visible) {
      const again = visible && !this.visible
      this.visible = visible
      if (again) this.refresh()
    }

    #changed(/** @type {Event} */ event) {
      const control = /** @type {Control} */ (event.target)
      if (!this.#controls.has(control.name)) return
      const value = valueOf(control)
      const wrong = !accepts(control, value)
      control.setAttribute("aria-invalid", String(wrong))
      if (wrong) return
      this.say("")
      this.state[control.name] = value
      this.#fill(control)
      this.#keep()
      this.refresh()
    }

    #pressed(/** @type {Event} */ event) {
      const button = /** @type {HTMLElement} */ (event.target).closest("button")
      if (!button || button.getAttribute("aria-disabled") === "true") return
      const { do: what, set } = button.dataset
      if (what) this.act(what)
      if (set === undefined) return
      this.say("")
      this.set({ ...this.#first, ...JSON.parse(set) })
    }

    /** Show the state in the controls, but for the one being typed into. */
    #fill(/** @type {Control | undefined} */ typed = undefined) {
      for (const [name, controls] of this.#controls) {
        for (const control of controls) {
          if (control === typed) continue
          if (valueOf(control) !== this.state[name]) put(control, this.state[name])
          if (control.getAttribute("aria-invalid") === "true") control.removeAttribute("aria-invalid")
        }
      }
    }

    /** @returns {State} What the address says of this widget, as far as it can be shown. */
    #fromAddress() {
      const asked = new URLSearchParams(location.search)
      /** @type {State} */
      const found = {}
      let refused = false
      for (const key of asked.keys()) {
        const name = key.startsWith(`${this.id}.`) ? key.slice(this.id.length + 1) : ""
        if (!name) continue
        const control = this.#controls.get(name)?.[0]
        const value = control && read(control, asked.get(key) ?? "")
        if (control && value !== undefined && accepts(control, value)) found[name] = value
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
        for (const key of [...address.searchParams.keys()]) {
          if (key.startsWith(`${this.id}.`)) address.searchParams.delete(key)
        }
        for (const name of this.#controls.keys()) {
          if (this.state[name] !== this.#first[name]) address.searchParams.set(`${this.id}.${name}`, String(this.state[name]))
        }
        history.replaceState(history.state, "", address)
      }, SETTLED)
    }
  }

  /**
   * @template T
   * @param {Map<string, T[]>} all
   * @param {string} name
   * @param {T} one
   */
  const gather = (all, name, one) => {
    all.set(name, [...all.get(name) ?? [], one])
  }

  const isSwitch = (/** @type {Control} */ control) => control instanceof HTMLInputElement && control.type === "checkbox"

  /** @returns {number | string} What the page says, whatever the browser has kept from last time. */
  const firstOf = (/** @type {Control} */ control) => {
    if (control instanceof HTMLSelectElement) return [...control.options].find(one => one.defaultSelected)?.value ?? ""
    return isSwitch(control) ? Number(control.defaultChecked) : Number(control.defaultValue)
  }

  /** @returns {number | string} */
  const valueOf = (/** @type {Control} */ control) => {
    if (control instanceof HTMLSelectElement) return control.value
    return isSwitch(control) ? Number(control.checked) : read(control, control.value)
  }

  /** @returns {number | string} A text as a control would hold it; what is empty is no number. */
  const read = (/** @type {Control} */ control, /** @type {string} */ text) => {
    if (control instanceof HTMLSelectElement) return text
    return text.trim() === "" ? NaN : Number(text)
  }

  const put = (/** @type {Control} */ control, /** @type {number | string} */ value) => {
    if (control instanceof HTMLSelectElement) control.value = String(value)
    else if (isSwitch(control)) control.checked = Boolean(value)
    else control.value = String(Number(Number(value).toPrecision(TYPED)))
  }

  /** Whether a control can hold a value. */
  const accepts = (/** @type {Control} */ control, /** @type {number | string} */ value) => {
    if (control instanceof HTMLSelectElement) return [...control.options].some(one => one.value === value)
    if (isSwitch(control)) return value === 0 || value === 1
    const inside = Number(control.min) <= Number(value) && Number(value) <= Number(control.max)
    return inside && (control.dataset.whole === undefined || Number.isInteger(value))
  }

  Object.assign(globalThis, { Widget, written })
})()
