"""The reference of all fields that authors can fill in, made from the models."""

from __future__ import annotations

from praxistransfer.model.addresses import BETRIEB, FELDER, Anchor
from praxistransfer.model.schema import FieldRow, field_rows, list_models
from praxistransfer.model.words import KINDS
from praxistransfer.pages.blocks import CONTRIBUTE, Links, Page, Section, Table

_FIELDS = "Feldreferenz"


def field_pages() -> list[Page]:
    """Return the reference of all fields an author can fill in: a list and a page for each kind."""
    lead = (
        "Alle Felder, die Autorinnen und Autoren ausfüllen können. Stufe S braucht jeder Eintrag, "
        "Stufe V gehört zum Vollprofil, Stufe T hilft bei der Übertragung."
    )
    links = tuple(Anchor(KINDS[kind].one, f"{FELDER}{kind}/") for kind in list_models())
    operator = Anchor("Angaben des Betreibers", BETRIEB, "Datei betreiber.yml")
    sections = (
        Section("arten", "Art des Eintrags", (Links(links),)),
        Section("weitere", "Weitere Dateien", (Links((operator,)),)),
    )
    index = Page(FELDER, _FIELDS, lead, sections, above=(CONTRIBUTE,))
    return [index, *(_field_page(kind, field_rows(model)) for kind, model in list_models().items())]


def _field_page(kind: str, rows: list[FieldRow]) -> Page:
    schema = Anchor(f"JSON Schema: {KINDS[kind].one}", f"schema/{kind}.json")
    return Page(
        address=f"{FELDER}{kind}/",
        title=f"Felder: {KINDS[kind].one}",
        kind=_FIELDS,
        lead="",
        sections=(
            Section("felder", "Felder", (field_table(f"Felder: {KINDS[kind].one}", rows),)),
            Section("schema", "Für Programme", (Links((schema,)),)),
        ),
        above=(CONTRIBUTE, Anchor(_FIELDS, FELDER)),
        own_description=f"Alle Felder: {KINDS[kind].one}",
    )


def field_table(caption: str, rows: list[FieldRow]) -> Table:
    """Return the reference of fields as a table."""
    return Table(
        caption,
        ("Feld", "Bedeutung", "Form", "Stufe"),
        tuple(
            (
                (row.name,),
                (f"{row.label}{' (nötig)' if row.required else ''}. {row.hint}",),
                (row.form + (f". Beispiel: {row.example}" if row.example else ""),),
                (row.stage,),
            )
            for row in rows
        ),
    )
