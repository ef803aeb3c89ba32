"""All commands of the window in one table, by menu, and the QActions made of it."""
