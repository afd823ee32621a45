"""Search finds the right page first, in each edition, however a reader types."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import EDITIONS, Meet, Reader, Visit

QUERIES = [
    ("vi", "nơ-ron", "neuron/"),
    ("vi", "no ron", "neuron/"),
    ("vi", "NƠ RON", "neuron/"),
    ("vi", "mot no-ron", "neuron/"),
    ("vi", "trọng số", "neuron/"),
    ("vi", "chuan hoa", "scaling/"),
    ("vi", "chuẩn hoá", "scaling/"),
    ("vi", "chuẩn hóa", "scaling/"),
    ("vi", "chua\u0302\u0309n ho\u0301a", "scaling/"),
    ("vi", "do lech chuan", "scaling/"),
    ("vi", "ham kich hoat", "activation/"),
    ("vi", "ReLU", "activation/"),
    ("vi", "softmax", "activation/"),
    ("vi", "mat mat", "loss/"),
    ("vi", "đạo hàm", "backpropagation/"),
    ("vi", "dao ham", "backpropagation/"),
    ("vi", "toc do hoc", "training/"),
    ("zh", "神经元", "neuron/"),
    ("zh", "权重", "neuron/"),
    ("zh", "加权和", "neuron/"),
    ("zh", "归一化", "scaling/"),
    ("zh", "数据的归一化", "scaling/"),
    ("zh", "激活函数", "activation/"),
    ("zh", "relu", "activation/"),
    ("zh", "softmax 概率", "activation/"),
    ("zh", "损失", "loss/"),
    ("zh", "反向传播", "backpropagation/"),
    ("zh", "链式法则", "backpropagation/"),
    ("zh", "学习率", "training/"),
    ("en", "neuron", "neuron/"),
    ("en", "weighted sum", "neuron/"),
    ("en", "bias", "neuron/"),
    ("en", "standard deviation", "scaling/"),
    ("en", "normalization", "scaling/"),
    ("en", "sigmoid", "activation/"),
    ("en", "ReLU", "activation/"),
    ("en", "cross entropy", "loss/"),
    ("en", "chain rule", "backpropagation/"),
    ("en", "derivatives", "backpropagation/"),
    ("en", "learn", "training/"),
    ("en", "gradient", "training/"),
]


def search(page: Page, query: str) -> None:
    """Type a query as a reader does, and wait for what is found."""
    page.keyboard.press("/")
    box = page.locator(".md-search__input")
    expect(box).to_be_focused()
    box.fill(query)
    box.press("End")
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_text(re.compile(r"\d|không|没有|no ", re.IGNORECASE), timeout=5000)


@pytest.fixture(scope="module")
def opened(browser: Browser, home: str) -> Iterator[dict[str, Visit]]:
    """The home of each edition, left open for one query after the other."""
    context = browser.new_context()
    yield {edition: Reader(context, home).open(f"{edition}/") for edition in EDITIONS}
    context.close()


@pytest.mark.parametrize(("edition", "query", "expected"), QUERIES)
def test_the_right_page_is_first(
    opened: dict[str, Visit], edition: str, query: str, expected: str
) -> None:
    """The first result leads to the page that a reader means."""
    visit = opened[edition]
    visit.page.bring_to_front()
    visit.page.reload()
    search(visit.page, query)
    first = visit.page.locator(".md-search-result__link").first
    address = str(first.get_attribute("href")).partition("#")[0]
    assert address.endswith(f"/{edition}/{expected}")
    assert visit.complaints == []


@pytest.mark.parametrize(("edition", "query"), [("vi", "neural"), ("en", "nơ-ron"), ("zh", "bias")])
def test_results_stay_in_the_edition(meet: Meet, edition: str, query: str) -> None:
    """Whatever is found is a page of the edition that is being read."""
    visit = meet().open(f"{edition}/neuron/")
    search(visit.page, query)
    links = visit.page.locator(".md-search-result__link").all()
    assert all(f"/{edition}/" in str(link.get_attribute("href")) for link in links)


def test_what_was_found_is_marked(meet: Meet) -> None:
    """Words are marked as the page writes them, not as they were typed."""
    visit = meet().open("vi/")
    search(visit.page, "chuan hoa")
    marks = visit.page.locator(".md-search-result__item").first.locator("mark").all_inner_texts()
    assert {"Chuẩn", "hóa"} <= set(marks)


def test_a_formula_is_found_and_shown_as_text(meet: Meet) -> None:
    """The teaser holds the formula's letters, neither TeX nor run together."""
    visit = meet().open("en/")
    search(visit.page, "subtract the mean")
    text = visit.page.locator(".md-search-result__item").first.inner_text()
    assert "Subtract the mean μ, then divide" in text


def test_enter_opens_the_best_result(meet: Meet) -> None:
    """The best result is a section, and its address keeps the place."""
    visit = meet().open("en/")
    search(visit.page, "chain rule")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_url("**/en/backpropagation/#chain-rule")


@pytest.mark.parametrize("query", ["xyzzy", "\\", "<qq>", "*", '"', "^~zq", "zzz"])
def test_what_is_not_there_is_not_found(meet: Meet, query: str) -> None:
    """No result, no error, and no markup from the query."""
    visit = meet().open("en/")
    visit.page.keyboard.press("/")
    visit.page.locator(".md-search__input").press_sequentially(query)
    visit.page.wait_for_timeout(300)
    assert visit.page.locator(".md-search-result__link").count() == 0
    assert visit.complaints == []
