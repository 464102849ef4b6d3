"""The workbook figures/briefing.xlsx.

Every figure with its words, and native charts that can be edited.
"""
