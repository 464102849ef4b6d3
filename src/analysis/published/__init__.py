"""Published: what other units published (comparators), as records: loaded and checked, cleaned in `cleaning`."""
