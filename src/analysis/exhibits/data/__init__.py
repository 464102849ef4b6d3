"""What exhibits are built from: tables of data/clean, and what is worked out of them."""
