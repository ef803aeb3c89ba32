"""Looking at a map, or at two states of it, and telling what is found there."""
