"""Pictures of a large map as the window shows it: `python -m tests.benchmarks pictures FOLDER`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.windows import open_canvas


def save_pictures(folder: Path, cards: int = 10_000) -> list[Path]:
    """Save the window with the whole map, at 25 % and at 100 %, after it has come to rest."""
    folder.mkdir(parents=True, exist_ok=True)
    saved = []
    with open_canvas(cards) as canvas:
        view = canvas.view
        for name, zoom in (("fit", 0.0), ("25", 0.25), ("100", 1.0)):
            if zoom:
                view.zoom_to(zoom)
                page = view.sceneRect()
                view.centerOn(page.width() * 0.4, page.height() * 0.45)
            else:
                view.fit()
            while view.is_moving or canvas.is_making_ready:
                QApplication.processEvents()
            QApplication.processEvents()
            path = folder / f"map-{cards}-{name}.png"
            view.window().grab().save(str(path))
            saved.append(path)
    return saved
