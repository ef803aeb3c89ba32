"""The sub-commands of the command line, one subject a file. Never Qt."""
