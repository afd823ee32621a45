// Trains a network on XOR away from the page, so that the page answers while it works.
importScripts("maths.js")

/** @typedef {{net: any, activation: string, rate: number, epochs: number}} Order */
addEventListener("message", ({ data }) => {
  const { net, activation, rate, epochs } = /** @type {Order} */ (data)
  const curve = nnlib.CURVES[activation]
  let one = net
  for (let epoch = 0; epoch < epochs; epoch++) one = nnlib.stepXor(one, curve, rate)
  postMessage({ net: one, loss: nnlib.xorLoss(one, curve) })
})
