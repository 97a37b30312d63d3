"""People: inviting, deactivating, roles, leave, handing work over."""
