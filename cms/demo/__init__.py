"""The demo: a province as in its plan of 2024, clearly labelled, loaded through the functions of real content."""
