"""What search engines read of a page: things of schema.org as data, dumped as JSON-LD blocks (W3C, JSON-LD 1.1)."""
