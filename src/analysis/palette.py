"""The colours of every output: ink on paper, and those that tell units apart."""

INK, QUIET, FAINT, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"
# Okabe & Ito 2008, in an order whose greys differ too; black and yellow are kept for text and nothing.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
OTHERS = "#808080"
