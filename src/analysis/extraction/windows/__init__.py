"""Windows: words of time -> the days that a number covers, and what states them."""
