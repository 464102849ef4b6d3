"""Statistics: numbers -> estimate, interval, method and source. Knows no fire brigade."""
