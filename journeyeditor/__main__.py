"""`python -m journeyeditor`."""

import sys

from journeyeditor.app.main import main

if __name__ == "__main__":
    sys.exit(main())
