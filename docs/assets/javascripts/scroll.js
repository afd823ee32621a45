// What scrolls sideways, such as a wide table or formula, can be reached by keyboard.
// The theme does as much for blocks of code; its copy buttons are no landmarks of the page.
(() => {
  "use strict"

  const scrolls = element => element.scrollWidth > element.clientWidth
  const sized = new ResizeObserver(entries => {
    for (const { target } of entries)
      if (scrolls(target)) target.tabIndex = 0
      else target.removeAttribute("tabindex")
  })

  const seen = new WeakSet()
  const attend = () => {
    for (const nav of document.querySelectorAll("nav.md-code__nav")) {
      const box = Object.assign(document.createElement("div"), { className: nav.className })
      box.append(...nav.childNodes)
      nav.replaceWith(box)
    }
    for (const box of document.querySelectorAll(".md-typeset__scrollwrap, div.arithmatex"))
      if (!seen.has(box)) {
        seen.add(box)
        sized.observe(box)
      }
  }

  // The theme wraps tables and adds buttons later, when they come into view.
  const article = document.querySelector("article")
  if (article) new MutationObserver(attend).observe(article, { childList: true, subtree: true })
  attend()
})()
