"""prosetest checks every number that a reader of a page can see against the code behind it.

The modules, in the order in which they may import: each only those above it.

    notation    how one language writes numbers
    numeral     a number as written, and where it stands
    finding     what is wrong, where, and how to mend it
    tier        the kinds of numerals, and what came of a page

    expression  what a claim says, as a tree
    tree        the parts of a tree, and a tree with a change
    form        two trees of the same form, leaf by leaf
    code        code, read by Python's grammar into the tree
    definition  the constants of a formula that defines something
    token       the tokens of LaTeX and Unicode maths
    symbol      a letter with its sub- and superscript
    power       powers, and the atoms that they are made of
    term        sums and products
    function    functions, limits and integrals
    stretch     what cannot be read: one expression, or more than that
    operator    the commands that act on what follows them
    environment  matrices and cases
    domain      sets after ∈
    formula     LaTeX and Unicode maths, read into the same tree

    value       what code answers, in a form that crosses to another process
    comparison  whether a literal shows a value
    spelling    a value, written as its author would
    cause       why an expression has no value
    matrix      determinants and inverses
    arithmetic  exact arithmetic, or the code's own
    pure        the functions that need no lesson
    names       what a symbol is: a name of the code, or an entry of NOTATION
    derivative  a derivative, taken numerically
    quadrature  integrals and limits, taken numerically
    calculus    series, and functions by cases
    partial     a value that changes with a place of the code
    meaning     what a symbol is worth
    evaluation  what a tree is worth
    transport   a tree as JSON data
    identity    what tells a value from another
    execution   code is run, what it prints kept
    worker      the process in which a lesson's code runs
    process     the parent's side of that process: requests and limits
    question    what is asked of the code
    namespace   what a page can see: questions and values
    settings    what a site declares
    cell        a block of code of a notebook
    lesson      the code behind a page, and where each name is made

    rendering   which page is being rendered, for an extension that asks
    source      the author's text, and where each of its characters came from
    page        the text without its remarks, and the remarks
    target      what stands left of a remark
    element     an element of the rendered page, and its attributes
    article     the page as rendered: what the reader sees
    twin        where each numeral of the article is written
    visible     every numeral that a reader sees, and its region
    structure   numerals that count or point
    binding     which numerals a remark covers

    membership  a set that a value is in, or not
    relation    two sides of a claim, equal or rounded
    judgement   a verdict, the proof of each literal, and the faults
    outline     how a statement was read, in lines
    claim       a bound literal, or a span of the form of its binding
    variable    the free variables of a formula, and where they live
    sample      the points at which the sides of a formula are compared
    instance    a chain at the values of the code
    law         a chain as functions of free variables
    unit        words that measure the numbers of a chain
    proof       the literals of a claim whose change is noticed
    derivation  a chain of free letters that is not to be solved
    equation    a formula that checks itself
    table       columns bound by position
    reading     spans as statements, bound literals as trees
    clause      the part of prose that an equation takes
    saying      equations that prose states of its own numbers
    phrase      phrases that state arithmetic
    prose       whether what prose says is false
    signature   how something is called, as its file has it
    total       columns that add up to their last row
    doctests    what an interactive example prints
    block       a block of code: run, or compared as a quotation

    notebook    a page whose blocks are cells, run once for its editions

    ledger      the tiers and findings of one page, with their places
    scale       an axis with numbers along it
    drawing     a drawing, by the expressions of its author
    output      what a cell shows, by what a second run prints
    record      what came of the claims of a page
    bound       bindings of prose and of tables, each judged
    judge       the claims of a page, each judged
    remainder   what no claim covers
    check       one page: every numeral gets its tier, or a finding

    title       what a reader sees of a page outside its article
    parity      the editions of a page say the same
    site        all the pages of a site
    lines       single lines of files, to be shown
    report      findings and coverage, in one wording for every host
    exchange    findings as JSON, GitHub annotations, SARIF, JUnit
    fix         wrong literals rewritten in place
    provenance  the rendered page, each numeral marked with its tier
    verify      a built site, refused where a page was not checked

Only ``adapters`` knows a host: Python-Markdown, MkDocs, pytest, the command line.
"""

__version__ = "0.1.0"
