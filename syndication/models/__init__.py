"""What leaves the house, and the proof of it."""

from syndication.models.channel import Channel
from syndication.models.delivery import Attempt, Delivery
from syndication.models.item import Item, ItemVersion

__all__ = ["Attempt", "Channel", "Delivery", "Item", "ItemVersion"]
