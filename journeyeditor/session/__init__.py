"""The document open in a window: its current state, its history, the selection. Qt core and gui."""
