"""What changed between two builds of data/clean: figures, verdicts, charts.

In Markdown and in the workbook.
"""
