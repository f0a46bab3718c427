"""A catalogue to be translated: every text of the packs, with what was translated of it before."""

from __future__ import annotations

from dataclasses import replace

from game.content.catalogues.checking import told
from game.content.catalogues.po import Catalogue, Message
from game.content.store import Content

HEADER = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}


def brought_up_to_date(before: Catalogue, content: Content) -> Catalogue:
    """Return a catalogue of every text, in which nothing is lost that a translator wrote into the one before.

    The translation of a text that has changed stays as fuzzy, that of a text that no pack has any more as obsolete.
    """
    # Of two of one key, the one that is used comes last, and is taken.
    ranked = sorted(before.messages, key=lambda row: (bool(row.translation), not row.obsolete, not row.fuzzy))
    by_key = {row.context: row for row in ranked}
    by_text = {(row.context, row.english): row for row in ranked}
    rows: list[Message] = []
    taken: set[int] = set()
    for text in told(content):
        row = by_text.get((text.key, text.english)) or by_key.get(text.key) or Message(text.key, text.english)
        taken.add(id(row))
        same = row.english == text.english
        rows.append(replace(row, obsolete=False) if same else row.retold(text.english))
    gone = [row for row in before.messages if id(row) not in taken and (row.translation or row.notes)]
    rows += [replace(row, obsolete=True) for row in gone]
    return Catalogue(rows, HEADER | before.header, before.notes, before.last)
