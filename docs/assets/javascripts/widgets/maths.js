// What nnlib computes, in the browser: the same formulas, in a form that loses no digits.
(() => {
  "use strict"

  /** @typedef {nnlib.Real} Real */
  /** @typedef {nnlib.Curve} Curve */
  /** @typedef {nnlib.Net} Net */

  const clip = (/** @type {number} */ x, /** @type {number} */ reach) => Math.min(Math.max(x, -reach), reach)

  /** @type {Real} */
  const sigmoid = x => Math.exp(Math.min(x, 0)) / (1 + Math.exp(-Math.abs(x)))

  /** @type {Real} σ(x)·σ(−x) keeps the digits that σ(x)·(1 − σ(x)) would lose. */
  const sigmoidSlope = x => {
    const e = Math.exp(-Math.abs(x))
    return e / (1 + e) ** 2
  }

  /** @type {Real} 1/cosh² keeps the digits that 1 − tanh² would lose. */
  const tanhSlope = x => {
    const e = Math.exp(-2 * Math.abs(x))
    return 4 * e / (1 + e) ** 2
  }

  const SERIES_REACH = 2 // up to here the series of erf is short, and 1 − erf keeps its digits
  const FRACTION_TERMS = 60 // from there on, enough of the continued fraction for all digits

  /** @type {Real} erf by its series with positive terms alone: nothing cancels. */
  const erf = x => {
    let term = x
    let sum = x
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) sum += term *= 2 * x * x / (2 * n + 1)
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum
  }

  /** @type {Real} The complementary error function, by Laplace's continued fraction far out. */
  const erfc = x => {
    if (x < SERIES_REACH) return x < -SERIES_REACH ? 2 - erfc(-x) : 1 - erf(x)
    let below = 0
    for (let k = FRACTION_TERMS; k > 0; k--) below = k / 2 / (x + below)
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * (x + below))
  }

  /** @type {Real} */
  const normalCdf = x => erfc(-x / Math.SQRT2) / 2
  /** @type {Real} */
  const bell = x => Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI)

  const BELL_END = 40 // beyond, the bell curve is below the least number
  const POWER_END = 800 // and so is e to that power

  /** @type {Record<string, Curve>} Every activation, by the name that it has in nnlib. */
  const CURVES = {
    identity: { value: x => x, derivative: () => 1, range: [-Infinity, Infinity] },
    binary_step: { value: x => x < 0 ? 0 : 1, derivative: () => 0, range: [0, 1] },
    sigmoid: { value: sigmoid, derivative: sigmoidSlope, range: [0, 1] },
    tanh: { value: Math.tanh, derivative: tanhSlope, range: [-1, 1] },
    relu: { value: x => Math.max(x, 0), derivative: x => x > 0 ? 1 : 0, range: [0, Infinity] },
    leaky_relu: {
      value: x => x < 0 ? 0.01 * x : x,
      derivative: x => x > 0 ? 1 : 0.01,
      range: [-Infinity, Infinity],
    },
    normal_cdf: { value: normalCdf, derivative: bell, range: [0, 1] },
    gelu: {
      value: x => Math.max(x, -BELL_END) * normalCdf(x),
      derivative: x => normalCdf(x) + clip(x, BELL_END) * bell(x),
      range: [-0.16997120747990369, Infinity],
    },
    silu: {
      value: x => Math.max(x, -POWER_END) * sigmoid(x),
      derivative: x => sigmoid(x) + clip(x, POWER_END) * sigmoidSlope(x),
      range: [-0.27846454276107385, Infinity],
    },
    elu: {
      value: x => x < 0 ? Math.expm1(x) : x,
      derivative: x => Math.exp(Math.min(x, 0)),
      range: [-1, Infinity],
    },
    softplus: {
      value: x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
      derivative: sigmoid,
      range: [0, Infinity],
    },
  }

  /**
   * The sums of a dense layer before its activation: z = xW + b, one per column of W.
   * @param {number[]} x
   * @param {number[][]} W n_in rows, n_out columns
   * @param {number[]} b
   */
  const linear = (x, W, b) => b.map((bias, j) => x.reduce((sum, one, i) => sum + one * W[i][j], 0) + bias)

  /**
   * What the dosage network makes of x, step by step, as the lesson counts them.
   * @param {number} x
   * @param {Record<"w1" | "b1" | "w2" | "b2" | "w3" | "b3" | "w4", number>} p
   * @param {Real} bend
   */
  const dosage = (x, p, bend) => {
    const bent = bend(p.w1 * x + p.b1)
    const flipped = p.w3 * bent
    const straight = bend(p.w2 * x + p.b2)
    const steep = p.w4 * straight
    const wedge = flipped + steep
    const shifted = wedge + p.b3
    return [bent, flipped, straight, steep, wedge, shifted, bend(shifted)]
  }

  /** The random numbers of NumPy's legacy RandomState: a Mersenne Twister and the polar method. */
  class RandomState {
    #state = new Uint32Array(624)
    #at = 624
    /** @type {number | undefined} */
    #spare

    constructor(/** @type {number} */ seed) {
      this.#state[0] = seed
      for (let i = 1; i < 624; i++) {
        const before = this.#state[i - 1]
        this.#state[i] = Math.imul(1812433253, before ^ before >>> 30) + i
      }
    }

    #twist() {
      const s = this.#state
      for (let i = 0; i < 624; i++) {
        const y = s[i] & 0x80000000 | s[(i + 1) % 624] & 0x7fffffff
        s[i] = s[(i + 397) % 624] ^ y >>> 1 ^ (y & 1 ? 0x9908b0df : 0)
      }
      this.#at = 0
    }

    #word() {
      if (this.#at === 624) this.#twist()
      let y = this.#state[this.#at++]
      y ^= y >>> 11
      y ^= y << 7 & 0x9d2c5680
      y ^= y << 15 & 0xefc60000
      return (y ^ y >>> 18) >>> 0
    }

    /** A number from 0 up to 1, with 53 random bits. */
    uniform() {
      const high = this.#word() >>> 5
      return (high * 0x4000000 + (this.#word() >>> 6)) / 2 ** 53
    }

    /** @returns {number} A standard normal number; each second one was made with the one before. */
    normal() {
      if (this.#spare !== undefined) {
        const spare = this.#spare
        this.#spare = undefined
        return spare
      }
      const one = 2 * this.uniform() - 1
      const other = 2 * this.uniform() - 1
      const square = one * one + other * other
      if (square >= 1 || square === 0) return this.normal()
      const stretch = Math.sqrt(-2 * Math.log(square) / square)
      this.#spare = stretch * one
      return stretch * other
    }
  }

  const X = [[0, 0], [0, 1], [1, 0], [1, 1]]
  const Y = [0, 1, 1, 0]

  /** A network 2 → hidden → 1 for XOR, its weights drawn as the published run draws them. */
  const drawXor = (/** @type {number} */ seed, /** @type {number} */ hidden) => {
    const random = new RandomState(seed)
    const row = () => Array.from({ length: hidden }, () => random.normal())
    return { W1: [row(), row()], b1: Array(hidden).fill(0), w2: row(), b2: 0 }
  }

  /** A point carried forwards: sums and activations of both layers; the last is a sigmoid. */
  const forward = (/** @type {Net} */ net, /** @type {number[]} */ x, /** @type {Curve} */ curve) => {
    const z1 = linear(x, net.W1, net.b1)
    const a1 = z1.map(curve.value)
    const z2 = a1.reduce((sum, one, j) => sum + one * net.w2[j], 0) + net.b2
    return { z1, a1, z2, a2: sigmoid(z2) }
  }

  /** And back: the error terms, and the gradient of the cross-entropy for every parameter. */
  const backward = (/** @type {Net} */ net, /** @type {number[]} */ x, /** @type {number} */ y, /** @type {Curve} */ curve) => {
    const way = forward(net, x, curve)
    const δ2 = way.a2 - y
    const δ1 = net.w2.map((weight, j) => δ2 * weight * curve.derivative(way.z1[j]))
    const dW1 = x.map(one => δ1.map(δ => one * δ))
    return { ...way, δ2, δ1, dW1, db1: δ1, dw2: way.a1.map(a => a * δ2), db2: δ2 }
  }

  /** The cross-entropy of one answer, from the sum before its sigmoid: ln(1 + eᶻ) − yz. */
  const crossEntropy = (/** @type {number} */ z, /** @type {number} */ y) => CURVES.softplus.value(z) - y * z

  /** The mean square of what is missing, over the four rows. */
  const xorLoss = (/** @type {Net} */ net, /** @type {Curve} */ curve) =>
    X.reduce((sum, x, i) => sum + (forward(net, x, curve).a2 - Y[i]) ** 2, 0) / X.length

  /** A network one step further down the gradients, of one point or of several. */
  const stepped = (/** @type {Net} */ net, /** @type {ReturnType<typeof backward>[]} */ rows, /** @type {number} */ rate) => {
    const total = (/** @type {(row: ReturnType<typeof backward>) => number} */ part) =>
      rows.reduce((sum, row) => sum + part(row), 0)
    return {
      W1: net.W1.map((weights, i) => weights.map((w, j) => w - rate * total(row => row.dW1[i][j]))),
      b1: net.b1.map((b, j) => b - rate * total(row => row.db1[j])),
      w2: net.w2.map((w, j) => w - rate * total(row => row.dw2[j])),
      b2: net.b2 - rate * total(row => row.db2),
    }
  }

  /** One step on XOR, down the gradient of the cross-entropy summed over the four rows. */
  const stepXor = (/** @type {Net} */ net, /** @type {Curve} */ curve, /** @type {number} */ rate) =>
    stepped(net, X.map((x, i) => backward(net, x, Y[i], curve)), rate)

  /** A network so many epochs of XOR later. */
  const trained = (/** @type {Net} */ net, /** @type {Curve} */ curve, /** @type {number} */ rate, /** @type {number} */ epochs) => {
    let one = net
    for (let epoch = 0; epoch < epochs; epoch++) one = stepXor(one, curve, rate)
    return one
  }

  Object.assign(globalThis, {
    nnlib: Object.freeze({
      CURVES, RandomState, XOR: X, backward, crossEntropy, dosage, drawXor, forward, linear, stepXor, stepped, trained, xorLoss,
    }),
  })
})()
