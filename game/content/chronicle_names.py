"""What the pages of a chronicle can be about, and what may stand in braces in each."""

from __future__ import annotations

from collections.abc import Mapping

ALWAYS = ("place", "sol")
"""The module where it was, and the sol with which it ends."""

PAGES: Mapping[str, tuple[str, ...]] = {
    # Words that were given.
    "promise.death": ("to", "what", "made", "ended", "died", "dead"),
    "promise.broken": ("to", "what", "made", "ended"),
    "promise.kept": ("to", "what", "made", "ended"),
    # What was put off.
    "deferred.saved": ("part", "where", "put_off", "by", "why", "found", "finder", "wait"),
    "deferred.crisis": ("part", "where", "put_off", "by", "why", "failed", "wait", "dead"),
    "deferred.failed": ("part", "where", "put_off", "by", "why", "failed", "wait", "state", "mended"),
    "deferred.still": ("part", "where", "put_off", "by", "why", "wait"),
    # Bad nights.
    "crisis.lost": ("began", "night", "minutes", "answer", "names", "dead"),
    "crisis.held": ("began", "night", "minutes", "answer"),
    "crisis.unanswered": (
        "began",
        "night",
    ),
    "crisis.evacuated": ("began", "night", "minutes", "answer"),
    "crisis.strike": ("began", "night", "minutes", "answer"),
    "crisis.more": ("count", "first", "last"),
    # People.
    "rescue": ("puller", "pulled", "left"),
    "rescue.lone": ("puller", "pulled", "left"),
    "refused.back": ("who", "said"),
    "refused.died": ("who", "said", "died"),
    "refused.let_be": ("who", "said"),
    "skill.lost": ("who", "skill", "level", "next", "next_level"),
    "skill.none": ("who", "skill"),
    "death": ("who", "of"),
    "death.natural": ("who", "of"),
    "death.pair": ("who", "left", "of"),
    "births": ("count", "name", "first", "mother"),
    "birth.one": ("name", "mother"),
    # Earth and command.
    "act.forgiven": ("act", "done", "heard", "asked"),
    "act.unforgiven": ("act", "done", "heard"),
    "act.covered": ("act", "done"),
    "directive.refused": ("order", "came", "answered"),
    "directive.missed": ("order", "came", "due"),
    "directive.met": ("order", "came", "due"),
    "asked_of_earth.granted": ("proposal", "filed", "decided"),
    "asked_of_earth.refused": ("proposal", "filed", "decided"),
    "asked_of_earth.anyway": ("proposal", "filed", "anyway"),
    "commander.fell": ("former", "next", "until"),
    "commander.died": ("former", "next", "until"),
    "override": ("what", "count"),
    "relieved": ("count",),
    # Works.
    "work.done": ("work", "begun", "sols", "hours", "lead"),
    "work.late": ("work", "begun", "lost", "ended"),
    "work.dropped": ("work", "begun", "hours"),
    # The year itself.
    "year.dust": ("tau", "from", "sols"),
    "year.hunger": ("from", "dead", "since", "left", "mornings"),
    "year.debt_up": ("from_h", "to_h", "worst_h", "worst"),
    "year.debt_down": ("from_h", "to_h", "worst_h", "worst"),
    "year.nothing": ("sols",),
}
"""By page: names of what was found, besides those of ``ALWAYS``."""
SEVERAL = ".several"
"""What the id of a page ends with that tells of several of its kind at once, and has these names instead."""
LISTED = ("list", "count")
