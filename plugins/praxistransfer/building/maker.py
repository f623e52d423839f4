"""Makes page groups and writes them; all that a worker needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from praxistransfer.building.plan import PageGroup, Product, Remark
from praxistransfer.building.records import Made, MadePage, Record
from praxistransfer.pages.page_parts import Book
from praxistransfer.search.documents import SearchDocument
from praxistransfer.search.update import DocumentReader
from praxistransfer.theme.render import Renderer
from praxistransfer.theme.shell import Frame, Shell, view_of
from praxistransfer.tools.folder import Folder, StaticFile, Written, file_of
from praxistransfer.tools.store import Kept, fingerprint_of, pack


class Draft(NamedTuple):
    """What a page group holds, not yet written, with the questions that were asked for it."""

    products: list[Product]
    questions: tuple[str, ...]


class Drafter:
    """Drafts page groups from what the handbook knows."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._drafts: dict[str, Draft] = {}

    def draft(self, group: PageGroup) -> Draft:
        """Return the draft of a page group; it stays until it is taken."""
        if group.name not in self._drafts:
            self.book.knowledge.take_questions()
            products = list(group.make(self.book))
            self._drafts[group.name] = Draft(products, self.book.knowledge.take_questions())
        return self._drafts[group.name]

    def take_draft(self, group: PageGroup) -> Draft:
        """Return a draft and forget it: it is big, and not needed a second time."""
        draft = self.draft(group)
        del self._drafts[group.name]
        return draft


class Stale(NamedTuple):
    """A page group that has to be made, and a hash of what concerns it besides its questions."""

    group: PageGroup
    context: bytes


class Output(NamedTuple):
    """What was written of some products, and what was not."""

    pages: tuple[MadePage, ...]
    files: tuple[Written, ...]
    new: int
    """Files that had to be written."""
    documents: list[SearchDocument]
    remarks: tuple[str, ...]


class Maker:
    """Makes page groups, and writes what they hold into the folder of the site."""

    def __init__(self, drafter: Drafter, folder: Folder, frame: Frame) -> None:
        self.folder = folder
        self._reader = DocumentReader()
        self.renderer = Renderer(drafter.book.knowledge)
        self._drafter = drafter
        self._knowledge = drafter.book.knowledge
        self._shell = Shell(frame)

    def make_group(self, stale: Stale) -> Made:
        """Make a page group."""
        group, context = stale
        draft = self._drafter.take_draft(group)
        output = self.write_products(draft.products)
        questions = sorted({*draft.questions, *self._knowledge.take_questions()})
        answers = self._knowledge.hash_answers(questions)
        asked = "\n".join(questions)
        pages, files, remarks = output.pages, output.files, output.remarks
        packed = self.read_texts(output.documents)
        texts = Kept(fingerprint_of(packed), packed)
        record = Record(
            asked, answers, group.digest, context, pages, files, remarks, texts.fingerprint
        )
        return Made(record, texts, output.new)

    def read_texts(self, documents: Iterable[SearchDocument]) -> bytes:
        """Return what can be found of documents, ready to be kept."""
        return pack(self._reader.read_all(documents))

    def prepare_workers(self) -> None:
        """Read what workers inherit, so that each of them need not do that."""
        self._reader.load_words()
        self.renderer.read_templates()

    def write_products(self, products: Iterable[Product]) -> Output:
        """Write pages and files."""
        pages, files, documents, remarks, new = [], [], [], [], 0
        for product in products:
            if isinstance(product, SearchDocument):
                documents.append(product)
            elif isinstance(product, Remark):
                remarks.append(product.text)
            elif isinstance(product, StaticFile):
                written, is_new = self.folder.write_file(product.address, product.content)
                files.append(written)
                new += is_new
            else:
                document = self._shell.write_document(view_of(self.renderer.render(product)))
                written, is_new = self.folder.write_file(
                    file_of(product.address), document.encode()
                )
                pages.append(MadePage.of(product, written))
                new += is_new
        return Output(tuple(pages), tuple(files), new, documents, tuple(remarks))
