// The reader's edition: the root page leads there, and the switch keeps page and place.
// Without this script the root page is three links, and the switch keeps the page.
(() => {
  "use strict"

  const BELOW_HEADER = 120 // where a heading stands after its link was followed, in pixels
  const root = new URL(document.currentScript.src.replace(/assets\/javascripts\/.*/, ""))
  const key = `${root.pathname}edition`
  const links = () => [...document.querySelectorAll("a[data-edition]")]
  const codes = [...new Set(links().map(link => link.dataset.edition))]

  // Storage may be forbidden, and then nothing is remembered.
  const recall = () => {
    try { return localStorage.getItem(key) } catch { return null }
  }
  const remember = code => {
    try { localStorage.setItem(key, code) } catch { /* forbidden */ }
  }

  const preferred = () => {
    const asked = [recall(), ...navigator.languages].filter(Boolean)
    const known = asked.map(language => language.toLowerCase().split("-")[0])
    return known.find(code => codes.includes(code))
  }

  // The heading that is being read; headings have the same ids in every edition.
  const place = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (target && Math.abs(target.getBoundingClientRect().top) < innerHeight) return location.hash
    const above = [...document.querySelectorAll("article :is(h1, h2, h3, h4, h5, h6)[id]")]
      .filter(heading => heading.getBoundingClientRect().top < BELOW_HEADER)
    const read = above.at(-1)
    return read && read.tagName !== "H1" ? `#${encodeURIComponent(read.id)}` : ""
  }

  // What the reader has set in the widgets of the page: `playground.x1=3`.
  const state = () => new URLSearchParams([...new URLSearchParams(location.search)].filter(([name]) => name.includes(".")))

  const atRoot = [root.pathname, `${root.pathname}index.html`].includes(location.pathname)
  const leadsTo = link => codes.find(code => link.href.startsWith(`${root.href}${code}/`))

  // A choice is made by the switch, or by any link of the page that offers the editions.
  const choose = event => {
    const link = event.target.closest?.("a[href]")
    if (!link || !(atRoot || link.dataset.edition)) return
    const code = leadsTo(link)
    if (link.closest("[data-editions]")) {
      link.hash = place()
      link.search = state()
    }
    if (code && event.type !== "contextmenu") remember(code)
  }
  for (const type of ["click", "auxclick", "contextmenu"]) addEventListener(type, choose, true)

  // An address with a hash, such as /#home, asks for the choice itself.
  const link = atRoot && !location.hash && links().find(one => one.dataset.edition === preferred())
  if (link) location.replace(link.href)
})()
