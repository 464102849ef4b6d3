"""The deck: slides whose charts are PowerPoint's own, each with its data sheet, its sources and its words."""
