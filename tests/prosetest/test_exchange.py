"""What other programs read of a report is what they expect."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from prosetest.exchange import FORMATS
from prosetest.finding import Finding, Place
from prosetest.site import SiteReport
from prosetest.tier import PageReport

WRONG = Finding(
    Place("docs/a, b.md", 3, 7, 4),
    "95% is written, accuracy is 94%",
    "prosetest fix",
    "value",
    (("expression", "a < b"),),
)
REPORT = SiteReport((PageReport("docs/a, b.md", ""), PageReport("docs/c.md", "")), (WRONG,))
CLEAN = SiteReport((PageReport("docs/c.md", ""),), ())


def line_of(path: str, line: int) -> str:
    """The line that the finding points at."""
    return "Right in 95% of the cases & <more>."


def test_github_escapes_what_would_end_a_property() -> None:
    """A comma in a path and a percent sign in a message survive as GitHub wants them."""
    first = FORMATS["github"](REPORT, line_of).split("\n")[0]
    assert first.startswith("::error file=docs/a%2C b.md,line=3,col=7,endColumn=11,title=")
    assert "95%25 is written" in first


def test_sarif_points_at_the_place() -> None:
    """A result of SARIF names rule, file, line and columns."""
    run = json.loads(FORMATS["sarif"](REPORT, line_of))["runs"][0]
    (result,) = run["results"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [result["ruleId"]] == ["value"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/a, b.md"
    assert place["region"] == {"startLine": 3, "startColumn": 7, "endColumn": 11}


def test_junit_counts_pages() -> None:
    """Each page is a test case; one with findings fails, with their text."""
    suite = ElementTree.fromstring(FORMATS["junit"](REPORT, line_of))
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    (failure,) = suite.iter("failure")
    assert failure.text is not None
    assert "docs/a, b.md:3:7: 95% is written" in failure.text


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_clean_report(name: str) -> None:
    """A report without findings is well formed in every format, and ends with a line end."""
    shown = FORMATS[name](CLEAN, line_of)
    assert shown.endswith("\n")
    assert "::error" not in shown
    if name in {"json", "sarif"}:
        json.loads(shown)
    if name == "junit":
        assert ElementTree.fromstring(shown).get("failures") == "0"
