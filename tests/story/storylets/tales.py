"""A pack of small stories, told in the whole colony, for tests."""

from __future__ import annotations

from pathlib import Path

from game.content.loading import load_packs
from game.content.store import Content
from game.locations import core_pack_dir

PACK = """
id = "tales"
version = "1.0"
game = ">=0.1"
name = "Tales"
"""
SCENARIO = """
[[scenario]]
id = "tales.night"
name = "Night of tales"
story = "night"

[[scenario]]
id = "tales.silence"
name = "Nobody tells"
"""
STORIES = """
[[storylet]]
id = "ambient.tales_pair"
channel = "ambient"
filter = { modes = ["night"], flags = ["never"] }
title = "A pair"
place = "home:welder"
answer_sols = 2
silence = "let"

[[storylet.roles]]
id = "welder"
among = "unnamed"
need = "p.skills.welding > 0.3"
prefer = "p.skills.welding"

[[storylet.roles]]
id = "mate"
need = "p.crew == welder.crew"
prefer = "p.bonds.welder"

[[storylet.variants]]
when = "welder.she"
text = "{welder.They} {welder.is} here on sol {sol} in {place}, {welder.themself}. {mate} want{mate.s} nothing."

[[storylet.variants]]
text = "{welder.They} {welder.has} gone. {mate.Their} {welder:aunt|uncle|elder} said {population.words}."

[[storylet.advice]]
role = "mate"
leans = "dear"
bias = "knows what {welder} is worth"
text = "I would."

[[storylet.advice]]
skill = "medicine"
leans = "let"
text = "I would not."

[[storylet.options]]
id = "let"
text = "Let it be"
then = "It was."
chronicle = "{welder} was let be."
effects = [{ do = "flag", flag = "let" }]

[[storylet.options.later]]
after_sols = [1, 1]
unless = "flags.mended > 0"
mended = "It was mended."
title = "Later"
text = "Of sol {decision_sol}, {welder}."
chronicle = "It came of sol {decision_sol}."
effects = [{ do = "flag", flag = "came" }]

[[storylet.options]]
id = "dear"
text = "Do it, whatever it costs"
costs = [{ crew = "housekeeping", hours = 100000.0 }]

[[storylet.options]]
id = "mend"
text = "Mend it"
when = "flags.allowed > 0"
closed = "Nobody allows it"
effects = [
    { do = "flag", flag = "mended" },
    { do = "bond", who = "welder", to = "mate", by = 0.2 },
    { do = "regard", who = "welder", by = 0.1 },
    { do = "mood", who = "mate", stress = 0.25 },
    { do = "hours", crew = "power", use = "repair", per_sol = 6.0, sols = 5 },
    { do = "promise", id = "tales_vow", faction = "medical", what = "Quiet", due_sols = 3, met = "flags.kept > 0" },
    { do = "promote", who = "welder", post = "the one who welds" },
    { do = "trust", matter = "candour", by = 0.1 },
    { do = "item", item = "seal", count = -100000 },
]

[[storylet]]
id = "ambient.tales_daily"
channel = "ambient"
filter = { modes = ["night"] }
weight = 50.0
title = "Daily bread"
variants = [{ text = "Bread." }]

[[storylet]]
id = "ambient.tales_again"
channel = "ambient"
filter = { modes = ["night"], flags = ["again"] }
once = false
cooldown_sols = 5
tag_cooldown_sols = 0
title = "Again"
variants = [{ text = "Again, and {sol}." }]

[[storylet]]
id = "ambient.tales_setter"
channel = "ambient"
filter = { modes = ["night"], called = true }
title = "It sets what others wait for"
variants = [{ text = "Set." }]
effects = [
    { do = "flag", flag = "never" },
    { do = "flag", flag = "again" },
    { do = "flag", flag = "allowed" },
    { do = "flag", flag = "kept" },
]

[[storylet]]
id = "ambient.tales_caller"
channel = "ambient"
filter = { modes = ["night"], after_sols = 5000 }
title = "It calls"
variants = [{ text = "Call." }]
effects = [{ do = "call", storylet = "ambient.tales_setter", after_sols = 2 }]
"""


def write_pack(folder: Path, stories: str = STORIES) -> Path:
    """Write the pack into a folder, and return it."""
    (folder / "scenarios").mkdir(parents=True)
    (folder / "storylets").mkdir()
    (folder / "pack.toml").write_text(PACK, encoding="utf-8")
    (folder / "scenarios" / "tales.toml").write_text(SCENARIO, encoding="utf-8")
    (folder / "storylets" / "tales.toml").write_text(stories, encoding="utf-8")
    return folder


def load_tales(folder: Path, stories: str = STORIES) -> Content:
    """Return the base game with the pack."""
    return load_packs(core_pack_dir(), [write_pack(folder, stories)])
