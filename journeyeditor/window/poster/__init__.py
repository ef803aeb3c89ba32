"""The poster dialog: the real pages at the left, what can be chosen at the right."""
