"""Painters that need no screen: a display list becomes PDF and SVG, and PNG from the PDF.

They place what `layout` computed and measure nothing; never Qt, never a file or an address
because a text says so.
"""
