"""A drawing is made from a description: no line is drawn by hand, no number is typed.

The modules, in the order in which a description becomes a drawing:

    fault     what is wrong with a drawing, where, and how to mend it
    phrase    words with numbers in them, and how many cells they take
    joint     the arms of a cell, and the character that they make
    signs     Unicode's box lines, or ASCII
    canvas    a grid of cells, in which lines join by themselves
    diagram   the description: boxes, rows, arrows
    label     the words, in every language
    value     the numbers, from the lesson's example
    panel     a box filled in
    way       the line of an arrow between panels
    layout    a place for every panel, a way for every arrow
    drawing   the diagram drawn, and its steps as a list
    glyph     what the fonts hold
    lesson    the drawings of a lesson, by name
    markup    a drawing as a figure on a page
    svg       a drawing as a picture
    fence     the Markdown extension that places it
    command   the command that shows it in a terminal
    fonts     the subsets of two fonts that the site serves itself
"""
