// What the classic scripts of the widgets share, as they find it in the page: one script makes each.

declare namespace nnlib {
  type Real = (x: number) => number
  type Curve = { value: Real, derivative: Real, range: [number, number] }
  type Net = { W1: number[][], b1: number[], w2: number[], b2: number }
  type Forward = { z1: number[], a1: number[], z2: number, a2: number }
  type Back = Forward & {
    δ2: number, δ1: number[], dW1: number[][], db1: number[], dw2: number[], db2: number
  }
  type Dosage = Record<"w1" | "b1" | "w2" | "b2" | "w3" | "b3" | "w4", number>

  const CURVES: Record<string, Curve>
  const XOR: number[][]
  function linear(x: number[], W: number[][], b: number[]): number[]
  function dosage(x: number, parameters: Dosage, bend: Real): number[]
  function drawXor(seed: number, hidden: number): Net
  function forward(net: Net, x: number[], curve: Curve): Forward
  function backward(net: Net, x: number[], y: number, curve: Curve): Back
  function crossEntropy(z: number, y: number): number
  function stepped(net: Net, rows: Back[], rate: number): Net
  function stepXor(net: Net, curve: Curve, rate: number): Net
  function trained(net: Net, curve: Curve, rate: number, epochs: number): Net
  function xorLoss(net: Net, curve: Curve): number
  class RandomState {
    constructor(seed: number)
    uniform(): number
    normal(): number
  }
}

declare function written(x: number): string

declare class Widget extends HTMLElement {
  state: Record<string, number | string>
  visible: boolean
  start(): void
  update(): void
  act(what: string): void
  write(name: string, value: number | string): void
  number(name: string): number
  get curve(): nnlib.Curve
  words(name: string): string
  get stages(): Element[]
  say(text: string): void
  set(values: Record<string, number | string>): void
  refresh(): void
}

declare class Plot {
  svg: SVGSVGElement
  constructor(stage: Element, frame: {
    x: [number, number], y: [number, number], title: string, labels?: string[]
  })
  reframe(x: [number, number], y: [number, number]): void
  x(x: number): number
  y(y: number): number
  under(event: MouseEvent): number[]
  part(name: string, tag: string, attributes: Record<string, string | number>): SVGElement
  curve(name: string, f: nnlib.Real, style?: string, edges?: number[]): void
  path(name: string, points: number[][], style?: string): void
  point(name: string, x: number, y: number, style?: string): void
  label(name: string, x: number, y: number, words: string): void
  band(name: string, from: number, to: number): void
  key(control: Element | null, style: string): void
  hide(name: string): void
}

// What a worker has beside what a page has.
declare function importScripts(...names: string[]): void
