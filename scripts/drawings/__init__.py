"""A drawing is made from a description: no line is drawn by hand, no number is typed.

The modules, in the order in which a description becomes a drawing:

    fault     what is wrong with a drawing, where, and how to mend it
    phrase    words with numbers in them, and how many cells they take
    joint     the arms of a cell, and the character that they make
    signs     Unicode's box lines, or ASCII
    canvas    a grid of cells, in which lines join by themselves
    diagram   the description: boxes, rows, arrows
    graph     the description of a computational graph
    label     the words, in every language
    value     the numbers, from the lesson's example
    widget    the description of what answers: controls, and lines of results
    panel     a box filled in
    way       the line of an arrow between panels
    layout    a place for every panel, a way for every arrow
    wiring    a computational graph's nodes and wires
    drawing   the diagram drawn, and its steps as a list
    glyph     what the fonts hold

    palette   the colours of figures, which the page chooses
    metrics   the font with which figures are laid out
    script    a lesson's figures.py, before it runs
    reading   what a figure reads of its lesson
    figure    what the author of a figure needs; here Matplotlib is imported
    artwork   the texts of a figure, each known for what it is
    picture   a figure drawn in one language
    vector    a figure as SVG
    studio    the process in which figures are drawn
    commission  figures ordered from one or two studios
    record    a figure that is kept, and what it depended on
    progress  a bar for whoever waits
    gallery   the figures of a site, by name

    form      a widget filled in
    lesson    the drawings of a lesson, by name
    desk      its widgets, by name
    markup    a drawing as a figure on a page
    form_markup  a widget on a page, whole before any script runs
    svg       a drawing as a picture
    fence     the Markdown extension that places it
    command   the command that shows it in a terminal
    fonts     the subsets of two fonts that the site serves itself
"""
