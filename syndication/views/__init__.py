"""The desk's screens of channels and deliveries."""
