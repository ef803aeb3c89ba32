"""The map on the screen: a scene mirroring the display list, its painter, the hands on it."""
