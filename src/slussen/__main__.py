"""``python -m slussen`` is the ``slussen`` command."""

from slussen.project.cli import main

main(prog_name="slussen")
