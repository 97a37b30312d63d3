"""What the office does with letters of visitors: who sees them, acts and screens."""
