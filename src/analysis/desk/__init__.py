"""The desk: `import analysis as an`, and its widgets."""
