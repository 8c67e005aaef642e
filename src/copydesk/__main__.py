"""`python -m copydesk`: the command line, for machines where the command itself is not on the path."""

from copydesk.cli.main import run

if __name__ == "__main__":
    run()
