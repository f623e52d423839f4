"""The catalogue of faults: a stable code for each kind, its help page, and what reports it.

A code is never reused. The help pages ``/hilfe/<code>/`` are written from here. What stands in
braces in a sentence or its advice is filled in where the fault is reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong, and what the author can do now: a code and two German sentences."""

    code: str
    text: str
    advice: str


@dataclass(frozen=True, slots=True)
class FaultCode:
    """A code with its help page: all texts are German."""

    id: str
    title: str
    meaning: str
    remedy: str
    wrong: str = ""
    right: str = ""

    def message(self, sentence: str, advice: str) -> Message:
        """Declare a sentence that reports a fault of this code, and what to do now."""
        return Message(self.id, sentence, advice)


@dataclass(frozen=True, slots=True)
class Message:
    """A German sentence and its advice, with places for what only the contribution knows."""

    code: str
    sentence: str
    advice: str

    def fill(self, **values: object) -> Fault:
        """Return the message with a value in each of its places."""
        sentence, advice = self.sentence.format(**values), self.advice.format(**values)
        return Fault(self.code, sentence, advice)


# -- the file as such

PT101 = FaultCode(
    "PT101",
    "Die Datei ist nicht als UTF-8 gespeichert",
    "Alle Dateien des Handbuchs sind in UTF-8 geschrieben, damit Umlaute überall gleich erscheinen.",
    "Im Editor „Speichern unter“ wählen und als Kodierung „UTF-8“ einstellen.",
)
NOT_UTF8 = PT101.message(
    "Die Datei ist nicht als UTF-8 gespeichert.",
    "Im Editor als Kodierung „UTF-8“ wählen und neu speichern.",
)

PT102 = FaultCode(
    "PT102",
    "Die Datei beginnt mit einer unsichtbaren Bytefolge (BOM)",
    "Manche Programme setzen vor den Text drei unsichtbare Bytes. Sie verhindern, dass der Kopf erkannt wird.",
    "Im Editor als Kodierung „UTF-8 ohne BOM“ wählen und neu speichern.",
)
BYTE_ORDER_MARK = PT102.message(
    "Die Datei beginnt mit einer unsichtbaren Bytefolge (BOM).", "Als „UTF-8 ohne BOM“ speichern."
)

PT103 = FaultCode(
    "PT103",
    "Die Datei hat Windows-Zeilenenden",
    "Zeilen enden im Handbuch mit einem einzelnen Zeichen (LF), damit gleiche Eingabe überall das gleiche Ergebnis hat.",
    "Im Editor die Zeilenenden auf „LF“ (Unix) stellen und neu speichern. "
    "Git erledigt das selbst, wenn die Datei mit der Einstellung des Projekts ausgecheckt wurde.",
)
WINDOWS_LINE_ENDS = PT103.message(
    "Die Datei hat Windows-Zeilenenden (CRLF).",
    "Im Editor die Zeilenenden auf „LF“ stellen und neu speichern.",
)

PT104 = FaultCode(
    "PT104",
    "Die Datei ist leer",
    "Eine leere Datei kann kein Eintrag sein.",
    "Inhalt einfügen oder die Datei löschen.",
)
EMPTY_FILE = PT104.message("Die Datei ist leer.", "Inhalt einfügen oder die Datei löschen.")

PT105 = FaultCode(
    "PT105",
    "Die Datei ist zu groß",
    "Einträge sind Texte. Was die Grenzen überschreitet, ist meist ein Versehen, etwa ein eingefügtes Bild oder eine Datei aus einem anderen Programm.",
    "Den Eintrag kürzen oder aufteilen; Material gehört in eine eigene Datei mit Verweis.",
)
FILE_TOO_LARGE = PT105.message(
    "Die Datei ist größer als {limit} Kibibyte.", "Den Inhalt kürzen oder aufteilen."
)

TOO_MANY_ENTRIES = PT105.message(
    "Das Vokabular hat {count} Einträge; höchstens {most} sind erlaubt.",
    "Die Einträge prüfen; vielleicht stehen einzelne Angaben als eigene Einträge da.",
)
TOO_MANY_LINES = PT105.message(
    "Der Text hat {count} Zeilen; höchstens {most} sind erlaubt.",
    "Den Inhalt kürzen oder aufteilen.",
)
TOO_MANY_PIECES = PT105.message(
    "Die Datei besteht aus {count} Absätzen, Listenpunkten und Stücken zu 100 Zeichen; höchstens {most} sind erlaubt.",
    "Den Inhalt kürzen oder aufteilen.",
)

PT106 = FaultCode(
    "PT106",
    "Verknüpfungen auf andere Dateien sind nicht erlaubt",
    "Ein symbolischer Link könnte Inhalte von außerhalb des Handbuchs veröffentlichen.",
    "Die Datei selbst an diese Stelle legen.",
)
SYMBOLIC_LINK = PT106.message(
    "Die Datei ist eine Verknüpfung (symbolischer Link).", "Die Datei selbst an diese Stelle legen."
)

PT107 = FaultCode(
    "PT107",
    "Name oder Ort der Datei passen nicht",
    "Aus dem Dateinamen wird die Adresse der Seite. Erlaubt sind Kleinbuchstaben, Ziffern und Bindestriche.",
    "Die Datei umbenennen oder in den richtigen Ordner legen.",
    wrong="practices/beispiele/sport/Schwimmkurs für Frauen.md",
    right="practices/beispiele/sport/schwimmkurs-fuer-frauen.md",
)
BAD_FILE_NAME = PT107.message(
    "Der Dateiname „{name}“ passt nicht in diesen Ordner.",
    "Nur Kleinbuchstaben a–z, Ziffern und Bindestriche verwenden und den Namen mit „{ending}“ enden lassen.",
)
A_COPY = PT107.message(
    "„{name}“ sieht nach einer Kopie von „{other}“ aus, die ein Programm angelegt hat.",
    "Die Kopie löschen; soll sie ein eigener Eintrag werden, ihr einen eigenen Namen und eine eigene Kennung geben.",
)
BAD_FOLDER_NAME = PT107.message(
    "Der Name des Ordners „{name}“ ist nicht lesbar (kein UTF-8 oder unsichtbare Zeichen).",
    "Den Ordner umbenennen: nur Kleinbuchstaben a–z, Ziffern und Bindestriche.",
)
FOLDER_TOO_DEEP = PT107.message(
    "Der Ordner liegt mehr als {most} Ordner tief; was darin steht, wird nicht gelesen.",
    "Die Einträge weiter oben ablegen; ein Ordner je Thema genügt.",
)
UNKNOWN_VOCABULARY = PT107.message(
    "„{path}“ ist kein bekanntes Vokabular.{near}", "Bekannt sind {known}."
)

PT108 = FaultCode(
    "PT108",
    "Eine nötige Datei fehlt",
    "Das Handbuch braucht mindestens die Datei „handbuch.yml“ und die Vokabulare, auf die verwiesen wird.",
    "Die Datei anlegen; die Feldreferenz zeigt, was hineingehört.",
)
NO_HANDBUCH = PT108.message(
    "Die Datei „handbuch.yml“ fehlt.",
    "Sie nennt Titel, Untertitel, Land und Beschreibung des Handbuchs; bitte anlegen.",
)

PT109 = FaultCode(
    "PT109",
    "Die Datei kann nicht gelesen werden",
    "Das Betriebssystem verweigert das Lesen der Datei.",
    "Die Zugriffsrechte der Datei prüfen oder die Datei neu anlegen.",
)
UNREADABLE_FILE = PT109.message(
    "Die Datei kann nicht gelesen werden.", "Die Zugriffsrechte der Datei prüfen."
)

UNREADABLE_FOLDER = PT109.message(
    "Der Ordner kann nicht gelesen werden.", "Die Zugriffsrechte des Ordners prüfen."
)

PT110 = FaultCode(
    "PT110",
    "Die Datei hat viele Fehler derselben Art",
    "Von jeder Art nennt die Prüfung je Datei nur die ersten Stellen; die übrigen sind gezählt. Meist haben alle denselben Grund, etwa eine falsche Einrückung oder eine Datei aus einem anderen Programm.",
    "Die genannten Stellen beheben und erneut prüfen; dann erscheinen die nächsten.",
)
MANY_OF_A_KIND = PT110.message(
    "Diese Datei hat noch {count} weitere Stellen mit {code}; sie sind nicht einzeln genannt.",
    "Zuerst die genannten beheben, dann erneut prüfen.",
)

PT111 = FaultCode(
    "PT111",
    "Zwei Fassungen der Datei sind nicht zusammengeführt",
    "Wenn zwei Menschen dieselbe Stelle ändern, schreibt Git beide Fassungen in die Datei und trennt sie mit Zeilen aus <<<<<<<, ======= und >>>>>>>. Veröffentlicht stünden beide auf der Seite.",
    "Von jeder Stelle eine Fassung behalten oder beide zu einer machen und die Zeilen mit den Marken löschen.",
)
CONFLICT_MARK = PT111.message(
    "Die Zeile {mark} trennt zwei Fassungen, die nicht zusammengeführt sind.",
    "Eine der Fassungen wählen und alle Zeilen mit <<<<<<<, ======= und >>>>>>> löschen.",
)

PT112 = FaultCode(
    "PT112",
    "Statt einer Datei liegt dort etwas anderes",
    "Unter diesem Namen erwartet das Handbuch eine gewöhnliche Datei oder einen Ordner mit Dateien. Anderes lässt sich nicht lesen oder würde das Lesen nie beenden.",
    "Löschen oder umbenennen, was dort liegt, und die gemeinte Datei an diese Stelle legen.",
)
NOT_A_FILE = PT112.message(
    "Statt einer Datei liegt hier {what}.", "Löschen oder umbenennen und die Datei hier ablegen."
)
NOT_A_FOLDER = PT112.message(
    "Statt eines Ordners liegt hier {what}.", "Löschen oder umbenennen und den Ordner anlegen."
)

PT113 = FaultCode(
    "PT113",
    "Das Material ist nicht das, was sein Name sagt",
    "An der Endung des Namens sehen Menschen und Programme, womit sie eine Datei öffnen. Eine Webseite, die „.pdf“ heißt, ist oft eine Fehlermeldung, die statt der Datei gespeichert wurde.",
    "Die Datei öffnen, prüfen, ob sie die gemeinte ist, und mit der richtigen Endung neu speichern.",
)
OTHER_CONTENT = PT113.message(
    "Der Inhalt der Datei ist kein {ending}.",
    "Die Datei öffnen und prüfen; vielleicht wurde statt ihr eine Webseite gespeichert.",
)

# -- the notation

PT201 = FaultCode(
    "PT201",
    "Der Kopf der Datei fehlt",
    "Jeder Eintrag beginnt mit einem Kopf zwischen zwei Zeilen aus drei Bindestrichen.",
    "Die erste Zeile muss genau „---“ sein, danach folgen die Angaben.",
    wrong="id: mein-beispiel\ntitel: Mein Beispiel",
    right="---\nid: mein-beispiel\ntitel: Mein Beispiel\n---",
)
NO_HEAD = PT201.message(
    "Die Datei beginnt nicht mit einem Kopf.",
    "In die erste Zeile „---“ schreiben, darunter die Angaben und wieder „---“.",
)

PT202 = FaultCode(
    "PT202",
    "Der Kopf der Datei wird nicht geschlossen",
    "Nach den Angaben im Kopf muss eine zweite Zeile mit drei Bindestrichen stehen.",
    "Nach der letzten Angabe eine Zeile „---“ einfügen.",
)
OPEN_HEAD = PT202.message(
    "Der Kopf der Datei wird nicht geschlossen.",
    "Nach der letzten Angabe des Kopfes eine Zeile „---“ einfügen.",
)

PT203 = FaultCode(
    "PT203",
    "Die Schreibweise (YAML) stimmt nicht",
    "Der Kopf ist in YAML geschrieben. An dieser Stelle ist die Schreibweise nicht eindeutig.",
    "Einrückung, Doppelpunkte und Anführungszeichen prüfen. Texte mit Doppelpunkt gehören in Anführungszeichen.",
    wrong="titel: Cricket: ein Anfang",
    right="titel: 'Cricket: ein Anfang'",
)
CONTROL_CHARACTER = PT203.message(
    "Die Datei enthält ein unsichtbares Steuerzeichen.",
    "Das Zeichen löschen und den Text neu tippen.",
)
DIVIDED_HEAD = PT203.message(
    "Die Angaben sind durch „---“ geteilt.", "Nur einen Block von Angaben schreiben."
)
ODD_FIELD_NAME = PT203.message(
    "Der Name eines Feldes muss ein einfaches Wort sein.",
    "Klammern und Listen vor dem Doppelpunkt entfernen.",
)
TEXT_AFTER_QUOTE = PT203.message(
    "Nach dem schließenden Anführungszeichen steht noch Text.",
    "Den ganzen Wert in einfache Anführungszeichen setzen, zum Beispiel '„Cup“ in Olpe'.",
)
MISPLACED_COLON = PT203.message(
    "Hier steht ein Doppelpunkt, wo keiner stehen kann.",
    "Texte mit Doppelpunkt in Anführungszeichen setzen; sonst die Einrückung prüfen.",
)
MISPLACED_FIELD = PT203.message(
    "Hier wird ein neues Feld erwartet, aber die Zeile passt nicht dazu.",
    "Die Einrückung prüfen: Felder einer Ebene beginnen in derselben Spalte.",
)
NO_COLON = PT203.message(
    "Nach dem Feldnamen fehlt der Doppelpunkt.", "Die Angabe in der Form „feld: wert“ schreiben."
)
MISPLACED_ITEM = PT203.message(
    "Hier wird ein weiterer Listenpunkt erwartet, aber die Zeile passt nicht dazu.",
    "Die Einrückung prüfen: Listenpunkte beginnen in derselben Spalte mit „- “.",
)
OPEN_BRACKET = PT203.message(
    "Eine Klammer ist nicht geschlossen oder ein Komma fehlt.",
    "Die Klammer schließen oder das Komma ergänzen.",
)
OPEN_QUOTE = PT203.message(
    "Ein Anführungszeichen wird nicht geschlossen.", "Das schließende Anführungszeichen ergänzen."
)
ODD_FIRST_SIGN = PT203.message(
    "Ein Wert beginnt mit einem Zeichen, das hier nicht am Anfang stehen darf.",
    "Den Text in Anführungszeichen setzen.",
)
UNCLEAR_NOTATION = PT203.message(
    "Die Schreibweise ist an dieser Stelle nicht eindeutig.",
    "Einrückung, Doppelpunkte und Anführungszeichen in dieser und der vorigen Zeile prüfen.",
)

PT204 = FaultCode(
    "PT204",
    "Mit Tabulator eingerückt",
    "YAML erlaubt zum Einrücken nur Leerzeichen.",
    "Den Tabulator durch zwei Leerzeichen ersetzen.",
)
TAB_INDENT = PT204.message(
    "Die Zeile ist mit einem Tabulator eingerückt.", "Mit zwei Leerzeichen je Ebene einrücken."
)

PT205 = FaultCode(
    "PT205",
    "Ein Feld kommt doppelt vor",
    "Steht ein Feld zweimal da, ist unklar, welche Angabe gilt.",
    "Eine der beiden Angaben löschen oder beide zusammenführen.",
)
DOUBLED_FIELD = PT205.message(
    "Das Feld {name} steht schon in Zeile {line}.", "Eine der beiden Angaben löschen."
)

PT206 = FaultCode(
    "PT206",
    "Anker und Verweise (& und *) sind nicht erlaubt",
    "Mit solchen Zeichen lassen sich Dateien bauen, die beim Lesen den Rechner überlasten.",
    "Den Inhalt ausschreiben. Texte, die mit & oder * beginnen, in Anführungszeichen setzen.",
)
YAML_ALIAS = PT206.message(
    "Der Verweis {alias} ist nicht erlaubt.", "Den Inhalt hier ausschreiben."
)
YAML_ANCHOR = PT206.message(
    "Der Anker {anchor} ist nicht erlaubt.",
    "Den Anker löschen und den Inhalt überall ausschreiben.",
)

PT207 = FaultCode(
    "PT207",
    "Typangaben (!) sind nicht erlaubt",
    "Mit Typangaben ließe sich beim Lesen fremder Programmcode ausführen.",
    "Die Angabe mit dem Ausrufezeichen löschen; beginnt ein Text damit, in Anführungszeichen setzen.",
)
YAML_TAG = PT207.message(
    "Die Typangabe {tag} ist nicht erlaubt.", "Die Angabe mit dem Ausrufezeichen löschen."
)

PT210 = FaultCode(
    "PT210",
    "Hinter einem Wert steht ein Kommentar",
    "In YAML beginnt mit einem Leerzeichen und „#“ ein Kommentar. Was dahinter steht, erschiene auf keiner Seite, auch wenn es zum Text gehört.",
    "Den Wert in Anführungszeichen setzen, wenn „#“ zu ihm gehört. Ein Kommentar steht in einer eigenen Zeile.",
    wrong="titel: Der Platz #1 in Musterland",
    right="titel: 'Der Platz #1 in Musterland'",
)
COMMENT_BEHIND = PT210.message(
    "Ab „#“ gilt der Rest der Zeile als Kommentar und würde nirgends gezeigt: {comment}.",
    "Den Wert in Anführungszeichen setzen oder den Kommentar in eine eigene Zeile schreiben.",
)

PT208 = FaultCode(
    "PT208",
    "Zu tief verschachtelt",
    "Weder ein Feld noch ein Text braucht so viele Ebenen; meist stimmt die Einrückung nicht.",
    "Die Einrückung prüfen.",
)
TEXT_TOO_DEEP = PT208.message(
    "Der Text ist tiefer als {most} Ebenen verschachtelt.",
    "Die Zeichen am Anfang der Zeile und die Einrückung prüfen.",
)
FIELDS_TOO_DEEP = PT208.message(
    "Die Angaben sind tiefer als {most} Ebenen verschachtelt.", "Die Einrückung prüfen."
)

PT209 = FaultCode(
    "PT209",
    "Es fehlt die Liste der Angaben",
    "An dieser Stelle werden Angaben der Form „feld: wert“ erwartet.",
    "Die Angaben so schreiben, wie es die Feldreferenz zeigt.",
)
NO_LIST_OF_ENTRIES = PT209.message(
    "Das Vokabular hat nicht die erwartete Form.",
    "Alle Einträge als Liste unter dem einzigen Feld „eintraege:“ schreiben.",
)
NO_FIELDS = PT209.message(
    "Hier werden Angaben der Form „feld: wert“ erwartet.",
    "Mit „{first}:“ beginnen; die Feldreferenz zeigt alle Felder.",
)

# -- the fields

PT301 = FaultCode(
    "PT301",
    "Das Feld ist nicht bekannt",
    "Jedes Feld hat einen festen Namen, damit sich Einträge vergleichen und filtern lassen.",
    "Den Namen prüfen; die Feldreferenz nennt alle Felder.",
    wrong="stauts: entwurf",
    right="status: entwurf",
)
UNKNOWN_FIELD = PT301.message(
    "Das Feld {name} ist nicht bekannt.{near}",
    "Den Namen berichtigen oder das Feld löschen; die Feldreferenz nennt alle Felder.",
)

PT302 = FaultCode(
    "PT302",
    "Eine nötige Angabe fehlt",
    "Ohne diese Angabe kann der Eintrag nicht veröffentlicht werden.",
    "Das Feld ergänzen. Was keine Quelle sagt, wird nicht geschätzt; die Feldreferenz zeigt, was leer bleiben darf.",
)
SOURCE_WITHOUT_ID = PT302.message(
    "Der Quelle fehlt die Kennung.",
    "„id:“ ergänzen, zum Beispiel „id: dosb“, damit der Text sie belegen kann.",
)
MISSING_FIELD = PT302.message("Die Angabe „{name}“ fehlt.", "Ergänzen: {hint}")
EMPTY_FIELD = PT302.message(
    "Die Angabe „{name}“ ist leer.", "Einen Text angeben oder das Feld löschen."
)
QUELLE_WITHOUT_TITLE = PT302.message(
    "Der Quelle fehlt der Titel.",
    "„titel“ angeben oder mit „werk“ auf ein mehrfach genutztes Werk verweisen.",
)
QUELLE_WITHOUT_DATE = PT302.message(
    "Der Quelle fehlt das Datum.", "„datum“ angeben, notfalls „ohne Datum“."
)

PT303 = FaultCode(
    "PT303",
    "Die Angabe hat die falsche Form",
    "Das Feld erwartet etwas anderes: einen Text, eine Zahl, eine Liste oder einzelne Angaben.",
    "Die Form an das Beispiel in der Feldreferenz anpassen.",
    wrong="handlungsfelder: sport",
    right="handlungsfelder: [sport]",
)
NOT_A_TEXT = PT303.message(
    "{what} hat die falsche Form: Erwartet wird ein Text.",
    "Eine einzelne Angabe ohne Liste und ohne Unterpunkte schreiben.",
)
NOT_A_WHOLE_NUMBER = PT303.message(
    "{what} hat die falsche Form: Erwartet wird eine ganze Zahl.",
    "Nur Ziffern angeben, ohne Punkt, Komma und Leerzeichen.",
)
NOT_A_NUMBER = PT303.message(
    "{what} hat die falsche Form: Erwartet wird eine Zahl.",
    "Eine Zahl mit Punkt statt Komma angeben, zum Beispiel 51.5.",
)
NOT_A_LIST = PT303.message(
    "{what} hat die falsche Form: Erwartet wird eine Liste.",
    "Jede Angabe in eine eigene Zeile mit „- “ davor oder alle in [Klammern] setzen.",
)
NOT_FIELDS = PT303.message(
    "{what} hat die falsche Form: Erwartet werden einzelne Angaben der Form „feld: wert“.",
    "Jede Angabe in eine eigene, eingerückte Zeile der Form „feld: wert“ schreiben.",
)

PT304 = FaultCode(
    "PT304",
    "Das Wort steht nicht in der Auswahlliste",
    "Hier sind nur bestimmte Wörter erlaubt, damit sich zählen und filtern lässt.",
    "Eines der erlaubten Wörter verwenden.",
)
NOT_IN_LIST = PT304.message("{word} ist für „{name}“ nicht erlaubt.{near}", "Erlaubt: {words}.")
NEITHER_YES_NOR_NO = PT304.message("{word} ist hier nicht erlaubt.", "„ja“ oder „nein“ angeben.")

PT305 = FaultCode(
    "PT305",
    "Der Text ist zu kurz oder zu lang",
    "Die Grenzen sorgen dafür, dass Einträge vergleichbar und rasch zu lesen sind.",
    "Den Text kürzen oder ergänzen.",
)
TOO_MANY_BRACKETS = PT305.message(
    "Der Absatz enthält mehr als {most} eckige Klammern.", "Den Absatz teilen."
)
TOO_FEW_WORDS = PT305.message(
    "Der Text hat {words}, nötig sind mindestens {least}.", "Bitte ausführlicher schreiben."
)
TOO_MANY_WORDS = PT305.message(
    "Der Text hat {count} Wörter, erlaubt sind höchstens {most}.", "Bitte kürzen."
)

PT306 = FaultCode(
    "PT306",
    "Zu wenige oder zu viele Angaben in der Liste",
    "Für diese Liste gilt eine Mindest- oder Höchstzahl.",
    "Angaben ergänzen oder auf die wichtigsten beschränken.",
)
TOO_FEW_ITEMS = PT306.message("{what} hat zu wenige Angaben.", "Mindestens {least} angeben.")
TOO_MANY_ITEMS = PT306.message(
    "{what} hat zu viele Angaben.", "Höchstens {most} angeben; die wichtigsten zuerst."
)

PT307 = FaultCode(
    "PT307",
    "Das Datum gibt es nicht oder noch nicht",
    "Ein Datum ist ein Jahr, ein Monat oder ein Tag, den es im Kalender gibt. Wovon ein Eintrag spricht, ist schon geschehen; nur ein Ende oder eine nächste Prüfung darf in der Zukunft liegen.",
    "Das Datum prüfen und in einer der drei Formen schreiben.",
    wrong="stand: 31.02.2019",
    right="stand: 2019-02-28",
)
NO_SUCH_DATE = PT307.message(
    "{text} ist kein gültiges Datum.",
    "Jahr (2019), Monat (2019-05) oder Tag (2019-05-17) angeben, den es im Kalender gibt.",
)

DATE_AHEAD = PT307.message(
    "{date} liegt in der Zukunft.",
    "Die Jahreszahl prüfen; das Feld nennt etwas, das schon geschehen ist.",
)
DATE_FAR_AHEAD = PT307.message(
    "{date} liegt mehr als {years} Jahre in der Zukunft.",
    "Die Jahreszahl prüfen; wahrscheinlich ist sie vertippt.",
)

PT308 = FaultCode(
    "PT308",
    "Die Reihenfolge der Daten stimmt nicht",
    "Ein Zeitraum kann nicht enden, bevor er beginnt.",
    "Die beiden Daten prüfen; vielleicht sind sie vertauscht.",
)
ENDS_BEFORE_IT_BEGINS = PT308.message(
    "Der Zeitraum endet ({bis}), bevor er beginnt ({von}).",
    "„von“ und „{name}“ prüfen; vielleicht sind sie vertauscht.",
)
CHECKED_TOO_LATE = PT308.message(
    "„pruefen_bis“ ({until}) liegt nicht in den 24 Monaten nach der Prüfung ({checked}).",
    "Einen Tag bis spätestens {latest} angeben.",
)

PT309 = FaultCode(
    "PT309",
    "Die Kennung ist nicht gültig",
    "Aus der Kennung wird die Adresse der Seite. Erlaubt sind a–z, 0–9 und einzelne Bindestriche.",
    "Umlaute ausschreiben (ae, oe, ue, ss), Leerzeichen durch Bindestriche ersetzen.",
)
NO_KENNUNG = PT309.message(
    "{text} ist keine gültige Kennung.",
    "Nur Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche verwenden, zum Beispiel „schwimmkurs-olpe“ (ä als ae, ß als ss).",
)
KENNUNG_OF_THE_FRAME = PT309.message(
    "{text} beginnt mit „{frame}“; so heißen nur Teile des Seitenrahmens.",
    "Eine Kennung ohne „{frame}“ am Anfang wählen.",
)
KENNUNG_OF_LISTS = PT309.message(
    "{text} ist für Listen des Handbuchs vergeben.", "Eine andere Kennung wählen."
)

PT310 = FaultCode(
    "PT310",
    "Die Internetadresse ist nicht gültig",
    "Erwartet wird eine vollständige Adresse, die mit https:// oder http:// beginnt.",
    "Die Adresse aus dem Browser kopieren.",
)
NO_ADDRESS = PT310.message(
    "{text} ist keine gültige Internetadresse.",
    "Die vollständige Adresse angeben; sie beginnt mit https:// oder http://.",
)
NO_PORT = PT310.message(
    "{port} hinter dem Server ist keine mögliche Portnummer.",
    "Den Doppelpunkt und die Zahl dahinter löschen.",
)
LONG_ADDRESS = PT310.message(
    "Die Internetadresse ist länger als {most} Zeichen.",
    "Die Adresse der Seite selbst angeben, ohne die Angaben, mit denen man sie gefunden hat.",
)

PT311 = FaultCode(
    "PT311",
    "Angaben passen nicht zusammen",
    "Einzelne Angaben sind richtig, zusammen ergeben sie aber keinen Sinn.",
    "Die Meldung sagt, welche Angaben sich ausschließen oder einander brauchen.",
)
PART_WITHOUT_SOURCE = PT311.message(
    "Der Schritt ist als „{part}“ markiert, aber ohne Beleg.",
    "Unter „quellen“ die Quelle nennen, die das sagt, oder „teil“ weglassen.",
)
NOWHERE_OR_EVERYWHERE = PT311.message(
    "Es muss entweder „kommunen“ oder „landesweit: ja“ angegeben sein.",
    "Die Kommunen nennen, in denen die Praxis stattfindet, oder „landesweit: ja“.",
)
STEPS_TWICE = PT311.message(
    "Das Vorgehen steht doppelt da: im Kopf unter „schritte“ und als Liste im Text.",
    "Die Liste im Text löschen oder „schritte“ im Kopf.",
)
STEP_NOT_JUDGED = PT311.message(
    "Der Schritt „{step}“ ist weder durch eine Quelle noch durch die Redaktion eingeordnet.",
    "Unter „einschaetzung: schritte“ sagen, ob er Kern, anpassbar oder optional ist, und warum.",
)
STEP_JUDGED_TWICE = PT311.message(
    "Der Schritt „{step}“ ist mehr als einmal eingeordnet.",
    "Ein Urteil je Schritt stehen lassen. Was eine Quelle sagt, geht vor.",
)
FIELD_IS_ITS_OWN = PT311.message(
    "In „{id}“ steht das Beispiel schon.",
    "Ein anderes Handlungsfeld nennen oder die Zeile löschen.",
)
PATTERN_NOT_NAMED = PT311.message(
    "Es ist kein Vorgehensmuster genannt, das eingeschätzt sein könnte.",
    "Unter „muster“ ein Muster nennen oder „muster_einschaetzung“ weglassen.",
)
NOT_INAPPLICABLE = PT311.message(
    "{name} gehört nicht zu dem, was entfallen darf.{near}",
    "Einen der erlaubten Namen eintragen, zum Beispiel „ressourcen.kosten“.",
)
FILLED_YET_INAPPLICABLE = PT311.message(
    "„{name}“ ist ausgefüllt und soll doch nicht zutreffen.",
    "Den Inhalt löschen oder den Namen hier streichen.",
)
WORD_TWICE = PT311.message("{word} steht hier zweimal.", "Eine der beiden Angaben löschen.")

PT312 = FaultCode(
    "PT312",
    "Die Zahl oder Zeichenfolge ist nicht erlaubt",
    "Das Feld hat eine feste Form oder einen Wertebereich.",
    "Die Angabe prüfen; die Feldreferenz zeigt ein Beispiel.",
)
NUMBER_TOO_SMALL = PT312.message("{what} ist zu klein.", "Mindestens {least:g} angeben.")
NUMBER_TOO_LARGE = PT312.message("{what} ist zu groß.", "Höchstens {most:g} angeben.")
NO_WEEKS = PT312.message(
    "{text} sind keine Wochen der ersten 90 Tage.",
    "Eine Woche („3“) oder die erste und die letzte („1–3“) angeben, höchstens Woche {last}.",
)
ODD_FORM = PT312.message(
    "{what} hat nicht die erwartete Form.", "Die Feldreferenz zeigt ein Beispiel."
)

PT313 = FaultCode(
    "PT313",
    "Die Internetadresse führt nicht dorthin, wohin sie zu führen scheint",
    "Was vor einem „@“ steht, ist kein Name eines Servers; fremde Buchstaben, die wie unsere aussehen, und umgeschriebene Namen führen zu anderen Servern, als man liest. So werden Menschen auf falsche Seiten gelockt.",
    "Die Seite im Browser öffnen, prüfen, ob es die gemeinte ist, und ihre Adresse von dort kopieren.",
    wrong="url: https://www.example.org@example.net/",
    right="url: https://www.example.org/",
)
USER_IN_ADDRESS = PT313.message(
    "Vor dem Server steht {user}; die Adresse führt in Wahrheit zu {server}.",
    "Alles zwischen „//“ und „@“ und das „@“ selbst löschen, wenn der Server stimmt.",
)
ODD_HOST = PT313.message(
    "Der Server {host} ist so geschrieben, dass man nicht sieht, wohin die Adresse führt.",
    "Den Namen des Servers ohne Umschreibungen angeben, zum Beispiel www.example.org.",
)
LOOK_ALIKE_HOST = PT313.message(
    "Der Name des Servers {host} mischt Schriften oder enthält Zeichen, die wie andere aussehen.",
    "Den Namen neu tippen; er besteht aus lateinischen Buchstaben, Ziffern und Bindestrichen.",
)

PT314 = FaultCode(
    "PT314",
    "Die Internetadresse ist nicht für alle erreichbar",
    "Das Handbuch ist öffentlich. Adressen im eigenen Rechner oder Hausnetz sehen andere nicht, und die Linkprüfung darf sie nicht aufrufen.",
    "Die öffentliche Adresse der Seite angeben oder das Feld leer lassen.",
    wrong="url: http://intranet/bericht",
    right="url: https://www.example.org/bericht",
)
PRIVATE_HOST = PT314.message(
    "{host} gibt es nur im eigenen Rechner oder Netz.",
    "Die öffentliche Adresse angeben, die man auch von zu Hause öffnen kann.",
)

# -- references

PT401 = FaultCode(
    "PT401",
    "Die Kennung gibt es nicht",
    "Der Verweis führt ins Leere.",
    "Die Kennung prüfen oder den fehlenden Eintrag im Vokabular anlegen.",
)
NO_SUCH_ENTRY = PT401.message(
    "{id} gibt es nicht.{near}", "Eine Kennung eintragen, die {where} steht."
)
NO_SUCH_STEP = PT401.message(
    "Den Schritt „{step}“ hat das Beispiel nicht.{near}",
    "Einen Schritt aus dem Beispiel eintragen oder „schritt“ weglassen.",
)

PT402 = FaultCode(
    "PT402",
    "Die Kennung ist doppelt vergeben",
    "Jede Kennung bezeichnet genau einen Eintrag, denn aus ihr wird die Adresse.",
    "Einem der beiden Einträge eine andere Kennung geben.",
)
DOUBLED_ID_IN_LIST = PT402.message(
    "Die Kennung „{id}“ kommt unter „{field}“ {count}-mal vor.",
    "Jeder Angabe eine eigene Kennung geben.",
)
KENNUNG_TAKEN = PT402.message(
    "Die Kennung {id} ist schon vergeben ({file}, Zeile {line}).",
    "Einem der beiden Einträge eine andere Kennung geben.",
)
FORMER_KENNUNG_TAKEN = PT402.message(
    "Die frühere Kennung „{id}“ ist schon an einen Eintrag vergeben.",
    "Unter „frueher“ nur Kennungen nennen, die sonst kein Eintrag hat oder hatte.",
)

PT403 = FaultCode(
    "PT403",
    "Der Eintrag wurde umbenannt",
    "Der Verweis nennt eine frühere Kennung.",
    "Die neue Kennung eintragen, die in der Meldung steht.",
)
RENAMED_ENTRY = PT403.message("„{old}“ heißt jetzt „{new}“.", "„{new}“ eintragen.")

PT404 = FaultCode(
    "PT404",
    "Der Verweis zeigt auf die falsche Art von Eintrag",
    "Die Kennung gibt es, aber sie bezeichnet etwas anderes, als hier stehen kann.",
    "Eine Kennung der passenden Art verwenden.",
)
WRONG_KIND = PT404.message(
    "„{id}“ gehört zu „{kind}“.", "Hier eine Kennung aus der Liste {wanted} eintragen."
)

PT405 = FaultCode(
    "PT405",
    "Oberbegriffe drehen sich im Kreis",
    "Ein Begriff kann nicht über mehrere Stufen sein eigener Oberbegriff sein.",
    "Bei einem der genannten Einträge den Oberbegriff ändern oder löschen.",
)
CIRCLE_OF_OBERBEGRIFFE = PT405.message(
    "Die Oberbegriffe drehen sich im Kreis: {circle}.",
    "Bei einem dieser Einträge „oberbegriff“ ändern oder löschen.",
)

PT406 = FaultCode(
    "PT406",
    "Zwei Dateien unterscheiden sich nur in Groß- und Kleinschreibung",
    "Auf manchen Rechnern wären beide dieselbe Datei.",
    "Eine der beiden Dateien umbenennen.",
)
ALMOST_THE_SAME_NAME = PT406.message(
    "Nur Groß- und Kleinschreibung unterscheidet die Datei von „{other}“.",
    "Eine der beiden Dateien umbenennen.",
)

PT407 = FaultCode(
    "PT407",
    "Kennung und Dateiname stimmen nicht überein",
    "Die Datei heißt so wie die Kennung des Eintrags, damit man sie findet.",
    "Die Datei oder die Kennung umbenennen.",
)
KENNUNG_IS_NOT_FILE_NAME = PT407.message(
    "Die Kennung „{id}“ passt nicht zum Dateinamen „{name}“.",
    "Die Datei in „{id}“ umbenennen oder „id: {name}“ schreiben.",
)

PT408 = FaultCode(
    "PT408",
    "Die zitierte Quelle fehlt",
    "Ein Beleg nennt eine Quelle, die unter „quellen“ nicht steht.",
    "Die Quelle unter „quellen“ eintragen oder den Beleg berichtigen.",
)
UNKNOWN_SOURCE = PT408.message(
    "Die Quelle {id} steht nicht unter „quellen“.{near}",
    "Die Quelle eintragen oder den Beleg berichtigen.",
)

PT409 = FaultCode(
    "PT409",
    "Der Eintrag ist abgelöst",
    "Der Verweis nennt einen Eintrag, an dessen Stelle ein anderer getreten ist.",
    "Die neue Kennung eintragen, die in der Meldung steht.",
)
REPLACED_ENTRY = PT409.message("„{old}“ ist abgelöst durch „{new}“.", "„{new}“ eintragen.")

PT410 = FaultCode(
    "PT410",
    "Zwei Kommunen stehen auf derselben Kachel",
    "Auf der Karte hat jede Kommune eine Kachel für sich.",
    "Bei einer der beiden „spalte“ oder „zeile“ ändern.",
)
KACHEL_TAKEN = PT410.message(
    "Auf der Kachel in Spalte {column}, Zeile {row} steht schon „{other}“.",
    "Eine freie Kachel wählen.",
)

PT411 = FaultCode(
    "PT411",
    "Der Status „uebertragbar“ ist nicht belegt",
    "Übertragbar heißt ein Beispiel erst, wenn mindestens eine andere Stelle es übernommen und erprobt hat. Geplante und abgebrochene Übernahmen und Standorte eines Programms zählen dafür nicht.",
    "Die Übernahme unter „uebertragungen“ eintragen, mit einer Quelle, oder beim Beispiel „status: geprueft“ angeben.",
)
NOT_YET_TRANSFERRED = PT411.message(
    "Der Status „uebertragbar“ hat noch keine erprobte Übernahme hinter sich.",
    "Eine Übertragung mit dem Status {words} eintragen oder „geprueft“ angeben.",
)

# -- the text

PT501 = FaultCode(
    "PT501",
    "Ein Abschnitt fehlt",
    "Alle Einträge haben dieselben Abschnitte. Ein leerer Abschnitt erscheint als „nicht belegt“.",
    "Die Überschrift ergänzen; der Abschnitt darf leer bleiben.",
)
MISSING_SECTION = PT501.message(
    "Der Abschnitt „{name}“ fehlt.",
    "Die Zeile „## {name}“ ergänzen; der Abschnitt darf leer bleiben.",
)

PT502 = FaultCode(
    "PT502",
    "Ein Abschnitt ist unbekannt, doppelt oder an der falschen Stelle",
    "Gleiche Abschnitte in gleicher Reihenfolge machen Einträge vergleichbar.",
    "Die Überschriften in die Reihenfolge der Vorlage bringen; Text vor der ersten Überschrift verschieben.",
)
UNDERLINED_HEADING = PT502.message(
    "Die Zeile {line} macht den Text darüber zur Überschrift, die hier nicht vorgesehen ist.",
    "Die Zeile löschen; Wichtiges lässt sich mit **fett** hervorheben.",
)
TEXT_BEFORE_SECTIONS = PT502.message(
    "Vor der ersten Überschrift steht Text.",
    "Den Text in einen Abschnitt oder in die Kurzfassung verschieben.",
)
UNKNOWN_SECTION = PT502.message(
    "Der Abschnitt {name} ist nicht bekannt.{near}", "Vorgesehen sind {order}."
)
UNWANTED_SECTION = PT502.message(
    "Der Abschnitt {name} ist nicht bekannt.", "Die Überschrift löschen."
)
DOUBLED_SECTION = PT502.message(
    "Der Abschnitt „{name}“ kommt doppelt vor.", "Beide Abschnitte zusammenführen."
)
MISPLACED_SECTION = PT502.message(
    "Der Abschnitt „{name}“ steht an der falschen Stelle.", "Die Reihenfolge ist {order}."
)
HEADING_IN_SECTION = PT502.message(
    "Überschriften wie {heading} sind im Text nicht vorgesehen.",
    "Das Zeichen „#“ löschen; Wichtiges lässt sich mit **fett** hervorheben.",
)

PT503 = FaultCode(
    "PT503",
    "HTML ist im Text nicht erlaubt",
    "Mit HTML ließe sich Programmcode in die Seite bringen; außerdem liest es sich in anderen Ausgaben falsch.",
    "Markdown verwenden: **fett**, *kursiv*, Listen, [Linktext](https://…).",
)
HTML_IN_TEXT = PT503.message(
    "HTML ist im Text nicht erlaubt ({tag}).",
    "Markdown verwenden oder das Zeichen „<“ ausschreiben.",
)
EVENT_HANDLER = PT503.message(
    "Ereignis-Befehle wie „onclick=“ sind im Text nicht erlaubt.",
    "Die geschweifte Klammer mit ihrem Inhalt löschen.",
)

PT504 = FaultCode(
    "PT504",
    "Diese Art von Link oder ein Bild ist nicht erlaubt",
    "Links beginnen mit https:// oder http:// oder nennen eine Seite des Handbuchs. Bilder im Text zeigt das Handbuch nicht.",
    "Die vollständige Adresse angeben; ein Bild als Material angeben oder beschreiben.",
)
FORBIDDEN_LINK = PT504.message(
    "Ein Link auf {target} ist nicht erlaubt.",
    "Eine Adresse mit https:// oder einen Eintrag mit „eintrag:kennung“ angeben.",
)
BROKEN_LINK = PT504.message(
    "Der Link auf {target} ist so keiner.",
    "[Linktext](https://…) schreiben; in der Adresse ein Leerzeichen als %20.",
)
ADDRESS_IN_PARAGRAPH = PT504.message(
    "{name} steht so, dass es kein Link wird.",
    "„[name]: https://…“ als eigenen Absatz schreiben oder [Linktext](https://…).",
)
PICTURE = PT504.message(
    "Bilder im Text zeigt das Handbuch nicht.",
    "Das Bild als „materialien“ angeben oder in Worten sagen, was es zeigt.",
)

PT505 = FaultCode(
    "PT505",
    "Vorlagen-Befehle sind im Text nicht erlaubt",
    "Zeichenfolgen wie {{ … }} oder {% … %} sind Befehle für Programme.",
    "Den Befehl löschen und den gemeinten Text schreiben.",
)
TEMPLATE_COMMAND = PT505.message(
    "Vorlagen-Befehle wie „{{{{ … }}}}“ sind im Text nicht erlaubt.",
    "Den Befehl löschen und den gemeinten Text schreiben.",
)

PT506 = FaultCode(
    "PT506",
    "Der interne Link führt ins Leere",
    "Ein Link im Text nennt einen Eintrag, oder das Material eine Datei, die es nicht gibt.",
    "Die Kennung nach „eintrag:“ oder den Namen der Datei prüfen.",
    wrong="[Sport](eintrag:sprot)",
    right="[Sport](eintrag:sport)",
)
DEAD_LINK = PT506.message(
    "Der Link führt ins Leere: {reason}", "Die Kennung nach „eintrag:“ berichtigen."
)
MISSING_MATERIAL = PT506.message(
    "Die Datei {name} liegt nicht neben dem Eintrag.",
    "Die Datei in denselben Ordner legen wie den Eintrag und den Namen prüfen.",
)

PT507 = FaultCode(
    "PT507",
    "Der Text enthält persönliche Kontaktdaten",
    "Das Handbuch nennt Ämter und Funktionspostfächer, keine Personen, Telefonnummern oder persönlichen Adressen.",
    "Die Angabe löschen. Ein Funktionspostfach gehört in „kontakt: postfach“.",
)
PERSONAL_MAILBOX = PT507.message(
    "{address} sieht nach dem Postfach einer Person aus.",
    "Ein Funktionspostfach angeben, zum Beispiel „integration@…“.",
)
MAIL_ADDRESS_IN_TEXT = PT507.message(
    "Der Text enthält eine Mailadresse ({address}).",
    "Löschen; ein Funktionspostfach gehört in „{field}“.",
)
PHONE_NUMBER_IN_TEXT = PT507.message(
    "Der Text enthält eine Telefonnummer ({number}).", "Die Nummer löschen."
)

PT508 = FaultCode(
    "PT508",
    "Der Pfad führt aus dem Ordner hinaus",
    "Material liegt neben dem Eintrag; Pfade mit „..“ oder von der Wurzel aus sind nicht erlaubt.",
    "Die Datei neben den Eintrag legen und nur ihren Namen angeben.",
)
PATH_LEADS_OUT = PT508.message(
    "Der Pfad {path} führt aus dem Ordner des Eintrags hinaus.",
    "Die Datei neben den Eintrag legen und nur ihren Namen angeben.",
)

PT509 = FaultCode(
    "PT509",
    "Das Vorgehen ist keine nummerierte Liste",
    "Andere Kommunen übernehmen Schritte. Deshalb steht das Vorgehen als nummerierte Liste da.",
    "Die Schritte mit 1., 2., 3. nummerieren oder im Kopf unter „schritte“ angeben.",
    wrong="- Vorgespräch\n- Kurs",
    right="1. Vorgespräch\n2. Kurs",
)
STEPS_ARE_NO_LIST = PT509.message(
    "Der Abschnitt „Vorgehen“ ist keine nummerierte Liste.",
    "Die Schritte mit 1., 2., 3. nummerieren oder im Kopf unter „schritte“ angeben.",
)

PT510 = FaultCode(
    "PT510",
    "Diese Schreibweise zeigt das Handbuch nicht",
    "Texte bestehen aus Absätzen, Listen, Zitaten und Tabellen mit **fettem** und *kursivem* Text und Links. Anderes Markdown wie Trennlinien, Programmcode, Durchgestrichenes, Kästchen zum Ankreuzen, Hinweiskästen, Hochgestelltes und Inhaltsverzeichnisse ist nicht vorgesehen; es würde verschwinden oder roh dastehen.",
    "Die Meldung sagt, welche Zeichen zu löschen sind und was an ihre Stelle treten kann.",
    wrong="- [x] Raum gebucht\n\n~~Termin~~",
    right="- Raum gebucht",
)
RULER = PT510.message("Eine Trennlinie ist im Text nicht vorgesehen.", "Die Zeile löschen.")
CODE_BLOCK = PT510.message(
    "Ein Block aus Programmcode ist im Text nicht vorgesehen.",
    "Die Zeilen mit „```“ oder „~~~“ löschen.",
)
INDENTED_CODE = PT510.message(
    "Eine um vier Stellen eingerückte Zeile gilt als Programmcode und ist nicht vorgesehen.",
    "Die Einrückung löschen; unter einem Listenpunkt so weit einrücken wie dessen Text.",
)
STRUCK_TEXT = PT510.message(
    "Durchgestrichener Text ist nicht vorgesehen.", "Die Zeichen „~~“ löschen."
)
TASK_BOX = PT510.message(
    "Kästchen zum Ankreuzen sind im Text nicht vorgesehen.", "„[ ]“ oder „[x]“ löschen."
)
ALERT_BOX = PT510.message(
    "Hinweiskästen wie „[!NOTE]“ sind im Text nicht vorgesehen.",
    "Die Angabe in eckigen Klammern löschen; Wichtiges lässt sich mit **fett** hervorheben.",
)
LONE_BOLD = PT510.message(
    "Die Zeichen „**“ ergeben hier keinen fetten Text.",
    "Wie in „**Hinweis:** mehr“ innen kein Leerzeichen und außen eines; einen Stern im Wort nur einmal.",
)
OTHER_NOTATION = PT510.message(
    "Die Schreibweise {typed} kennt das Handbuch nicht.",
    "Die Zeichen löschen; was gemeint ist, in Worten oder als Liste schreiben.",
)

PT511 = FaultCode(
    "PT511",
    "Fußnoten lassen sich im Text nicht erklären",
    "Belege nennen eine Quelle, die im Kopf des Eintrags steht. Eine Zeile, die eine Fußnote erklärt, hat deshalb keinen Platz.",
    "Die Quelle im Kopf unter „quellen“ eintragen und die Zeile löschen.",
    wrong="Der Kurs half.[^1]\n\n[^1]: Bericht des Kreises, 2019",
    right="Der Kurs half.[^bericht]",
)
FOOTNOTE = PT511.message(
    "Fußnoten lassen sich im Text nicht erklären.",
    "Die Quelle im Kopf unter „quellen“ eintragen und hier löschen.",
)

PT512 = FaultCode(
    "PT512",
    "Zu einem benannten Link fehlt ein Teil",
    "Ein Link der Form [Linktext][name] braucht eine Zeile „[name]: https://…“, und jede solche Zeile einen Link.",
    "Die fehlende Zeile ergänzen, die überflüssige löschen oder den Link als [Linktext](https://…) schreiben.",
    wrong="Mehr steht im [Bericht][b].",
    right="Mehr steht im [Bericht][b].\n\n[b]: https://example.org/bericht",
)
MISSING_ADDRESS = PT512.message(
    "Zum Link {name} fehlt die Adresse.",
    "„[name]: https://…“ als eigenen Absatz ergänzen oder [Linktext](https://…) schreiben.",
)
UNUSED_ADDRESS = PT512.message(
    "Auf die Adresse {typed} verweist kein Link.",
    "Die Zeile löschen oder im Text [Linktext][name] schreiben.",
)
DOUBLED_ADDRESS = PT512.message(
    "Der Name {name} hat schon eine Adresse.", "Eine der beiden Zeilen löschen."
)

PT513 = FaultCode(
    "PT513",
    "Statt eines Leerzeichens steht dort ein anderes Zeichen",
    "Nach Zeichen wie „##“, „-“, „1.“ und nach dem Doppelpunkt eines Feldes muss ein einfaches Leerzeichen stehen. Aus Textprogrammen und Webseiten kommen beim Kopieren geschützte und unsichtbare Zeichen mit, die genauso aussehen.",
    "Das Zeichen an der genannten Stelle löschen und die Leertaste drücken.",
)
ODD_BLANK_BEHIND = PT513.message(
    "Nach {mark} steht {sign}.",
    "Das Zeichen löschen und ein einfaches Leerzeichen schreiben.",
)
ODD_BLANK_AT_START = PT513.message(
    "Am Anfang der Zeile steht {sign}.",
    "Das Zeichen löschen; zum Einrücken einfache Leerzeichen schreiben.",
)
NO_BLANK_BEHIND = PT513.message("Nach {mark} fehlt das Leerzeichen.", "Ein Leerzeichen einfügen.")

PT514 = FaultCode(
    "PT514",
    "Eine Liste oder Tabelle ist nicht als solche zu erkennen",
    "Punkte einer Liste beginnen mit „- “ oder „1. “. Eine Tabelle hat unter der Kopfzeile eine Zeile aus Strichen und in jeder Zeile höchstens so viele Zellen wie in der Kopfzeile.",
    "Die Zeichen am Anfang der Zeile oder die Zahl der Spalten berichtigen.",
    wrong="• Raum\n• Zeit",
    right="- Raum\n- Zeit",
)
BULLET_SIGN = PT514.message(
    "Mit {sign} entsteht keine Liste.", "Jeden Punkt der Liste mit „- “ beginnen."
)
NO_TABLE = PT514.message(
    "Die Tabelle ist nicht als solche zu erkennen.",
    "Unter die Kopfzeile eine Zeile „|---|---|“ mit ebenso vielen Spalten schreiben.",
)
TOO_MANY_COLUMNS = PT514.message(
    "Die Tabelle hat mehr als {most} Spalten.",
    "Die Tabelle teilen oder als Liste schreiben.",
)
TOO_MANY_CELLS = PT514.message(
    "Die Zeile der Tabelle hat mehr Zellen als die Kopfzeile.",
    "Die Zahl der Zeichen „|“ prüfen.",
)

PT515 = FaultCode(
    "PT515",
    "Ein Stern kann zweierlei bedeuten",
    "Sterne im Wort wie in „Berater*innen“ sind Text. Steht ein Stern vor dem Wort „in“ und später noch einer am Ende eines Wortes, kann eine Endung gemeint sein oder kursiver Text.",
    "Vor den Stern einer Endung einen Rückstrich setzen, kursiven Text mit Unterstrichen schreiben.",
    wrong="Die Endung *in und Trans* Personen",
    right="Die Endung \\*in und Trans\\* Personen",
)
AMBIGUOUS_STAR = PT515.message(
    "Es ist nicht klar, ob der Stern vor „in“ zu einer Endung gehört oder kursiv meint.",
    "Für die Endung „\\*in“ schreiben, für kursiven Text „_in …_“.",
)

PT516 = FaultCode(
    "PT516",
    "Der Text enthält ein unsichtbares Zeichen",
    "Aus Textprogrammen, Webseiten und PDF-Dateien kommen beim Kopieren Zeichen mit, die niemand sieht oder die nur in einer Schrift etwas bedeuten. Sie verändern Namen und Adressen, stören die Suche und Vorleseprogramme und können Text verbergen.",
    "An der genannten Stelle auch die Zeichen daneben löschen und neu tippen.",
)
INVISIBLE_SIGN = PT516.message(
    "Hier steht {sign}.",
    "Das Zeichen löschen; im Zweifel die Wörter links und rechts davon neu tippen.",
)

# -- the release

PT601 = FaultCode(
    "PT601",
    "Eine Angabe des Betreibers fehlt",
    "Impressum, Datenschutzerklärung und Erklärung zur Barrierefreiheit brauchen sie, bevor die Website veröffentlicht wird.",
    "Das Feld in „betreiber.yml“ ausfüllen. Zum Ansehen genügt ein Bau ohne „--release“; er zeigt die offenen Stellen markiert an.",
)
BETREIBER_FIELD_OPEN = PT601.message(
    "Die Angabe „{name}“ des Betreibers {state}.", "Vor der Veröffentlichung ergänzen: {hint}"
)

PT602 = FaultCode(
    "PT602",
    "Die Bewertung der Barrierefreiheit widerspricht dem Prüfbericht",
    "Wer Barrieren kennt, kann nicht erklären, dass die Website vollständig barrierefrei ist.",
    "Die Barrieren beheben und neu prüfen oder die Bewertung in „betreiber.yml“ ändern.",
)
BEWERTUNG_CONTRADICTED = PT602.message(
    "„vollstaendig“ widerspricht dem Prüfbericht, der Barrieren nennt.",
    "Die Barrieren beheben und neu prüfen oder „teilweise“ angeben.",
)

CODES = {item.id: item for item in tuple(vars().values()) if isinstance(item, FaultCode)}
"""All codes, in the order of their numbers."""
