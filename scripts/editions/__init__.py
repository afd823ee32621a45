"""One build holds three editions of the course, and each edition is whole.

The modules, in the order in which a page meets them:

    line_break    a line break between two Han characters is no blank
    formula       TeX, set as MathML or refused with a remedy
    formula_text  the same formula as plain text, for places that hold no markup
    heading       formulas in headings, for the table of contents and the page's title
    mathml        a page's formulas, filled in at the end of rendering
    fonts         the subset of the math font that the site serves itself
"""
