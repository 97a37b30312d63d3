"""For travellers: places to go and to stay, products with their season, itineraries to follow."""
