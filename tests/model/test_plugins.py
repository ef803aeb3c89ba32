"""Reading a map looks at nothing that is installed beside the program."""

from __future__ import annotations

import subprocess
import sys

_READ = """
import sys
from journeyeditor.base.resources import resource
from journeyeditor.files.codec import decode
decode(resource("examples", "jane-deklarerar.journey").read_bytes())
print([name for name in ("importlib.metadata", "email.message") if name in sys.modules])
"""


def test_pydantic_looks_for_no_plugins() -> None:
    run = subprocess.run(
        [sys.executable, "-c", _READ], check=True, capture_output=True, text=True, timeout=60
    )
    assert run.stdout.strip() == "[]"
