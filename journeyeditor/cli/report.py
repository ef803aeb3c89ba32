"""`report`: a map on A4 pages, from its title to its sources."""

from __future__ import annotations

import argparse
import datetime
from typing import Final

from journeyeditor.base.messages import msg
from journeyeditor.cli.command import OK, Command
from journeyeditor.cli.opening import opened, spare_the_map, tell_problems
from journeyeditor.cli.output import Output
from journeyeditor.cli.sheets import pdf_arguments


def _report(arguments: argparse.Namespace, output: Output) -> int:
    from journeyeditor.exchange.sheets import report_bytes, write_pdf

    found = opened(arguments)
    spare_the_map(arguments.map, arguments.out)
    now = datetime.datetime.now(datetime.UTC)
    write_pdf(arguments.out, lambda: report_bytes(found.journey, found.problems, now))
    tell_problems(found, output)
    return OK


REPORT: Final = Command("report", msg("write a report on A4 as PDF"), pdf_arguments, _report)
