"""The entrance: finds commands, turns exceptions into messages and exit codes."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from importlib.metadata import version
from typing import Final

import click

from iria_reports.cli.status import DONE, MACHINE, STOPPED, USAGE
from iria_reports.problems import MachineError, nearest

#: Commands with their modules; each module has a command called ``command``.
COMMANDS: Final = {
    "build": "Make PDF, Word and HTML of a briefing.",
    "check": "Say what is wrong with a briefing, and make nothing.",
    "doctor": "Say whether this machine has all that is needed.",
    "dump": "Print a resolved briefing as JSON, to see what was decided.",
    "forms": "List the product forms.",
    "new": "Write a folder to start from.",
    "schema": "Print the JSON Schema of briefings written as data.",
    "sources": "List the sources of a briefing, or write them in another format.",
    "themes": "List the themes: how documents may look.",
}


class _Commands(click.Group):
    """Commands that are imported when they are called; a misspelt one gets a suggestion."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = importlib.import_module(f"iria_reports.cli.{cmd_name}").command
        return found

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and (near := nearest(args[0], COMMANDS)):
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{near}'?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Written from the table: to list the commands, none of them need be loaded.
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("iria-reports"), prog_name="iria")
def iria() -> None:
    """Reports of a research institute: one source; PDF, Word and HTML that cannot disagree."""


def main() -> None:
    """Run the command line, and end the process."""
    # A command makes one document and ends: to look for circles of dead objects meanwhile costs a tenth of its time,
    # to take the living ones apart at the end another fiftieth.
    gc.disable()
    status = _run()
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:  # closed by whoever started us
                stream.flush()
    except BrokenPipeError:
        status = DONE
    except OSError:
        status = MACHINE  # what was to be printed is lost, as on a full disk
    os._exit(status)


def _run() -> int:
    """The exit status of the command line, after it has run."""
    try:
        iria.main(prog_name="iria", standalone_mode=False)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else DONE
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.Abort:
        click.echo("stopped", err=True)
        return STOPPED
    except click.ClickException as wrong:
        wrong.show()
        return USAGE
    except MachineError as lacking:
        click.echo(f"{lacking.message}\nto mend it, run:\n    {lacking.mend}", err=True)
        return MACHINE
    except BrokenPipeError:
        return DONE  # the reader of our output went away, as `head` does
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        click.echo(f"the system refuses: {error.strerror or error}{where}", err=True)
        return MACHINE
    return DONE
