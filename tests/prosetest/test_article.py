"""An article is the words that a reader sees, each with its element and its place in the HTML."""

from __future__ import annotations

import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prosetest.article import read_article

BLOCKS = ("p", "div", "li", "ul", "td", "tr", "table", "h1", "pre", "blockquote")
INLINE = ("em", "strong", "code", "span", "a", "sub")


class Oracle(HTMLParser):
    """The words of a page, by the parser of the standard library."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.hidden = 0
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"script", "style"}
        for name, value in attrs:
            if name in {"alt", "title", "aria-label"} and value:
                self.words.append(value)

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.words.append(data)


TEXT = st.text(st.sampled_from("ab 0123.−&<>\"'的\n½"), max_size=8)


def tree(tags: tuple[str, ...]) -> st.SearchStrategy[str]:
    words = TEXT.map(html.escape) | st.sampled_from(
        ["&#8722;3", "&frac12;", "&amp;amp;", "<br>", "<br/>", "<!-- 3 -->", "<hr>",
         '<img alt="3 &amp; 4" src="5.png">', "<img alt='a > 2' title=\"7\">", '<i title="">x</i>',
         '<script>var a = "3 < 4";</script>', "<style>p { width: 3px }</style>"]
    )  # fmt: skip
    return st.recursive(
        words,
        lambda inner: st.tuples(st.sampled_from(tags), st.lists(inner, max_size=3)).map(
            lambda both: f"<{both[0]}>{''.join(both[1])}</{both[0]}>"
        ),
        max_leaves=12,
    )


@given(tree(BLOCKS + INLINE))
def test_its_words_are_those_of_the_standard_parser(source: str) -> None:
    """Line ends that part blocks set aside, nothing is lost and nothing is added."""
    ours = read_article(source).text
    assert ours.split() == " ".join(ours.split()).split()
    plain = "".join(Oracle(source).words)
    assert "".join(ours.split()) == "".join(plain.split())


@given(tree(BLOCKS + INLINE))
def test_each_character_knows_its_place_in_the_html(source: str) -> None:
    """At its place stands the character, or the entity that it came from; −1 for our line ends."""
    article = read_article(source)
    for at in range(len(article.text)):
        place = article.place(at)
        if place < 0:
            assert article.text[at] == "\n"
        elif source[place] != "&":
            assert source[place] == article.text[at]
        else:
            entity = source[place : source.index(";", place) + 1]
            assert article.text[at] in html.unescape(entity)


@given(tree(BLOCKS + INLINE))
def test_a_place_in_the_html_knows_its_character(source: str) -> None:
    """The other way round; no tag and no entity has one."""
    article = read_article(source)
    told = {place: article.at(place) for place in range(len(source))}
    shown = {place: at for place, at in told.items() if at >= 0}
    assert all(article.place(at) == place for place, at in shown.items())
    assert all(source[place] == article.text[at] for place, at in shown.items())
    rest = set(range(len(article.text))) - set(shown.values())
    assert all(article.place(at) < 0 or source[article.place(at)] == "&" for at in rest)


@given(tree(BLOCKS + INLINE))
def test_elements_nest(source: str) -> None:
    """A child lies within its parent, and words within their element."""
    article = read_article(source)
    for element in article.elements[1:]:
        start, end = article.span(element)
        outer = article.span(article.elements[element.parent])
        assert start <= end
        assert outer[0] <= start
        assert end <= outer[1]
    for at in range(len(article.text)):
        if article.place(at) >= 0:
            for element in article.around(at):
                start, end = article.span(element)
                assert start <= at < end


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>3.<em>6</em></p>", "3.6"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ('<p>a<img alt="3">b</p>', "a\n3\nb"),
        ('<a class="headerlink" title="Permanent link 3">¶</a>', "¶"),
        ("<td>1</td><td>2</td>", "1\n2"),
        ("<template>3</template><noscript>4</noscript>x", "x"),
        ('<script type="math/tex">z = 3</script>', "z = 3"),
        ('<script type="math/tex; mode=display">z = 3</script>', "z = 3"),
        ("<svg><title>3</title><text>4</text></svg>", "3\n4"),
        ("a < b 3", "a < b 3"),
        ("<p>open 3", "open 3"),
        ("</p>3", "3"),
        ("<SCRIPT>3</SCRIPT>4", "4"),
        ("<textarea>3</textarea>", "3"),
    ],
)
def test_what_a_reader_meets(source: str, words: str) -> None:
    """Hidden elements say nothing, spoken attributes do, inline tags join."""
    assert read_article(source).text.strip("\n") == words


def test_a_block_and_a_piece_are_found_from_inside() -> None:
    """The block is the innermost that is not inline; a tag ends a piece."""
    article = read_article("<div><p>a <em>3</em> b</p></div>")
    at = article.text.index("3")
    assert article.block(at).tag == "p"
    assert [element.tag for element in article.around(at)] == ["em", "p", "div"]
    assert article.text[slice(*article.piece(at))] == "3"
    assert article.words(article.block(at)).strip() == "a 3 b"
