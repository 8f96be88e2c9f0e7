"""Articles that go through the reader together, so that one that it cannot bear does not take the others with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.batch.packets import Packet
from pipeline.errors import CopydeskError
from pipeline.records import Article

Failed = Callable[[str, Exception], None]
#: Articles -> packets in their order; those that cannot be checked are told, and left out.
Examine = Callable[[Iterable[Article], Failed], Iterator[Packet]]

#: What goes through the reader in one go: enough for a batch of the model, little enough to be repeated.
ARTICLES, CHARACTERS = 16, 48_000
#: Articles up to which a run is none to keep or to draw a bar for: it is over before either saves anything.
HANDFUL = 8


def chunks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """A few articles each."""
    chunk: list[Article] = []
    size = 0
    for article in articles:
        chunk.append(article)
        size += len(article.text)
        if len(chunk) >= ARTICLES or size >= CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def carefully(examine: Examine, chunk: Sequence[Article], failed: Failed) -> Iterator[Packet]:
    """The packets of the articles. Where the reader itself fails, each article that was not through is read alone.

    A user's mistake (CopydeskError: a broken table) is raised: no article can be checked then.
    """
    through: set[str] = set()

    def tell(article: str, error: Exception) -> None:
        through.add(article)
        failed(article, error)

    try:
        for packet in examine(chunk, tell):
            through.add(packet.summary.article)
            yield packet
    except CopydeskError:
        raise
    except Exception as error:
        if len(chunk) == 1:
            failed(chunk[0].id, error)
            return
    else:
        return
    for article in chunk:
        if article.id not in through:
            yield from carefully(examine, [article], failed)
