"""What can be done to a map: pure functions from document to document, one subject a file.

Each takes the journey first and returns another, sharing all that did not change; none
changes what it is given. What can't be done raises JourneyError and leaves nothing behind.
"""
