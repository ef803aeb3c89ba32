"""What goes on paper beside the poster: persona sheets, the report, the workshop's blank map.

Each is a sequence of pages: a display list and the sheet it lies on. All texts are in the
map's language.
"""
