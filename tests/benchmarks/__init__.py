"""What the program is held to in speed: `python -m tests.benchmarks [name ...]` prints a table."""
