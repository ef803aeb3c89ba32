"""How each kind of thing on the map is taken hold of: which interaction or command follows."""
