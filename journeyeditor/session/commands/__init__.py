"""What can be done with what is selected: one edit each, under its name, and what is then chosen.

Menus, keys and panels all call these. What can't be done raises JourneyError.
"""
