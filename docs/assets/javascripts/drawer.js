// The navigation of a narrow screen, by keyboard: a button opens it, Escape closes it.
// The theme opens it by a label, which no key reaches.
(() => {
  "use strict"

  const drawer = document.getElementById("__drawer")
  const label = document.querySelector("header label[for=__drawer]")
  const name = document.querySelector(".md-nav--primary")?.getAttribute("aria-label")
  if (!drawer || !label || !name) return

  const button = Object.assign(document.createElement("button"), { type: "button", className: `${label.className} drawer` })
  button.setAttribute("aria-label", name)
  button.append(...label.childNodes)
  label.replaceWith(button)

  const tell = () => button.setAttribute("aria-expanded", String(drawer.checked))
  button.addEventListener("click", () => drawer.click())
  drawer.addEventListener("change", tell)
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || !drawer.checked) return
    drawer.click()
    button.focus()
  })
  tell()
})()
