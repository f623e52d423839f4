"""Lets ``python -m praxistransfer`` run the command line."""

from __future__ import annotations

from praxistransfer.cli.commands import main

main(prog_name="praxistransfer")
