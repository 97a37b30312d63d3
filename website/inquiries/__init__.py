"""Letters of visitors: inquiries to the agencies, and errors that they report."""
