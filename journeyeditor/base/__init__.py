"""Ground floor: errors, messages, ids, clock, geometry, limits and where resources are.

Imports nothing else of the program and no third-party package.
"""
