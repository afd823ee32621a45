"""The clause of prose that an equation takes: where it begins and ends, and whether it goes on."""

from __future__ import annotations

import re

FUNCTION = r"(?:(?:ln|exp|sqrt|abs|log2|log10)(?=\()|√)"
"""What prose calls by its name; ``log`` may have any base."""

_CALL = re.compile(rf"(?<![^\W_])[-−]?{FUNCTION}\(?\Z")
_CALLED = re.compile(rf"(?<![^\W_]){FUNCTION}")
_BEFORE = re.compile(
    r"[-+−–×*·÷/^<>≤≥≠≡±∓√∑∏|~%°]\s*\Z|(?![\u3400-\u9fff])[\w)\]}.,:'’]\Z|(?:\d|(?<![^\W\d_])x)[^\S\n]+\Z"
)
_AFTER = re.compile(
    r"[^\W_\u3400-\u9fff]|[,.:]\d|[_°²³^*/×·÷<>≤≥≠≡±!({\[′']"
    r"|\s*[-+−×*/÷·^<>≤≥≠≡±=≈]|[^\S\n]+(?:x\s|\d)"
)
_CHANGING = re.compile(
    r"(?<![^\W\d_])(?:(?:half|third|quarter|tenth|square|root|cube|log\w*|inverse|reciprocal"
    r"|negative|value|multiple|percent|fraction|exp\w*|power|factorial|\w+sine) of|twice|double"
    r"|half|minus|plus|times|by|over|root|log|ln|lg|exp|sqrt|sin|cos|tan|tanh|max|min|not"
    r"|của|căn|nửa|gấp|trừ|cộng|nhân|chia)\s*\Z|(?:的|根号|负|减|加|乘|除以|倍|半)\s*\Z",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"[^.;。；]{0,25}?(?:\b(?:mod|binary|hexa\w*|octal|in base|base \d|boolean|integer division"
    r"|floor|remainder|wrong|is false|incorrect|mistake\w*|sai|dư|chia nguyên|nhị phân|cơ số"
    r"|không đúng)\b|进制|布尔|模|整除|余|错|不对)",
    re.IGNORECASE,
)
_WORDS = re.compile(r"(?<![^\W\d_])[^\W\d_]+")
_KEPT = {"ln", "exp", "sqrt", "abs", "log", "x"}
_PLAIN = str.maketrans({"[": "(", "]": ")", "∙": "·", "⋅": "·", "x": "×"})


def bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the stretch begins and ends, the brackets around its ends taken in."""
    while _closes(text, start, end):
        end += 1
    while text[start - 1 : start] in {"(", "["} and _open(text[start:end]) < 0:
        start -= 1
    opened = start + text[start : start + 1].count("(")
    if called := _CALL.search(text, max(0, start - 8), opened):
        start = called.start()
    return start, end


def _closes(text: str, start: int, end: int) -> bool:
    """Whether the stretch goes on by a factorial's sign, or by a bracket that closes one of it."""
    sign = text[end : end + 1]
    return sign == "!" or (sign in {")", "]"} and _open(text[start:end]) > 0)


def _open(text: str) -> int:
    """How many brackets are opened more than closed."""
    return sum((character in "([") - (character in ")]") for character in text)


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether what stands beside the stretch may belong to it, or change its meaning."""
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    return bool(
        _open(text[start:end])
        or _BEFORE.search(before)
        or _CHANGING.search(before)
        or _AFTER.match(after)
        or _OTHERWISE.match(after)
    )


def calls(text: str) -> bool:
    """Whether a stretch has a function in it."""
    return _CALLED.search(text) is not None


def as_maths(text: str) -> str:
    """Return a stretch as Unicode maths of the same length, its units left out."""
    words = _WORDS.sub(lambda found: found[0] if found[0] in _KEPT else " " * len(found[0]), text)
    return words.translate(_PLAIN).replace("==", "= ").replace("**", "^ ")
