"""One build holds three editions of the course, and each edition is whole.

The modules, in the order in which a page meets them; ``overrides`` holds what replaces parts of
the theme, in plain Jinja, and each file there says why it is there:

    edition       which edition a page belongs to
    navigation    the same navigation in each, previous and next within each
    line_break    a line break between two Han characters is no blank
    formula       TeX, set as MathML or refused with a remedy
    formula_text  the same formula as plain text, for places that hold no markup
    heading       formulas in headings, for the table of contents and the page's title
    mathml        a page's formulas, filled in at the end of rendering
    fault         a formula that cannot be set, as a finding at its place
    terms         the terms of the course, from one table
    glossary      the terms as a page of each edition, and as links at first uses
    kernel        the cells of a notebook, run once for all editions
    output        what they print, taken out of what mkdocs-jupyter makes
    notebook      a page's cells, each followed by what it prints
    jupyter_text  a page's Markdown, in that of Jupyter
    example       a lesson's code, as far as the cells of a notebook need it
    still         a drawing where no style sheet is at hand
    download      a lesson as a notebook to take home
    wheel         the code that its first cell installs
    lesson_files  the links to a lesson's files, in the words of the edition
    course_files  the files that the site offers beside its pages
    refusal       a wrong number refused, on a spoilt copy of a page
    tally         how many numerals of a page are proven
    search        an index for each edition, with formulas as plain text
    hook          all this at MkDocs' events, where a Markdown extension cannot do it
    policy        the Content Security Policy of the built site
    new_lesson    the command that makes a lesson from the models in ``lesson``
    fonts         the subset of the math font that the site serves itself
"""
