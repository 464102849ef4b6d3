"""What changed between two builds of data/clean: figures, verdicts, charts; in Markdown and in the workbook."""
