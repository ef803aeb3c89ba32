"""The start page: what to do, templates with previews of themselves, maps used last."""
