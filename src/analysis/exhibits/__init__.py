"""Exhibits: what a chart, table or slide says, as a value that any renderer can set.

An exhibit works out its title, numbers, verdict, caveats and alt text once, in
both languages. It imports no matplotlib, python-pptx or openpyxl: those set it
in `renderers`, and work nothing out.
"""
