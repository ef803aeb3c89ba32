"""What a journey map is: frozen records, their kinds, invariants and look-ups. No Qt, no files."""
