"""A Word file is a zip archive of XML: its parts, read with a bound on what they unpack to."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from pipeline.errors import InputError

#: A document of a thousand pages is 10 MB of XML; more than this, bytes, is no article and may be a zip bomb.
LARGEST_PART = 32 * 1024 * 1024
#: More files in one archive than any Word file has; their directory alone would fill the memory.
MOST_FILES = 20_000
_DIRECTORY_ENTRY = b"PK\x01\x02"
_PIECE = 64 * 1024
_ADVICE = "open it in Word and save it again"

#: A start tag's name with its namespace in front ("uri name"), and its attributes, named so as well.
Starts = Callable[[str, dict[str, str]], None]


class WordZip:
    """The parts of one Word file. ``where`` names it in errors."""

    def __init__(self, where: str, data: bytes) -> None:
        """Open the archive. Raises InputError where it is none."""
        self._where = where
        if data.count(_DIRECTORY_ENTRY) > MOST_FILES:
            raise InputError(where, f"is an archive of more than {MOST_FILES:,} files", "no article is")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # zipfile promises BadZipFile, and raises half a dozen others on forged directories
            raise InputError(where, "is a damaged Word file (its zip archive is not whole)", _ADVICE) from error

    def document(self) -> str:
        """The name of the part with the text. Raises InputError where there is none."""
        found: list[str] = []

        def start(name: str, attributes: dict[str, str]) -> None:
            if name.endswith(" Relationship") and attributes.get("Type", "").endswith("/officeDocument"):
                found.append(attributes.get("Target", ""))

        self.parse("_rels/.rels", start)
        name = posixpath.normpath(found[0].lstrip("/")) if found else "word/document.xml"
        if name not in self._zip.NameToInfo:
            raise InputError(self._where, "is a zip archive without a Word document in it")
        return name

    def parse(
        self,
        part: str,
        start: Starts,
        end: Callable[[str], None] | None = None,
        words: Callable[[str], None] | None = None,
    ) -> None:
        """Tell the handlers what a part holds; a part that is not there holds nothing.

        A document type is refused at its first word: Word writes none, and entities that multiply (a "billion laughs")
        need one. Nothing outside the file is ever loaded. Raises InputError.
        """
        if part not in self._zip.NameToInfo:
            return
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = start
        if end is not None:
            parser.EndElementHandler = end
        if words is not None:
            parser.CharacterDataHandler = words
        parser.StartDoctypeDeclHandler = self._refuse_type
        try:
            self._feed(part, parser)
        except InputError:
            raise
        except expat.ExpatError as error:
            what = f"is a damaged Word file ({part} is not XML: {error})"
            raise InputError(self._where, what, _ADVICE) from error
        except Exception as error:  # a forged archive: wrong lengths, unknown methods, passwords, broken streams
            raise InputError(self._where, f"is a damaged Word file ({part} cannot be unpacked)", _ADVICE) from error

    def _feed(self, part: str, parser: expat.XMLParserType) -> None:
        size = 0
        with self._zip.open(part) as stream:
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > LARGEST_PART:
                    what = f"unpacks to more than {LARGEST_PART // 2**20} MB of text"
                    raise InputError(self._where, what, "no article is so long")
                parser.Parse(piece, False)
        parser.Parse(b"", True)

    def _refuse_type(self, *_: object) -> None:
        raise InputError(self._where, "is no Word file of Word's (its XML declares a document type)", _ADVICE)
