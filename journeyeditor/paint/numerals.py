"""Numbers as files want them: decimal, rounded, as short as they can be."""

from __future__ import annotations


class Numerals(dict[float, str]):
    """Numbers written with at most `digits` decimals, kept once written.

    `numerals[12.5] == "12.5"`, `numerals[-0.0001] == "0"` with two digits.
    """

    def __init__(self, digits: int) -> None:
        super().__init__()
        self.digits = digits

    def __missing__(self, value: float) -> str:
        text = f"{value:.{self.digits}f}"
        if "." in text:
            text = text.rstrip("0").rstrip(".")
        if text == "-0":
            text = "0"
        self[value] = text
        return text
