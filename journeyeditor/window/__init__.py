"""The window around the map: menus, tools, status, dialogs. Its shell imports nothing heavy."""
