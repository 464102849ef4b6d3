"""The workbook figures/briefing.xlsx: every figure with its words, and native charts that can be edited."""
