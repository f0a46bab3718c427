"""Stories: pages that wait for an answer, what followed from the last, promises, and the chronicle."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.session.orders import AnswerStory
from game.session.view import ColonyView
from game.session.view.story import OptionView, OutcomeView, PageView, StoryPromiseView, StoryView
from game.ui.screens.colony.chosen.offers import NUMBER_KEYS, NUMBERED
from game.ui.screens.colony.pages.book import NOTHING, AsideModel, BookPage
from game.ui.screens.colony.pages.page import Desk
from game.ui.screens.colony.pages.story_reading import (
    PARTS,
    TABLE,
    StoryModel,
    answer_rows,
    build_story,
    chosen_lines,
    part_counts,
    vow_rows,
    vows_of,
)
from game.ui.screens.colony.pages.story_spread import Read, Told, picture_of, told_of
from game.ui.toolkit.element import Element, Rule
from game.ui.toolkit.layout import Column, Flex, Row
from game.ui.toolkit.messages import Activated, Key, Message
from game.ui.toolkit.panel import ElementPanel
from game.ui.toolkit.scroll import ScrollState
from game.ui.toolkit.widgets.button import Button
from game.ui.toolkit.widgets.label import Icon, Label, strong, told
from game.ui.toolkit.widgets.rows import ListRow
from game.ui.words import say


class StoryPage(BookPage):
    """What is told, and what is answered."""

    topics = ("page", "answer", "vow")
    parts = PARTS

    def __init__(self, desk: Desk) -> None:
        self._panel: ElementPanel[StoryModel] = ElementPanel("story", build_story, background="ground")
        super().__init__(desk, self._panel)
        self.part = PARTS[0]
        self.drafts = {"lines": "all"}
        self._read: Read | None = None
        """What is read after the last answer, until somebody goes on, or time does."""
        self._read_s = 0.0

    def look(self, view: ColonyView) -> None:
        """Show the open part."""
        story = view.story
        if story is None:
            self._panel.show(StoryModel("pages", (0,) * len(PARTS)))
            self.tell_of(AsideModel(say("ui.story.quiet"), say("ui.story.none_told")))
            return
        vows = vows_of(view)
        counts = part_counts(story, vows)
        match self.part:
            case "pages":
                self._look_at_pages(view, story, counts)
            case "chronicle":
                kind = self.drafts["lines"]
                lines = chosen_lines(story.chronicle, kind)
                self._panel.show(StoryModel("chronicle", counts, lines=lines, filter=kind))
                self.tell_of(_chronicle_aside(len(story.chronicle), vows))
            case "vows":
                rows = vow_rows(vows)
                chosen = self.settle(rows)
                self._panel.show(StoryModel("vows", counts, rows=rows, chosen=chosen))
                found = next((row for row in vows if ("vow", row.id, row.made_sol) == chosen), None)
                line = say("ui.story.vow_line", to=found.to, made=str(found.made_sol)) if found is not None else ""
                self.tell_of(AsideModel(found.what, line) if found is not None else NOTHING)
            case _:
                rows = answer_rows(story.outcomes)
                chosen = self.settle(rows)
                self._panel.show(StoryModel("answers", counts, rows=rows, chosen=chosen))
                told_of_it = next((row for row in story.outcomes if ("answer", row.storylet, row.sol) == chosen), None)
                self.tell_of(_answer_aside(told_of_it) if told_of_it is not None else NOTHING)

    def _look_at_pages(self, view: ColonyView, story: StoryView, counts: tuple[int, ...]) -> None:
        page = self._open_page(story)
        if self._read is not None:
            self._panel.show(StoryModel("pages", counts, read=self._read))
            self.tell_of(_go_on(len(story.pages), self.desk.key_of))
            return
        if page is None:
            self._panel.show(StoryModel("pages", counts))
            self.tell_of(AsideModel(say("ui.story.quiet"), say("ui.story.none_wait")))
            return
        shown = told_of(page, view.people, {module.id: module.name for module in view.modules})
        self._panel.show(StoryModel("pages", counts, shown))
        self.tell_of(_page_aside(view.sol, page, story.pages, self.desk.key_of))

    def _open_page(self, story: StoryView) -> PageView | None:
        """The page that is chosen, or the oldest."""
        topic = self.chosen.get("pages")
        chosen = next((page for page in story.pages if ("page", page.id) == topic), None)
        return chosen or next(iter(story.pages), None)

    def home_of(self, part: str) -> Key:
        """The table of a part that has one."""
        return TABLE if part in ("answers", "vows") else ("part", "story", part)

    def opened(self, about: Key | None) -> None:
        """Go to a page."""
        if isinstance(about, tuple) and about[0] == "page":
            self.part, self.chosen["pages"], self._read = "pages", about, None
        view = self.desk.runner.view
        if view.now_s > self._read_s:
            self._read = None
        if view.story is not None and view.story.pages:
            self.part = "pages"

    def answer(self, message: Message) -> bool:
        """Answer a page."""
        match message:
            case Activated(key=("answer", str(option))):
                self._give(option)
                return True
            case Activated(key="go_on"):
                self._read = None
                self._rewind()
                return True
            case Activated(key=("voice", _)):
                return True
            case _:
                return super().answer(message)

    def _give(self, option: str) -> None:
        view = self.desk.runner.view
        page = self._open_page(view.story) if view.story is not None else None
        if page is None or not self.desk.give(AnswerStory(page.id, option)):
            return
        shown = told_of(page, view.people, {})
        after = self.desk.runner.view.story
        newest = after.outcomes[0] if after is not None and after.outcomes else None
        if newest is not None and newest.storylet == page.storylet and newest.text:
            self._read, self._read_s = _read(shown, newest), self.desk.runner.view.now_s
        self._rewind()

    def _rewind(self) -> None:
        """Begin what is read next at its top."""
        self.main.memory.put(("scroll", self.main.key), ScrollState())
        self._aside.memory.put(("scroll", self._aside.key), ScrollState())
        self.desk.refresh_now()


def _read(shown: Told, outcome: OutcomeView) -> Read:
    return Read(outcome.title, outcome.option, outcome.text, picture_of(shown))


def _go_on(waiting: int, key_of: Callable[[str], str]) -> AsideModel:
    line = say("ui.story.wait", count=str(waiting)) if waiting else say("ui.story.none_wait")
    name = say("ui.story.next" if waiting else "ui.story.go_on")
    return AsideModel(
        say("ui.story.answered"), line, "dim", (Button("go_on", name, badge=key_of("choose_1"), action="choose_1"),)
    )


def _page_aside(sol: int, page: PageView, pages: tuple[PageView, ...], key_of: Callable[[str], str]) -> AsideModel:
    """The answers to a page, numbered, and the other pages that wait."""
    left = page.until_sol - sol
    silence = next((option.text for option in page.options if option.silence), "")
    until = say("ui.story.silence", sol=str(page.until_sol), option=silence)
    answers = tuple(_option(number, option, key_of) for number, option in enumerate(page.options, 1))
    more: list[Element] = [Label(until, "body", "caution" if left <= 1 else "dim")]
    others = [each for each in pages if each is not page]
    if others:
        more += [Rule(), strong(say("ui.story.also_wait"), "body")]
        more += [
            ListRow(
                each.title,
                key=("topic", "page", each.id),
                value=say("ui.story.to_sol", sol=str(each.until_sol)),
                value_tone="caution" if each.until_sol - sol <= 1 else "dim",
            )
            for each in others
        ]
    return AsideModel(say("ui.story.answer"), "", "dim", answers, (), tuple(more))


def _option(number: int, option: OptionView, key_of: Callable[[str], str]) -> Element:
    """An answer as a button, and below it what is known to come of it and what it takes."""
    keyed = number <= NUMBERED
    button = Button(
        ("answer", option.id),
        option.text,
        badge=key_of(NUMBER_KEYS[number - 1]) if keyed else "",
        enabled=option.open,
        reason=option.why,
        action=NUMBER_KEYS[number - 1] if keyed else "",
    )
    said = [*(("arrow", text, "dim") for text in option.shows), *(("hours", text, "caution") for text in option.costs)]
    lines = tuple(
        Row((Icon(sign, tone if option.open else "faint", 16), Flex(Label(text, "body", tone))), gap=8, breaks=False)
        for sign, text, tone in (each if option.open else (each[0], each[1], "quiet") for each in said)
    )
    return Column((button, *lines), gap=4)


def _answer_aside(outcome: OutcomeView) -> AsideModel:
    line = say("ui.story.unanswered") if outcome.silent else say("ui.story.answered_on", sol=str(outcome.sol))
    came = say("ui.story.went_on" if outcome.silent else "ui.story.you_said", option=outcome.option)
    rows: list[Element] = [Label(came, "body", "works")]
    rows += [told(part) for part in outcome.text.split("\n\n") if part]
    return AsideModel(outcome.title, line, "caution" if outcome.silent else "dim", tuple(rows))


def _chronicle_aside(count: int, vows: Sequence[StoryPromiseView]) -> AsideModel:
    """How much has happened, and what was promised."""
    line = say("ui.story.chronicle_line", count=str(count)) if count else say("ui.story.chronicle_none")
    rows: list[Element] = [Label(line, "body", "dim")]
    kept = sum(row.state == "kept" for row in vows)
    broken = sum(row.state == "broken" for row in vows)
    if kept or broken:
        rows.append(Label(say("ui.story.kept_broken", kept=str(kept), broken=str(broken)), "body"))
    return AsideModel(say("ui.story.chronicle"), "", "dim", tuple(rows))
