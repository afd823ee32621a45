"""prosetest checks every number that a reader of a page can see against the code behind it.

The pipeline, in the order of the modules:

    notation    how one language writes numbers
    numeral     a number as written, and where it stands
    finding     what is wrong, where, and how to mend it
    expression  what a claim says, as a tree, and what the tree is worth
    formula     LaTeX and Unicode maths, read into the same tree
    worker      the process in which a lesson's code runs
    namespace   the parent's side of that process: questions and values
    source      the author's text, and where each of its characters came from
    page        the text without its bindings, and the bindings
    article     the page as rendered: what the reader sees, and where it was written
    claim       the verdict on a claim, and whether a changed digit would be noticed
    check       one page: every numeral gets its tier, or a finding
    parity      the editions of a page say the same
    site        all pages of a site; the built site
    report      findings and coverage as text, JSON, GitHub annotations
    provenance  the rendered page, each numeral marked with its tier
    fix         wrong literals rewritten in place

Only ``adapters`` knows a host: Python-Markdown, MkDocs, pytest, the command line.
"""

__version__ = "0.1.0"
