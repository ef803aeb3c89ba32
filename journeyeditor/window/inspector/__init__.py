"""The inspector: the properties of what is selected, told by tables of rows."""
