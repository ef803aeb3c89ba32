"""Builds the frozen program and lets it test itself:  python -m tests.packaging

Needs the `package` extra. Prints how long it took, how large it is, and what it said.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent.parent


def main() -> int:
    """Build, run the self-test and an export of the frozen program; 0 where all is well."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start = time.monotonic()
        builder = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
        places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build")]
        subprocess.run([*builder, *places, str(HOME / "journeyeditor.spec")], check=True)
        built = time.monotonic() - start
        made = folder / "dist" / "journeyeditor"
        size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
        sys.stdout.write(f"built in {built:.0f} s, {size / 2**20:.0f} MiB\n")
        program = made / "journeyeditor"
        for command in (
            ["self-test"],
            ["new", "map.journey", "--template", "jane"],
            ["export", "map.journey", "map.pdf", "--paper", "A1"],
        ):
            start = time.monotonic()
            subprocess.run([str(program), *command], cwd=folder, check=True)
            sys.stdout.write(f"{command[0]}: {time.monotonic() - start:.1f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
