"""``run``: one game without a screen."""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.balance.policies import POLICIES
from game.cli import language as languages
from game.cli import values
from game.cli.command import PROGRAM, Command
from game.cli.complaints import FAILED, INTERRUPTED, Complaints, Refused, tell
from game.cli.destinations import STDOUT, Destinations, printed, written
from game.cli.interrupt import Interrupt
from game.cli.language import describe_language
from game.cli.naming import unknown
from game.cli.outcome import OUTCOMES, as_text, outcome_json, outcome_of, summary
from game.cli.packs import check_scenario, describe_packs, pack_folders, read_content
from game.cli.progress import Progress
from game.cli.trace import SAME_MOMENT_S, Trace
from game.locations import PARTIAL

if TYPE_CHECKING:
    from game.balance.policies.seat import Policy
    from game.cli.proofs import Ledger, Twin
    from game.content.store import Content
    from game.session.session import Session

BALANCED_TO = 1e-9
"""Share of an element by which the ledger may be out over a whole game."""


class Plan(NamedTuple):
    """A run that can be carried out: every word was understood and every file can be written."""

    content: Content
    scenario: str
    seed: int
    policy: str
    temper: str
    until_s: float
    length_s: float | None
    json: Path | str | None
    trace: Path | None
    trace_every_s: float
    save: Path | None
    check_ledger: bool
    reread_every_s: float | None
    axes: Mapping[str, str]
    language: str


def describe(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``run``."""
    parser.add_argument("scenario", metavar="SCENARIO", nargs="?", help="id of a scenario; `scenarios` lists them")
    describe_packs(parser)
    describe_language(parser)
    parser.add_argument("--seed", metavar="N", default="1", help="any whole number from 0; 1 if not given")
    who = f"who gives the orders: {', '.join(POLICIES)}; idle if not given"
    parser.add_argument("--policy", metavar="NAME", default="idle", help=who)
    parser.add_argument(
        "--until",
        metavar="TIME",
        help="how long, as 600s, 15min, 36h or 90sols; if not given the scenario's length, or 24h",
    )
    values.describe_temper(parser, "--temper", "NAME")
    values.describe_axes(parser)
    parser.add_argument("--json", metavar="FILE", help="write the outcome as JSON; - is standard output")
    parser.add_argument("--trace", metavar="FILE.csv", help="write the truth over time: time_s,kind,id,field,value")
    parser.add_argument("--trace-every", metavar="TIME", help="time between two samples; 60s if not given")
    parser.add_argument("--check-ledger", action="store_true", help="count every atom once a sol, and tell the worst")
    parser.add_argument(
        "--reread-every",
        metavar="TIME",
        help="play it twice, the second one saved and read again so often, and tell whether they stay the same",
    )
    parser.add_argument("--save", metavar="FILE", help="save the game as it stands at the end")
    parser.usage = "deferred run SCENARIO [options]"
    parser.epilog = (
        f"{OUTCOMES}\n\nThe run ends at its time, or at an end of the scenario if that is sooner. Ctrl-C ends"
        "\nit after the step in hand, and what was asked for is written as it stands; so does the system's word"
        "\nto end (SIGTERM, SIGHUP). A second Ctrl-C ends it at once, and tells what is not written. In the JSON"
        "\ncpu_s is what simulating took, and when_s of a death is counted from the start."
        "\n\nexit codes: 0 done, whatever the outcome; 1 packs with mistakes, a proof that failed, or a file not"
        "\nwritten; 2 words that were not understood; 130 Ctrl-C, 143 SIGTERM, 129 SIGHUP."
    )


def plan(arguments: argparse.Namespace, complaints: Complaints) -> Plan:
    """Return what is to be done. Raises ``Refused`` with everything that is wrong."""
    from game.content.kinds.scenario import DEFAULT_LENGTH_S

    seed = values.seed("--seed", arguments.seed, complaints)
    if arguments.policy not in POLICIES:
        complaints.add(unknown("policy", arguments.policy, list(POLICIES), "policies"))
    tempers = values.tempers("--temper", arguments.temper, complaints)
    if len(tempers) > 1:
        complaints.add(f"--temper {arguments.temper}: one run has one temper")
    until_s = None if arguments.until is None else values.duration_s("--until", arguments.until, complaints)
    every = "60s" if arguments.trace_every is None else arguments.trace_every
    every_s = values.trace_interval_s("--trace-every", every, complaints)
    if arguments.trace_every is not None and arguments.trace is None:
        complaints.add("--trace-every needs --trace FILE.csv")
    reread_every_s = None
    if arguments.reread_every is not None:
        reread_every_s = values.duration_s("--reread-every", arguments.reread_every, complaints)
    destinations = Destinations(complaints)
    json = destinations.file_or_stdout("--json", arguments.json)
    trace = destinations.plain_file("--trace", arguments.trace)
    save = destinations.plain_file("--save", arguments.save, partial=PARTIAL)
    folders = pack_folders(arguments.pack, complaints)
    language = languages.chosen(arguments.language, folders, complaints)
    content = read_content(folders, complaints)
    if arguments.scenario is None:
        complaints.add("run needs a scenario; `deferred scenarios` lists them")
    else:
        check_scenario(arguments.scenario, content, folders, complaints)
    axes = values.axes(arguments.axis, content, complaints)
    complaints.stop_if_any()
    if content is None or seed is None or every_s is None:
        raise Refused(["nothing to run"], FAILED)
    length_h = content.scenarios[arguments.scenario].length_h
    length_s = None if length_h is None else length_h * 3600.0
    ends = [end_s for end_s in (until_s, length_s) if end_s is not None]
    return Plan(
        content=content,
        scenario=arguments.scenario,
        seed=seed,
        policy=arguments.policy,
        temper=tempers[0],
        until_s=min(ends, default=DEFAULT_LENGTH_S),
        length_s=length_s,
        json=json,
        trace=trace,
        trace_every_s=every_s,
        save=save,
        check_ledger=arguments.check_ledger,
        reread_every_s=reread_every_s,
        axes=axes,
        language=language,
    )


def carry_out(arguments: argparse.Namespace, complaints: Complaints) -> int:
    """Play one game and write what was asked for."""
    chosen = plan(arguments, complaints)
    from game.content.catalogues.translating import in_language
    from game.session.save import SaveError
    from game.session.session import Session

    session = Session.new(chosen.content, chosen.scenario, chosen.seed, chosen.axes)
    session.speak(in_language(chosen.content, chosen.language))
    missing = {name for name, place in (("--json", chosen.json), ("--save", chosen.save)) if place is not None}
    with Interrupt() as interrupt:
        try:
            return _play_out(session, chosen, interrupt, missing)
        except KeyboardInterrupt as pressed:
            lost = f"; not written: {', '.join(sorted(missing))}" if missing else ""
            raise Refused([f"stopped at once{lost}"], interrupt.code or INTERRUPTED) from pressed
        except SaveError as problem:
            raise Refused([f"--reread-every: {problem}"], FAILED) from problem
        finally:
            session.close()


def _play_out(session: Session, chosen: Plan, interrupt: Interrupt, missing: set[str]) -> int:
    """Play, and write what was asked for; ``missing`` keeps the options of which nothing is written yet."""
    from game.balance.driving import new_desk
    from game.cli.proofs import Ledger, Twin

    progress = Progress()
    with ExitStack() as held_open:
        trace = held_open.enter_context(_trace(chosen.trace, chosen, progress)) if chosen.trace else None
        twin = None
        if chosen.reread_every_s is not None:
            twin = held_open.enter_context(closing(Twin(session, chosen.reread_every_s)))
        began_s = time.process_time()
        policy = new_desk(session, chosen.policy, chosen.temper)
        ledger = Ledger(session) if chosen.check_ledger else None
        drive(session, policy, chosen.until_s, interrupt, progress, trace, ledger, twin)
        cpu_s = time.process_time() - began_s - (twin.cpu_s if twin is not None else 0.0)
        if trace is not None:
            trace.end(session)
        progress.clear()
        held = _tell_proofs(session, ledger, twin)
    _write(session, chosen, outcome_of(session, chosen.length_s, interrupt.asked), cpu_s, missing)
    if interrupt.asked:
        tell(f"stopped after {session.elapsed_s:.0f} s of the run; what is done is written")
        return interrupt.code
    return 0 if held and not (trace is not None and trace.lost) else FAILED


def _trace(path: Path, chosen: Plan, progress: Progress) -> Trace:
    """Begin the trace, which tells at once when it has to end. Raises ``Refused``."""

    def lost(why: str) -> None:
        progress.clear()
        tell(f"{PROGRAM}: --trace {path}: cannot be written on: {why}; the run goes on without it")

    try:
        return Trace(path, chosen.trace_every_s, lost)
    except OSError as error:
        raise Refused([f"--trace {path}: cannot be written: {error.strerror}"], FAILED) from error


def _tell_proofs(session: Session, ledger: Ledger | None, twin: Twin | None) -> bool:
    """Say what was proved, on standard error; return whether all of it held."""
    held = True
    if ledger is not None:
        ledger.count(session)
        tell(ledger.told())
        held = ledger.worst <= BALANCED_TO
    if twin is not None:
        twin.compare(session)
        tell(twin.told())
        held = held and twin.held
    return held


def drive(
    session: Session,
    policy: Policy,
    until_s: float,
    interrupt: Interrupt,
    progress: Progress,
    trace: Trace | None = None,
    ledger: Ledger | None = None,
    twin: Twin | None = None,
) -> None:
    """Play on until ``until_s`` seconds since the start, an end of the scenario, or a signal to end."""
    from game.balance.driving import SessionSeat, take_turn

    seat = SessionSeat(session)
    while (left_s := until_s - session.elapsed_s) > SAME_MOMENT_S and not session.over and not interrupt.asked:
        take_turn(session, seat, policy)
        if trace is not None:
            trace.before_step(session, min(left_s, session.next_step_s()))
        session.step(left_s)
        if twin is not None:
            twin.follow(session, left_s)
        if ledger is not None:
            ledger.look(session)
        if trace is not None:
            trace.after_step(session)
        progress.show_time(session.elapsed_s, until_s)


def _write(session: Session, chosen: Plan, outcome: str, cpu_s: float, missing: set[str]) -> None:
    """Write the outcome and the save, one even if the others fail; then raises ``Refused``.

    Files come first: whoever reads the output may stop reading.
    """
    who = f"{chosen.policy}, {chosen.temper}" if chosen.temper else chosen.policy
    told = outcome_json(session, who, outcome, cpu_s)
    failed = []
    if chosen.json is not None and chosen.json != STDOUT:
        failed += written("--json", chosen.json, as_text(told))
        if not failed:
            missing.discard("--json")
    if chosen.save is not None:
        from game.session.save import SaveError, write_save

        try:
            write_save(session, chosen.save)
            missing.discard("--save")
        except SaveError as error:
            failed.append(f"--save: {error}")
    failed += printed(as_text(told) if chosen.json == STDOUT else f"{summary(told, session.elapsed_s)}\n")
    if failed:
        raise Refused(failed, FAILED)


COMMAND = Command("run", "Play one game without a screen.", describe, carry_out)
