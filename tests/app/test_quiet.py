"""A whole session asks the network nothing, and reads nothing that was not asked for.

Python's own audit events count every socket and every file, in a process of its own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import journeyeditor
from journeyeditor.base.resources import icon_folder, resource, resource_folder

SESSION = r"""
import json, os, sys
from pathlib import Path

counted = {"socket": [], "open": []}
def hear(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        counted["socket"].append(event)
    elif event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        counted["open"].append(os.fsdecode(arguments[0]))
    elif event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn"):
        counted.setdefault("run", []).append(str(arguments[0]))
sys.addaudithook(hear)

from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from journeyeditor.app.desktop import Desktop
from journeyeditor.exchange.drawing import Choices
from journeyeditor.exchange.maps import export_map
from journeyeditor.files.folders import user_folders

path, out = Path(sys.argv[1]), Path(sys.argv[2])
app = QApplication([])
desktop = Desktop(app, [path], user_folders())

def work():
    bench = desktop.frames[0].workbench
    session, canvas = bench.session, bench.canvas
    card = next(iter(session.journey.all_cards())).id
    session.select([card])
    QTest.keyClick(canvas.view, Qt.Key.Key_F2)
    QTest.keyClicks(canvas.writing.entry, "<img src='file:///etc/passwd'> http://example.org/")
    QTest.keyClick(canvas.writing.entry, Qt.Key.Key_Return)
    bench.save()
    for ending in ("pdf", "svg", "png"):
        export_map(session.journey, out / f"a.{ending}", Choices(paper="A3", dpi=40))
    desktop.add_window()
    QTimer.singleShot(1500, end)

def end():
    for frame in list(desktop.frames):
        frame.shell.close()
    app.quit()

desktop.start()
desktop.shell.first_painted.connect(work)
app.exec()
print(json.dumps(counted))
"""


def test_nothing_is_asked_of_the_network_and_nothing_read_beside(tmp_path: Path) -> None:
    file = tmp_path / "jane.journey"
    shutil.copy(resource("examples", "jane-deklarerar.journey"), file)
    env = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "TMPDIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(file), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        env=env,
        check=True,
    )
    counted = json.loads(done.stdout.splitlines()[-1])
    assert counted["socket"] == []
    assert counted.get("run", []) == []
    ours = [
        *(tmp_path, Path(sys.prefix), Path(sys.base_prefix), Path(journeyeditor.__file__).parent),
        *(Path(str(resource_folder("."))), Path(str(icon_folder()))),
    ]
    system = ("/proc/", "/dev/", "/sys/")
    read = {Path(name).absolute() for name in counted["open"] if not name.startswith(system)}
    beside = [one for one in read if not any(one.is_relative_to(root) for root in ours)]
    assert [str(one) for one in beside if str(one) != "/etc/localtime"] == []
    assert counted["open"].count("/etc/passwd") == 0
    assert file in read
