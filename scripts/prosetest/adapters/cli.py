"""The ``prosetest`` command: check, explain, fix, build, verify-site.

Exit status 0 where all is well, 1 on findings, 2 where the command itself cannot be carried out.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from prosetest import __version__
from prosetest.adapters.job import CONFIG, find_config, job
from prosetest.adapters.mkdocs_build import BuildError, build
from prosetest.adapters.site_command import run_site_command
from prosetest.exchange import FORMATS
from prosetest.finding import PageError
from prosetest.fix import FixError, plan, write
from prosetest.lines import read_line
from prosetest.report import explain, finding_text
from prosetest.settings import SettingsError
from prosetest.verify import verify_site

COMMANDS = ("check", "explain", "fix", "build", "verify-site")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        return _carry_out(given)
    except BuildError as error:
        print(f"prosetest: {error}", file=sys.stderr)
        return 1
    except (SettingsError, PageError, FixError) as error:
        print(f"prosetest: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def _carry_out(arguments: Sequence[str]) -> int:
    """Carry out a command of ours, or one that the site adds."""
    if arguments and arguments[0] not in COMMANDS:
        status = run_site_command(arguments, find_config(Path.cwd()))
        if status is not None:
            return status
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    return command(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="prosetest",
        description="Check every number that a reader of a page can see.",
        epilog="A site may add commands of its own: see the option `commands` of its mkdocs.yml.",
    )
    parser.add_argument("--version", action="version", version=f"prosetest {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check pages; exit 1 on findings")
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="pages or folders; default: the site"
    )
    check.add_argument("--format", choices=sorted(FORMATS), default="text")
    check.add_argument(
        "--wrong",
        action="store_true",
        help="show only what is false: nothing unchecked, no block that does not run",
    )
    check.set_defaults(command=_check)
    told = commands.add_parser("explain", help="say why a numeral is what it is")
    told.add_argument("page", metavar="FILE[:LINE[:COLUMN]]")
    told.set_defaults(command=_explain)
    fix = commands.add_parser("fix", help="rewrite wrong bound numbers, and show the diff")
    fix.add_argument("paths", nargs="*", metavar="PATH")
    fix.add_argument("--dry-run", action="store_true", help="show the diff, write nothing")
    fix.set_defaults(command=_fix)
    builds = commands.add_parser("build", help="build the site beside, verify it, swap it in")
    builds.add_argument("-d", "--site-dir", default="", metavar="FOLDER")
    builds.set_defaults(command=_build)
    verify = commands.add_parser("verify-site", help="refuse a built site with an unchecked page")
    verify.add_argument("site", nargs="?", default="site", metavar="FOLDER")
    verify.set_defaults(command=_verify)
    for one in (check, told, fix, builds):
        one.add_argument(
            "-f", "--config-file", default="", metavar="FILE", help=f"the site's {CONFIG}"
        )
    return parser


def _check(options: argparse.Namespace) -> int:
    work = job(options.paths, options.config_file)
    report = work.check()
    if options.wrong:
        false = tuple(one for one in report.findings if one.wrong and one.rule != "block")
        report = replace(report, findings=false)
    sys.stdout.write(FORMATS[options.format](report, read_line(work.settings.root)))
    return 1 if report.findings else 0


def _explain(options: argparse.Namespace) -> int:
    path, line, column = _spot(options.page)
    work = job([path], options.config_file)
    work = replace(work, settings=replace(work.settings, telling=True))
    report = work.check()
    sys.stdout.write(explain(report, read_line(work.settings.root), line, column))
    return 1 if report.findings else 0


def _spot(text: str) -> tuple[str, int, int]:
    """Take ``FILE:LINE:COLUMN`` apart; what is not given is zero."""
    found = re.fullmatch(r"(?P<path>.+?)(?::(?P<line>\d+))?(?::(?P<column>\d+))?", text)
    assert found is not None
    return found["path"], int(found["line"] or 0), int(found["column"] or 0)


def _fix(options: argparse.Namespace) -> int:
    work = job(options.paths, options.config_file)
    report = work.check()
    changes = plan(work.settings.root, report.findings)
    for change in changes:
        sys.stdout.write(change.diff)
        if not options.dry_run:
            write(work.settings.root, change)
    left = [finding for finding in report.findings if not finding.spelling]
    if left:
        line_of = read_line(work.settings.root)
        print("\n\n".join(["", "These need an author:", *(finding_text(f, line_of) for f in left)]))
    elif not changes:
        print("nothing to fix")
    return 1 if left else 0


def _build(options: argparse.Namespace) -> int:
    config = Path(options.config_file) if options.config_file else find_config(Path.cwd())
    if config is None or not config.is_file():
        raise SettingsError(f"no {CONFIG} here or above")
    site = build(config.resolve(), options.site_dir)
    print(f"the site is built and verified: {site}")
    return 0


def _verify(options: argparse.Namespace) -> int:
    findings = verify_site(Path(options.site))
    line_of = read_line(Path.cwd())
    for finding in findings:
        print(finding_text(finding, line_of), end="\n\n")
    count = "1 finding" if len(findings) == 1 else f"{len(findings)} findings"
    print(count if findings else "every page was checked")
    return 1 if findings else 0


if __name__ == "__main__":
    raise SystemExit(main())
