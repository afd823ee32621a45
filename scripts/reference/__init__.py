"""The API reference is made from docstrings: what ``help()`` says is what the page says.

The modules, in the order in which a docstring becomes part of a page:

    member      the public names of a module: signature and docstring, read from its source
    docstring   the parts of a docstring: prose, labelled lines, examples
    example     an example that stands alone: what it needs is imported first
    proof       what binds the numbers of a docstring, or shows its formulas as formulas
    text        the Markdown of a module
    extension   the Markdown extension that puts it into a page

Why no library does it: .github/decisions/0007-reference-from-docstrings.md.
"""
