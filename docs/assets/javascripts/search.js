// Search within one edition: words are compared without case and without marks, so that `no ron`
// finds `nơ-ron` and `chuẩn hoá` finds `chuẩn hóa`; a word also finds the longer words it begins.
// Chinese has no blanks: a query is looked for as it stands, else by the words it is made of.
//
// Messages are those of the theme, which shows the results:
// { type: 0, data: index } answered by { type: 1 }, { type: 2, data: query } by { type: 3, data }.
(() => {
  "use strict"

  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
  const HAN = /\p{Script=Han}/u
  const LIMIT = 50, TEASER = 160, WHOLE_PAGE = 0.3
  let docs = []

  // Fold letter by letter, and keep where each one stood, so that what was found can be shown.
  const MARKS = /\p{M}/gu
  const letter = sign => sign === "đ" || sign === "Đ" ? "d" : sign.normalize("NFKD").replace(MARKS, "").toLowerCase()
  const fold = text => {
    let folded = "", at = 0
    const places = []
    for (const sign of text.normalize("NFC")) {
      const plain = /[\p{L}\p{N}\p{M}]/u.test(sign) ? letter(sign) : " "
      for (let i = 0; i < plain.length; i++) places.push(at)
      folded += plain
      at += sign.length
    }
    return { folded, places: [...places, at] }
  }

  const setUp = index => {
    docs = index.docs.map(doc => {
      const title = doc.title.normalize("NFC"), text = doc.text.normalize("NFC")
      const terms = (doc.terms ?? []).map(term => fold(term).folded.trim())
      return { ...doc, title, text, terms, inTitle: fold(title), inText: fold(text), whole: !doc.location.includes("#") }
    })
    return { type: READY }
  }

  // Every place where a term begins a word; between Han characters every place does.
  const places = (folded, term) => {
    const found = []
    const inside = HAN.test(term)
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + 1))
      if (inside || at === 0 || folded[at - 1] === " " || HAN.test(folded[at - 1])) found.push(at)
    return found
  }

  const ends = (folded, at, term) => HAN.test(term) || folded[at + term.length] === " " || at + term.length === folded.length

  // Words of a query; Han characters of which no page has the whole are taken apart.
  const segment = run => {
    const known = part => docs.some(doc => doc.inTitle.folded.includes(part) || doc.inText.folded.includes(part))
    if (known(run)) return [run]
    if (typeof Intl.Segmenter === "function") {
      const words = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(run)].map(one => one.segment)
      if (words.length > 1) return words
    }
    return [...run].map((sign, i, all) => sign + (all[i + 1] ?? "")).slice(0, -1)
  }
  const terms = query => {
    const runs = fold(query).folded.match(/\p{Script=Han}+|[^\s\p{Script=Han}]+/gu) ?? []
    return [...new Set(runs.flatMap(run => HAN.test(run) ? segment(run) : [run]))]
  }

  // A plural finds its singular: `weights` is also looked for as `weight`.
  const forms = term => /^[a-z]{3,}s$/.test(term) ? [term, term.slice(0, -1)] : [term]

  const rate = ({ folded }, term) => {
    let best = 0
    for (const [i, form] of forms(term).entries()) {
      const found = places(folded, form)
      if (!found.length) continue
      const whole = found.some(at => ends(folded, at, form)) ? 2 : 1
      best = Math.max(best, (whole + Math.log(found.length)) / (1 + i * 0.2))
    }
    return best
  }

  const score = (doc, words, phrase, asked) => {
    const found = {}
    let sum = 0
    for (const word of words) {
      const rated = 8 * rate(doc.inTitle, word) + rate(doc.inText, word)
      found[word] = rated > 0
      sum += rated
    }
    if (words.length > 1 || HAN.test(phrase)) {
      if (places(doc.inTitle.folded, phrase).length) sum += 30
      if (places(doc.inText.folded, phrase).length) sum += 6
    }
    if (doc.inTitle.folded.trim() === phrase) sum += 30
    // The section that introduces a term is where it is explained.
    if (doc.terms.includes(phrase)) sum += 30
    else if (doc.terms.some(term => places(term, phrase).length)) sum += 6
    // Marks that were typed count where there is a choice.
    if (doc.title.toLowerCase().includes(asked)) sum += 8
    else if (doc.text.toLowerCase().includes(asked)) sum += 2
    const share = Object.values(found).filter(Boolean).length / words.length
    return { found, score: share === 0 ? 0 : sum * share ** 3 * (doc.whole ? 1.5 : 1) }
  }

  const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }
  const escape = text => text.replace(/[&<>"]/g, sign => ENTITIES[sign])

  const marked = (text, { folded, places: map }, words, from = 0, until = text.length) => {
    const spans = words.flatMap(forms)
      .flatMap(word => places(folded, word).map(at => [map[at], map[at + word.length]]))
      .filter(([start, end]) => start >= from && end <= until)
      .sort((a, b) => a[0] - b[0] || b[1] - a[1])
    let html = "", at = from
    for (const [start, end] of spans) {
      if (start < at) continue
      html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`
      at = end
    }
    return html + escape(text.slice(at, until))
  }

  const teaser = (doc, words) => {
    const { folded, places: map } = doc.inText
    const first = words.flatMap(forms).flatMap(word => places(folded, word).slice(0, 1)).sort((a, b) => a - b)[0] ?? 0
    const at = map[first]
    const from = at < TEASER / 2 ? 0 : Math.max(doc.text.lastIndexOf(" ", at - TEASER / 4) + 1, at - TEASER / 2)
    const end = doc.text.lastIndexOf(" ", from + TEASER)
    const until = doc.text.length <= from + TEASER ? doc.text.length : end > at ? end : from + TEASER
    return `${from ? "… " : ""}${marked(doc.text, doc.inText, words, from, until)}${until < doc.text.length ? " …" : ""}`
  }

  const shown = (doc, words, found, points) => ({
    location: doc.location,
    title: marked(doc.title, doc.inTitle, words),
    text: doc.text && points ? teaser(doc, words) : "",
    score: points,
    terms: found,
  })

  const search = query => {
    const words = terms(query)
    if (!words.length) return { type: RESULT, data: { items: [] } }
    const phrase = fold(query).folded.trim().replace(/\s+/g, " ")
    const asked = query.trim().normalize("NFC").toLowerCase()
    const rated = docs.map(doc => ({ doc, page: doc.location.split("#")[0], ...score(doc, words, phrase, asked) }))
    // A page that speaks of it in many sections is more likely meant than one that names it once.
    const sums = new Map()
    for (const { page, score: points } of rated) sums.set(page, (sums.get(page) ?? 0) + points)
    for (const one of rated) if (one.score > 0) one.score += WHOLE_PAGE * sums.get(one.page)
    const best = rated.filter(one => one.score > 0).sort((a, b) => b.score - a.score)
    const groups = new Map()
    for (const { doc, page, found, score: points } of best)
      groups.set(page, [...groups.get(page) ?? [], shown(doc, words, found, points)])
    // The theme wants each page's own entry among its sections.
    for (const [page, items] of groups)
      if (!items.some(item => item.location === page)) {
        const doc = docs.find(one => one.location === page)
        if (doc) items.push(shown(doc, words, {}, 0))
      }
    return { type: RESULT, data: { items: [...groups.values()].slice(0, LIMIT) } }
  }

  const answer = ({ type, data }) => {
    if (type === SETUP) return setUp(data)
    if (type === QUERY) return search(data)
    throw new TypeError(`search does not know messages of type ${type}`)
  }

  if (typeof window === "object") window.answer = answer
  else addEventListener("message", event => postMessage(answer(event.data)))
})()
