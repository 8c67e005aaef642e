"""The composition root: settings become a newsroom, and each command gets one function.

A module holds what the commands of one kind need, so that a command imports no database or network client that it does not use.
"""
