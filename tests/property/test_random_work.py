"""Whatever is done in a session, in whatever order: valid, saved as itself, and the way back.

`python -m tests.property.test_random_work 2000` does as many runs.
"""

from __future__ import annotations

import sys

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.property.sessions import WorkedSession


def runs(count: int, steps: int = 40) -> settings:
    """So many runs of so many steps each."""
    return settings(
        max_examples=count,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )


WorkedSession.TestCase.settings = runs(100)
TestRandomWork = WorkedSession.TestCase

if __name__ == "__main__":
    run_state_machine_as_test(WorkedSession, settings=runs(int(sys.argv[1]), 80))
