"""The outline: the map's parts as a tree, with counts."""
