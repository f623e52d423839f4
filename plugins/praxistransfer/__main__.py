"""Lets ``python -m praxistransfer`` run the command line."""

from __future__ import annotations

from praxistransfer.authoring.cli import main

main(prog_name="praxistransfer")
