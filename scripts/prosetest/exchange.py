"""Findings in the formats that other programs read: JSON, GitHub annotations, SARIF, JUnit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from xml.etree import ElementTree

from prosetest import __version__
from prosetest.finding import Finding
from prosetest.lines import ReadLine
from prosetest.report import data, finding_text, summary, text
from prosetest.site import SiteReport

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
Format = Callable[[SiteReport, ReadLine], str]


def as_json(report: SiteReport, line_of: ReadLine) -> str:
    """Return the report as JSON text."""
    return json.dumps(data(report), ensure_ascii=False, indent=1) + "\n"


def github(report: SiteReport, line_of: ReadLine) -> str:
    """Return the findings as annotations of a GitHub workflow, then the coverage."""
    rows = [_annotation(finding) for finding in report.findings]
    return "\n".join([*rows, summary(report)]) + "\n"


def _annotation(finding: Finding) -> str:
    place = finding.place
    escaped = _words(finding).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = place.path.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    end = place.column + place.width
    at = f"file={path},line={place.line},col={place.column},endColumn={end}"
    return f"::error {at},title=prosetest {finding.rule}::{escaped}"


def _words(finding: Finding) -> str:
    return "; ".join([finding.message, *(f"{k}: {v}" for k, v in finding.details), finding.mend])


def sarif(report: SiteReport, line_of: ReadLine) -> str:
    """Return the findings as SARIF 2.1.0, which code-scanning services read."""
    rules = sorted({finding.rule for finding in report.findings})
    driver = {
        "name": "prosetest",
        "version": __version__,
        "rules": [{"id": rule} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding) for finding in report.findings],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    whole = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _result(finding: Finding) -> dict[str, Any]:
    place = finding.place
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + place.width,
    }
    location = {"artifactLocation": {"uri": place.path}, "region": region}
    return {
        "ruleId": finding.rule,
        "level": "error",
        "message": {"text": _words(finding)},
        "locations": [{"physicalLocation": location}],
    }


def junit(report: SiteReport, line_of: ReadLine) -> str:
    """Return one test case a page as JUnit XML, which build servers read."""
    paths = [page.path for page in report.pages]
    paths += [f.place.path for f in report.findings if f.place.path not in paths]
    suite = ElementTree.Element("testsuite", name="prosetest")
    for path in dict.fromkeys(paths):
        found = [finding for finding in report.findings if finding.place.path == path]
        _case(suite, path, found, line_of)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(sum(1 for case in suite if len(case))))
    return ElementTree.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _case(
    suite: ElementTree.Element, path: str, found: Iterable[Finding], line_of: ReadLine
) -> None:
    case = ElementTree.SubElement(suite, "testcase", classname="prosetest", name=path)
    texts = [finding_text(finding, line_of) for finding in found]
    if texts:
        message, text = texts[0].split("\n")[0], "\n\n".join(texts)
        failure = ElementTree.SubElement(case, "failure", message=_CONTROL.sub("�", message))
        failure.text = _CONTROL.sub("�", text)


FORMATS: Mapping[str, Format] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
    "junit": junit,
}
