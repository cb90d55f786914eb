"""`python -m tabletop` is the same program as the command `tabletop`."""

import sys

from tabletop.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
