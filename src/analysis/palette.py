"""The colours of every output: ink on paper, and those that tell units apart."""

INK, QUIET, FAINT, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"
# Okabe & Ito 2008, in an order whose greys differ too; black and yellow are kept for text and
# nothing.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
OTHERS = "#808080"  # units beyond the colours
PUBLISHED = "#a0a0a0"  # what others published: one grey, so that the project's own stand out
# How a metric is reported, in a coverage: a fill, and a sign on it for who can't tell the fills
# apart.
STATE_FILLS = {
    "exact": "#0B3C5D",
    "hedged": "#4F94C4",
    "sub_unit_only": "#B8D4E8",
    "one_officer": "#F2C14E",
}
STATE_SIGNS = {"exact": "●", "hedged": "≈", "sub_unit_only": "▽", "one_officer": "1"}
DARK_STATES = ("exact", "hedged")  # their signs are white
