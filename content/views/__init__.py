"""The desk's own screens about one page: review, override, release, withdrawal, history."""
