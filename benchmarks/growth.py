"""How time grows where an article is made to be slow: four times as much of it, with the parser's own time taken off.

Each shape is something that a person, a program or a broken file can put into an article. Four times is linear; what
grows with the square takes sixteen times, and a file of a megabyte then holds up a batch.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from benchmarks.board import Line, Section, at_most
from pipeline import desk
from pipeline.language import Parser
from pipeline.official.store import Store
from pipeline.records import Article
from pipeline.settings import Settings

SMALL, TIMES = 500, 4
MOST = 6.0  # times
_LEAST_SECONDS = 0.05  # what is faster than this is not measured but for its print
_ROUNDS = 2

Shape = Callable[[int], str]


def _joined(part: Callable[[int], str], between: str = " ") -> Shape:
    return lambda number: between.join(part(n) for n in range(number))


#: Each by what it is: the text of so many of them.
SHAPES: Mapping[str, Shape] = {
    "numbers in one line": _joined(lambda n: f"{1_000 + 7 * n:,} homes", ", "),
    "rounded figures beside an exact one": lambda number: (
        "The council let 48,113 homes. " + _joined(lambda n: f"It let about {41_000 + n} homes.")(number)
    ),
    "sentences with a change each": _joined(
        lambda n: f"Sales in {1900 + n % 120} rose by {3 + n % 80} per cent from {n + 100} to {n + 120}."
    ),
    "shares without a part": _joined(lambda n: f"{n % 97} per cent of them agreed.", "\n\n"),
    "one total after another": _joined(lambda n: f"Of {n + 300} pupils, {n + 100} were girls and 200 were boys."),
    "quotations in one paragraph": _joined(lambda n: f"“We waited {n} days for the lift,” said Ana Vell{n}."),
    "quotations by nobody": _joined(lambda n: f"“The lift was out of order on day {n} of the week.”", "\n\n"),
    "marks that nothing closes": _joined(lambda n: f"“The lift {n}"),
    "dates": _joined(lambda n: f"On {1 + n % 28} May {1950 + n % 70} it rained."),
    "places": _joined(lambda n: f"In Leeds {n} and in Hull {n + 3} people voted."),
    "brackets in brackets": lambda number: "The " + "(a " * number + "7" + ")" * number + " homes were let.",
    "one long word": lambda number: "The " + "ab1" * 20 * number + " opened with 40 beds.",
    "digits without an end": lambda number: "It cost £" + "123,456," * 20 * number + "000 in May.",
    "the same sentence": lambda number: "The firm hired 1,240 people in 2019, up 12 per cent. " * number,
    "lines of a table": _joined(lambda n: f"{1900 + n} | {n * 37:,} | {n % 60}%", "\n"),
    "empty lines": lambda number: "\n" * 50 * number + "It cost £40.",
}


class _Timed(Parser):
    """A parser that counts its own seconds."""

    def __init__(self, parser: Parser) -> None:
        self._parser = parser
        self.seconds = 0.0

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """As the parser does."""
        docs = self._parser.parse(texts)
        while True:
            begin = time.process_time()
            doc = next(docs, None)
            self.seconds += time.process_time() - begin
            if doc is None:
                return
            yield doc


def measure(parser: Parser, store: Store) -> Section:
    """A line a shape: how many times as long four times as much of it takes."""
    return Section("growth", tuple(_line(name, shape, parser, store) for name, shape in SHAPES.items()))


def _line(name: str, shape: Shape, parser: Parser, store: Store) -> Line:
    few, many = (
        min(_seconds(shape(number), parser, store) for _ in range(_ROUNDS)) for number in (SMALL, SMALL * TIMES)
    )
    ratio = many / max(few, _LEAST_SECONDS)
    now = f"{ratio:.1f} times ({few:.2f} to {many:.2f} s)"
    return Line(f"{name}, {SMALL:,} to {SMALL * TIMES:,}", ratio, now, at_most(MOST, "{:g} times"))


def _seconds(text: str, parser: Parser, store: Store) -> float:
    timed = _Timed(parser)
    failed: list[str] = []
    begin = time.process_time()
    examined: Sequence[object] = list(
        desk.examine([Article("made", text)], timed, store, Settings(), lambda id_, _: failed.append(id_))
    )
    if failed or not examined:
        raise RuntimeError("a made article could not be examined")
    return time.process_time() - begin - timed.seconds
