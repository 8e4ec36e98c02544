"""``python -m slussen`` is the ``slussen`` command."""

from slussen.project.cli import main

if __name__ == "__main__":  # the web server's process imports this module again
    main(prog_name="slussen")
