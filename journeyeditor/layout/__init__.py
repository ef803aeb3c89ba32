"""Where everything lies: a document, a theme and a paper become a display list. Never Qt."""
