"""Painters that need no screen: a display list becomes PDF and SVG, and PNG from the PDF.

They place what `layout` computed and measure nothing; never Qt, never a file or an address
because a text says so. ReportLab would run code from the user's home folder when it is
imported: it finds empty modules in the places of those files.
"""

import sys
from types import ModuleType

for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))
