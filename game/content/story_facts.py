"""What the conditions of storylets may read: readings and what people know, never the hidden truth.

Whole numbers are whole numbers. Whatever is a share, from 0 to 1, is called so or is one of the tables of shares; it is
compared with a number that has a point: ``stress_share > 0.5``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FactType = Literal["number", "share", "text", "yes or no", "list", "numbers", "shares", "yes or no each"]
"""``number``: whole; ``list``: of texts; the last three are tables by name."""
NEVER = 9_999
"""What a count of sols since or until something is when it never was or is not in sight."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that conditions may read."""

    type: FactType
    about: str
    """What it is, in the guide's words."""
    keys: str = ""
    """For tables: what their names are: ``use``, ``skill``, ``faction``, ``matter``, ``flag``, ``person``, ``role``."""


_N: FactType = "number"
_S: FactType = "share"
_T: FactType = "text"
_B: FactType = "yes or no"
_L: FactType = "list"

FACTS: Mapping[str, Fact] = {
    # Time.
    "sol": Fact(_N, "the sol, by the colony's count"),
    "sols_in": Fact(_N, "sols since the game began"),
    "phase": Fact(_T, "`opening` (the first 60 sols), `middle`, `late` (from 400 on)"),
    "season": Fact(_T, "of the north: `spring`, `summer`, `autumn` (dust), `winter` (dust)"),
    # Crises and alarms.
    "crisis.open": Fact(_B, "whether a crisis goes on"),
    "crisis.count": Fact(_N, "crises so far"),
    "crisis.kind": Fact(_T, "of the last: `oxygen`, `pressure`, `carbon_dioxide`, `strike`, `collapse`; or empty"),
    "crisis.module": Fact(_T, "id of the module where the last began; or empty"),
    "crisis.sols_since": Fact(_N, f"sols since the last was over; {NEVER}: there was none"),
    "crisis.lost": Fact(_N, "people who died of the last"),
    "crisis.saved": Fact(_N, "people who were got out by others in the last"),
    "crisis.outcome": Fact(_T, "of the last: `held`, `evacuated`, `lost`; or empty"),
    "crisis.patched": Fact(_B, "whether a hole is closed where the last began"),
    "alarms": Fact(_N, "places with an alarm of caution or worse"),
    "alarms.danger": Fact(_N, "places with an alarm of danger or worse"),
    "alarms_ten_sols": Fact(_N, "alarms of caution or worse that were raised in the last ten sols"),
    # Upkeep.
    "debt_h": Fact(_N, "crew hours of upkeep that are overdue"),
    "debt_change_h": Fact(_N, "how much more they are than ten sols ago; negative: fewer"),
    "urgent": Fact(_N, "parts known to be urgent"),
    "failed": Fact(_N, "parts known to have failed"),
    "degrading": Fact(_N, "parts known to degrade"),
    "put_off": Fact(_N, "parts on which work was put off by order"),
    "put_off_sols": Fact(_N, "sols for which the longest of those has been put off; 0: none is"),
    "put_off_part": Fact(_T, "name of that part, as inside a sentence; or empty"),
    # Stores.
    "spares_short": Fact(_N, "kinds of thing of which there are fewer than are to be kept"),
    "spare_short": Fact(_T, "name of the one that is shortest, as inside a sentence; or empty"),
    "spares_out": Fact(_N, "kinds of thing to be kept of which there is none"),
    "local_share": Fact(_S, "part of what the colony got lately that it made itself"),
    "food_sols": Fact(_N, "sols that the food lasts at what is eaten and grown"),
    "food_packed_sols": Fact(_N, "sols that the crates from Earth alone would last"),
    "water_sols": Fact(_N, f"sols that the water lasts; {NEVER}: it does not shrink"),
    "power_margin_kw": Fact(_N, "what is made beyond what is drawn, over a sol; negative: too little"),
    "battery_share": Fact(_S, "charge of the batteries"),
    "shedding": Fact(_B, "whether machines are given up for want of power"),
    # Sky and ships.
    "dust": Fact(_N, "how thick the air is with dust: opacity times 10; 5 is clear, 40 a storm"),
    "storm": Fact(_T, "the storm that is here: `local`, `regional`, `global`; or empty"),
    "storm_in_sols": Fact(_N, f"sols until one that is forecast; {NEVER}: none is"),
    "ship_in_sols": Fact(_N, f"sols until the next ship lands; {NEVER}: none is on its way"),
    "ship_sols_since": Fact(_N, f"sols since the last landed; {NEVER}: none has"),
    # People as a whole.
    "population": Fact(_N, "people who live, children among them"),
    "adults": Fact(_N, "people who came"),
    "children": Fact(_N, "people who were born here"),
    "births": Fact(_N, "births since the game began"),
    "birth_sols_since": Fact(_N, f"sols since the last birth; {NEVER}: there was none"),
    "expected": Fact(_N, "children who are expected"),
    "deaths": Fact(_N, "deaths since the game began"),
    "death_sols_since": Fact(_N, f"sols since the last death; {NEVER}: nobody has died"),
    "death_name": Fact(_T, "name of who died last; or empty"),
    "death_of": Fact(_T, "what they died of, as a cause's id; or empty"),
    "injured": Fact(_N, "people who are hurt"),
    "off": Fact(_N, "people who are off work"),
    "ill": Fact(_N, "those of them who are ill"),
    "burnt_out": Fact(_N, "those of them who are burnt out, or were given rest by a story"),
    "stress_share": Fact(_S, "what is on people's minds, on average"),
    "tired_share": Fact(_S, "how worn people are by weeks of work, on average"),
    "regard_share": Fact(_S, "how far people trust the desk, on average"),
    "crowded": Fact(_N, "homes with more people than beds"),
    "alive": Fact("yes or no each", "whether somebody with a name is alive: `alive.kwan`", "person"),
    # Hours and skills.
    "hours_share": Fact("shares", "part of all hours that each use got on the last sol: `hours_share.quota`", "use"),
    "overtime_h": Fact(_N, "hours that all plans take from rest in a sol"),
    "template": Fact(_T, "id of the plan in force: `usual`, `push`, `alert`, `recover`, `review`; empty: by hand"),
    "depth": Fact("numbers", "people who can be left alone with a skill: `depth.welding`", "skill"),
    # Works.
    "works": Fact(_L, "ids of projects that go on or wait"),
    "works_done": Fact(_L, "ids of projects that were done since the game began"),
    "review_listed": Fact(_N, "parts that a review found urgent"),
    "review_mended": Fact(_N, "those of them that are new since"),
    "review_put_off": Fact(_N, "those of them that were put off or are left alone by order"),
    "works_suspended": Fact(_L, "ids of projects that rest"),
    "works_hold": Fact(_N, "projects that were done and help to hold what there is"),
    "works_grow": Fact(_N, "projects that were done and help to grow"),
    "homes_open": Fact(_N, "homes where people may be: neither emptied, closed nor lost"),
    "works_late": Fact(_N, "projects that are held up now"),
    "precautions": Fact(_B, "whether precautions are taken"),
    "no_return": Fact(_B, "whether a point of no return has been foretold"),
    # Earth.
    "delay_min": Fact(_N, "minutes that a message takes one way"),
    "blackout": Fact(_B, "whether the sun stands between the two planets"),
    "trust": Fact(
        "shares", "what Earth thinks of the settlement: `trust.safety`, `trust.output`, `trust.candour`", "matter"
    ),
    "anger_share": Fact(_S, "how angry Earth is"),
    "silent": Fact(_B, "whether Earth has stopped answering"),
    "funding_share": Fact(_S, "what Earth pays, against the usual"),
    "quota_share": Fact(_S, "part of Earth's quota that was met lately"),
    "messages": Fact(_N, "messages from Earth so far"),
    "unread": Fact(_N, "messages that wait for an answer"),
    "directives": Fact(_L, "kinds of the directives that are open"),
    "directive_sols": Fact(_N, "sols for which the oldest has been open; 0: none is"),
    "directive_left_sols": Fact(_N, f"sols until the next falls due; {NEVER}: none is open"),
    "directive_share": Fact(_S, "how far the next one due is met"),
    "authorised": Fact(_L, "ids of the standing authorisations that were given"),
    "viable": Fact(_B, "whether Earth would send anybody: enough hours for what falls due"),
    # Command and council.
    "relieved": Fact(_B, "whether Operations was relieved for going over commanders' heads"),
    "fallen": Fact(_N, "commanders whom Earth has relieved"),
    "stance": Fact(_N, "where the colony is going: -100 to make itself smaller and sound, 100 to grow"),
    "first_commands": Fact(_B, "whether the first commander still holds the post"),
    "commander": Fact(_T, "name of who holds it"),
    "post_share": Fact(_S, "how firmly the commander holds it"),
    "desk_share": Fact(_S, "what the commander thinks of the desk"),
    "support": Fact("shares", "how far each party is behind the desk: `support.agriculture`", "faction"),
    "council_sols_since": Fact(_N, f"sols since the council last met; {NEVER}: it has not"),
    "promises": Fact(_L, "ids of the promises that are open"),
    "promises_overdue": Fact(_N, "those of them that fall due in three sols or less"),
    "promises_kept": Fact(_L, "ids of those that were kept"),
    "promises_broken": Fact(_L, "ids of those that were broken"),
    # The story itself.
    "flags": Fact("numbers", "the story's own counters: `flags.short_rations`", "flag"),
    "told": Fact(_L, "ids of what was told: `'earth.manifest' in told`"),
    "chosen": Fact(_L, "answers that were given: `'earth.manifest:spares' in chosen`"),
    "intensity_share": Fact(_S, "how much has happened lately, as the director reckons"),
    "quiet_sols": Fact(_N, "sols since anything was told"),
}
"""Facts of the colony, by the name under which conditions read them."""

PERSON_FACTS: Mapping[str, Fact] = {
    "id": Fact(_T, "their id"),
    "age": Fact(_N, "years"),
    "crew": Fact(_T, "id of their crew"),
    "department": Fact(_T, "department of their crew"),
    "shift": Fact(_T, "id of their shift: `day`, `late`, `night`"),
    "home": Fact(_T, "id of the module where they sleep"),
    "work": Fact(_T, "id of the module where they work"),
    "she": Fact(_B, "whether others say she"),
    "he": Fact(_B, "whether others say he"),
    "named": Fact(_B, "whether all know them by name"),
    "alive": Fact(_B, "whether they live"),
    "injured": Fact(_B, "whether they are hurt"),
    "lasting": Fact(_B, "whether something stays with them for good"),
    "off": Fact(_B, "whether they are off work"),
    "tired_share": Fact(_S, "how worn they are"),
    "stress_share": Fact(_S, "what is on their mind"),
    "regard_share": Fact(_S, "how far they trust the desk"),
    "traits": Fact(_L, "words that are true of them: `'stubborn' in p.traits`"),
    "skills": Fact("shares", "level of each skill: `p.skills.welding`", "skill"),
    "leads": Fact(_L, "ids of posts and projects that they lead, and `crew.` with the id of a crew"),
    "bonds": Fact("shares", "what somebody is to them: `p.bonds.victim` for an earlier role, `p.bonds.kwan`", "role"),
    "kin": Fact("yes or no each", "whether an earlier role, or somebody by id, is partner, brother or sister", "role"),
    "partner": Fact(_B, "whether a partner of theirs is alive here"),
    "children": Fact(_N, "children of theirs who were born here and live"),
    "expecting": Fact(_B, "whether they expect a child"),
    "mourning": Fact(_B, "whether somebody close to them died in the last 40 sols"),
    "lost_in_crisis": Fact(_B, "whether they died in a crisis"),
    "dead_sols": Fact(_N, f"sols since they died; {NEVER}: they live"),
    "hero": Fact(_B, "whether they once went in for somebody on their own"),
    "refused": Fact(_B, "whether they have said no to the desk"),
    "refused_sols": Fact(_N, f"sols since they last did, and were answered; {NEVER}: they did not"),
    "rescued": Fact(_B, "whether they were got out by others"),
    "rescuer": Fact(_B, "whether they got somebody out"),
    "in_last_crisis": Fact(_B, "whether the last crisis was where they live, or they had a part in it"),
    "grudge_share": Fact(_S, "what they hold against the desk"),
    "grudges": Fact("shares", "what they hold against an earlier role: `p.grudges.lead`", "role"),
    "cast": Fact(_N, "how many storylets they were in"),
    "cast_sols": Fact(_N, f"sols since the last; {NEVER}: none"),
}
"""Facts of one person: of ``p`` in needs and preferences, of a role by its id elsewhere."""
