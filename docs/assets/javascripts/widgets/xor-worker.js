// Trains a network on XOR away from the page, so that the page answers while it works.
(() => {
  "use strict"

  importScripts("maths.js")

  addEventListener("message", ({ data }) => {
    const { net, activation, rate, epochs, turn } = data
    postMessage({ net: nnlib.trained(net, nnlib.CURVES[activation], rate, epochs), epochs, turn })
  })
})()
