"""``replay``: a saved run's orders, given again."""

from __future__ import annotations

import argparse

from game.cli.command import Command
from game.cli.complaints import FAILED, Complaints, Refused
from game.cli.packs import describe_packs, pack_folders, read_content
from game.cli.progress import Progress
from game.cli.saves import save_file


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``replay``."""
    parser.add_argument("file", metavar="FILE", nargs="?", help="a save, as `run --save` or the window writes it")
    describe_packs(parser)
    parser.usage = "deferred replay FILE [--pack DIR]..."
    parser.epilog = (
        "Begins the saved game anew, gives the same orders at the same moments, and compares the state of"
        "\neach sol. The packs it was played with must be given again."
        "\n\nexit codes: 0 every hash is the same; 1 one differs, or the save cannot be read; 2 there is no"
        "\nsuch file."
    )


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Play a saved run again and tell whether every hash is the same."""
    file = None
    if arguments.file is None:
        complaints.add("replay needs the FILE of a save")
    else:
        file = save_file(arguments.file, complaints)
    folders = pack_folders(arguments.pack, complaints)
    content = read_content(folders, complaints)
    complaints.stop_if_any()
    if file is None or content is None:
        raise Refused(["nothing to replay"], FAILED)
    from game.session.save import SaveError, replay

    progress = Progress()
    try:
        report = replay(file, content, lambda share: progress.show(share, "of the run"))
    except SaveError as error:
        raise Refused([str(error)], FAILED) from error
    finally:
        progress.clear()
    if report.same:
        sols = f"{report.sols} sol{'' if report.sols == 1 else 's'}"
        print(f"same: {sols} compared, and the last state is the saved one")
        return 0
    if report.refused_s is not None:
        print(f"differs: an order that was taken at {report.refused_s:.0f} s is refused now")
    if report.differs_on is not None:
        print(f"differs: sol {report.differs_on} is the first whose state is another")
    if not report.end_same:
        print("differs: the last state is not the saved one")
    return FAILED


COMMAND = Command("replay", "Play a saved run's orders again and check the state of each sol.", describe, carry_out)
