"""The catalogue of problems: one stable code each, with the text of its help page.

A code is never reused. The help pages ``/hilfe/<code>/`` are written from here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Help:
    """The help page of one code: all texts are German."""

    title: str
    meaning: str
    remedy: str
    wrong: str = ""
    right: str = ""


CODES: dict[str, Help] = {
    # -- the file as such
    "PT101": Help(
        "Die Datei ist nicht als UTF-8 gespeichert",
        "Alle Dateien des Handbuchs sind in UTF-8 geschrieben, damit Umlaute überall gleich erscheinen.",
        "Im Editor „Speichern unter“ wählen und als Kodierung „UTF-8“ einstellen.",
    ),
    "PT102": Help(
        "Die Datei beginnt mit einer unsichtbaren Bytefolge (BOM)",
        "Manche Programme setzen vor den Text drei unsichtbare Bytes. Sie verhindern, dass der Kopf erkannt wird.",
        "Im Editor als Kodierung „UTF-8 ohne BOM“ wählen und neu speichern.",
    ),
    "PT103": Help(
        "Die Datei hat Windows-Zeilenenden",
        "Zeilen enden im Handbuch mit einem einzelnen Zeichen (LF), damit gleiche Eingabe überall das gleiche Ergebnis hat.",
        "Im Editor die Zeilenenden auf „LF“ (Unix) stellen und neu speichern. "
        "Git erledigt das selbst, wenn die Datei mit der Einstellung des Projekts ausgecheckt wurde.",
    ),
    "PT104": Help(
        "Die Datei ist leer",
        "Eine leere Datei kann kein Eintrag sein.",
        "Inhalt einfügen oder die Datei löschen.",
    ),
    "PT105": Help(
        "Die Datei ist zu groß",
        "Einträge sind Texte; mehr als ein Mebibyte deutet auf ein Versehen hin, etwa auf eingefügte Bilder.",
        "Den Eintrag kürzen oder aufteilen; Material gehört in eine eigene Datei mit Verweis.",
    ),
    "PT106": Help(
        "Verknüpfungen auf andere Dateien sind nicht erlaubt",
        "Ein symbolischer Link könnte Inhalte von außerhalb des Handbuchs veröffentlichen.",
        "Die Datei selbst an diese Stelle legen.",
    ),
    "PT107": Help(
        "Name oder Ort der Datei passen nicht",
        "Aus dem Dateinamen wird die Adresse der Seite. Erlaubt sind Kleinbuchstaben, Ziffern und Bindestriche.",
        "Die Datei umbenennen oder in den richtigen Ordner legen.",
        wrong="practices/beispiele/sport/Schwimmkurs für Frauen.md",
        right="practices/beispiele/sport/schwimmkurs-fuer-frauen.md",
    ),
    "PT108": Help(
        "Eine nötige Datei fehlt",
        "Das Handbuch braucht mindestens die Datei „handbuch.yml“ und die Vokabulare, auf die verwiesen wird.",
        "Die Datei anlegen; die Feldreferenz zeigt, was hineingehört.",
    ),
    "PT109": Help(
        "Die Datei kann nicht gelesen werden",
        "Das Betriebssystem verweigert das Lesen der Datei.",
        "Die Zugriffsrechte der Datei prüfen oder die Datei neu anlegen.",
    ),
    # -- the notation
    "PT201": Help(
        "Der Kopf der Datei fehlt",
        "Jeder Eintrag beginnt mit einem Kopf zwischen zwei Zeilen aus drei Bindestrichen.",
        "Die erste Zeile muss genau „---“ sein, danach folgen die Angaben.",
        wrong="id: mein-beispiel\ntitel: Mein Beispiel",
        right="---\nid: mein-beispiel\ntitel: Mein Beispiel\n---",
    ),
    "PT202": Help(
        "Der Kopf der Datei wird nicht geschlossen",
        "Nach den Angaben im Kopf muss eine zweite Zeile mit drei Bindestrichen stehen.",
        "Nach der letzten Angabe eine Zeile „---“ einfügen.",
    ),
    "PT203": Help(
        "Die Schreibweise (YAML) stimmt nicht",
        "Der Kopf ist in YAML geschrieben. An dieser Stelle ist die Schreibweise nicht eindeutig.",
        "Einrückung, Doppelpunkte und Anführungszeichen prüfen. Texte mit Doppelpunkt gehören in Anführungszeichen.",
        wrong="titel: Cricket: ein Anfang",
        right="titel: 'Cricket: ein Anfang'",
    ),
    "PT204": Help(
        "Mit Tabulator eingerückt",
        "YAML erlaubt zum Einrücken nur Leerzeichen.",
        "Den Tabulator durch zwei Leerzeichen ersetzen.",
    ),
    "PT205": Help(
        "Ein Feld kommt doppelt vor",
        "Steht ein Feld zweimal da, ist unklar, welche Angabe gilt.",
        "Eine der beiden Angaben löschen oder beide zusammenführen.",
    ),
    "PT206": Help(
        "Anker und Verweise (& und *) sind nicht erlaubt",
        "Mit solchen Zeichen lassen sich Dateien bauen, die beim Lesen den Rechner überlasten.",
        "Den Inhalt ausschreiben. Texte, die mit & oder * beginnen, in Anführungszeichen setzen.",
    ),
    "PT207": Help(
        "Typangaben (!) sind nicht erlaubt",
        "Mit Typangaben ließe sich beim Lesen fremder Programmcode ausführen.",
        "Die Angabe mit dem Ausrufezeichen löschen; beginnt ein Text damit, in Anführungszeichen setzen.",
    ),
    "PT208": Help(
        "Zu tief verschachtelt",
        "Weder ein Feld noch ein Text braucht so viele Ebenen; meist stimmt die Einrückung nicht.",
        "Die Einrückung prüfen.",
    ),
    "PT209": Help(
        "Es fehlt die Liste der Angaben",
        "An dieser Stelle werden Angaben der Form „feld: wert“ erwartet.",
        "Die Angaben so schreiben, wie es die Feldreferenz zeigt.",
    ),
    # -- the fields
    "PT301": Help(
        "Das Feld ist nicht bekannt",
        "Jedes Feld hat einen festen Namen, damit sich Einträge vergleichen und filtern lassen.",
        "Den Namen prüfen; die Feldreferenz nennt alle Felder.",
        wrong="stauts: entwurf",
        right="status: entwurf",
    ),
    "PT302": Help(
        "Eine nötige Angabe fehlt",
        "Ohne diese Angabe kann der Eintrag nicht veröffentlicht werden.",
        "Das Feld ergänzen. Was keine Quelle sagt, wird nicht geschätzt; die Feldreferenz zeigt, was leer bleiben darf.",
    ),
    "PT303": Help(
        "Die Angabe hat die falsche Form",
        "Das Feld erwartet etwas anderes: einen Text, eine Zahl, eine Liste oder einzelne Angaben.",
        "Die Form an das Beispiel in der Feldreferenz anpassen.",
        wrong="handlungsfelder: sport",
        right="handlungsfelder: [sport]",
    ),
    "PT304": Help(
        "Das Wort steht nicht in der Auswahlliste",
        "Hier sind nur bestimmte Wörter erlaubt, damit sich zählen und filtern lässt.",
        "Eines der erlaubten Wörter verwenden.",
    ),
    "PT305": Help(
        "Der Text ist zu kurz oder zu lang",
        "Die Grenzen sorgen dafür, dass Einträge vergleichbar und rasch zu lesen sind.",
        "Den Text kürzen oder ergänzen.",
    ),
    "PT306": Help(
        "Zu wenige oder zu viele Angaben in der Liste",
        "Für diese Liste gilt eine Mindest- oder Höchstzahl.",
        "Angaben ergänzen oder auf die wichtigsten beschränken.",
    ),
    "PT307": Help(
        "Das Datum gibt es nicht",
        "Ein Datum ist ein Jahr, ein Monat oder ein Tag, den es im Kalender gibt.",
        "Das Datum prüfen und in einer der drei Formen schreiben.",
        wrong="stand: 31.02.2019",
        right="stand: 2019-02-28",
    ),
    "PT308": Help(
        "Die Reihenfolge der Daten stimmt nicht",
        "Ein Zeitraum kann nicht enden, bevor er beginnt.",
        "Die beiden Daten prüfen; vielleicht sind sie vertauscht.",
    ),
    "PT309": Help(
        "Die Kennung ist nicht gültig",
        "Aus der Kennung wird die Adresse der Seite. Erlaubt sind a–z, 0–9 und einzelne Bindestriche.",
        "Umlaute ausschreiben (ae, oe, ue, ss), Leerzeichen durch Bindestriche ersetzen.",
    ),
    "PT310": Help(
        "Die Internetadresse ist nicht gültig",
        "Erwartet wird eine vollständige Adresse, die mit https:// oder http:// beginnt.",
        "Die Adresse aus dem Browser kopieren.",
    ),
    "PT311": Help(
        "Angaben passen nicht zusammen",
        "Einzelne Angaben sind richtig, zusammen ergeben sie aber keinen Sinn.",
        "Die Meldung sagt, welche Angaben sich ausschließen oder einander brauchen.",
    ),
    "PT312": Help(
        "Die Zahl oder Zeichenfolge ist nicht erlaubt",
        "Das Feld hat eine feste Form oder einen Wertebereich.",
        "Die Angabe prüfen; die Feldreferenz zeigt ein Beispiel.",
    ),
    # -- references
    "PT401": Help(
        "Die Kennung gibt es nicht",
        "Der Verweis führt ins Leere.",
        "Die Kennung prüfen oder den fehlenden Eintrag im Vokabular anlegen.",
    ),
    "PT402": Help(
        "Die Kennung ist doppelt vergeben",
        "Jede Kennung bezeichnet genau einen Eintrag, denn aus ihr wird die Adresse.",
        "Einem der beiden Einträge eine andere Kennung geben.",
    ),
    "PT403": Help(
        "Der Eintrag wurde umbenannt",
        "Der Verweis nennt eine frühere Kennung.",
        "Die neue Kennung eintragen, die in der Meldung steht.",
    ),
    "PT404": Help(
        "Der Verweis zeigt auf die falsche Art von Eintrag",
        "Die Kennung gibt es, aber sie bezeichnet etwas anderes, als hier stehen kann.",
        "Eine Kennung der passenden Art verwenden.",
    ),
    "PT405": Help(
        "Oberbegriffe drehen sich im Kreis",
        "Ein Begriff kann nicht über mehrere Stufen sein eigener Oberbegriff sein.",
        "Bei einem der genannten Einträge den Oberbegriff ändern oder löschen.",
    ),
    "PT406": Help(
        "Zwei Dateien unterscheiden sich nur in Groß- und Kleinschreibung",
        "Auf manchen Rechnern wären beide dieselbe Datei.",
        "Eine der beiden Dateien umbenennen.",
    ),
    "PT407": Help(
        "Kennung und Dateiname stimmen nicht überein",
        "Die Datei heißt so wie die Kennung des Eintrags, damit man sie findet.",
        "Die Datei oder die Kennung umbenennen.",
    ),
    "PT408": Help(
        "Die zitierte Quelle fehlt",
        "Ein Beleg nennt eine Quelle, die unter „quellen“ nicht steht.",
        "Die Quelle unter „quellen“ eintragen oder den Beleg berichtigen.",
    ),
    "PT409": Help(
        "Der Eintrag ist abgelöst",
        "Der Verweis nennt einen Eintrag, an dessen Stelle ein anderer getreten ist.",
        "Die neue Kennung eintragen, die in der Meldung steht.",
    ),
    "PT410": Help(
        "Zwei Kommunen stehen auf derselben Kachel",
        "Auf der Karte hat jede Kommune eine Kachel für sich.",
        "Bei einer der beiden „spalte“ oder „zeile“ ändern.",
    ),
    "PT411": Help(
        "Der Status „uebertragbar“ ist nicht belegt",
        "Übertragbar heißt ein Beispiel erst, wenn mindestens eine andere Stelle es übernommen und erprobt hat. Geplante und abgebrochene Übernahmen und Standorte eines Programms zählen dafür nicht.",
        "Die Übernahme unter „uebertragungen“ eintragen, mit einer Quelle, oder beim Beispiel „status: geprueft“ angeben.",
    ),
    # -- the text
    "PT501": Help(
        "Ein Abschnitt fehlt",
        "Alle Einträge haben dieselben Abschnitte. Ein leerer Abschnitt erscheint als „nicht belegt“.",
        "Die Überschrift ergänzen; der Abschnitt darf leer bleiben.",
    ),
    "PT502": Help(
        "Ein Abschnitt ist unbekannt, doppelt oder an der falschen Stelle",
        "Gleiche Abschnitte in gleicher Reihenfolge machen Einträge vergleichbar.",
        "Die Überschriften in die Reihenfolge der Vorlage bringen; Text vor der ersten Überschrift verschieben.",
    ),
    "PT503": Help(
        "HTML ist im Text nicht erlaubt",
        "Mit HTML ließe sich Programmcode in die Seite bringen; außerdem liest es sich in anderen Ausgaben falsch.",
        "Markdown verwenden: **fett**, *kursiv*, Listen, [Linktext](https://…).",
    ),
    "PT504": Help(
        "Diese Art von Link oder ein Bild ist nicht erlaubt",
        "Links beginnen mit https:// oder http:// oder nennen eine Seite des Handbuchs. Bilder im Text zeigt das Handbuch nicht.",
        "Die vollständige Adresse angeben; ein Bild als Material angeben oder beschreiben.",
    ),
    "PT505": Help(
        "Vorlagen-Befehle sind im Text nicht erlaubt",
        "Zeichenfolgen wie {{ … }} oder {% … %} sind Befehle für Programme.",
        "Den Befehl löschen und den gemeinten Text schreiben.",
    ),
    "PT506": Help(
        "Der interne Link führt ins Leere",
        "Ein Link im Text nennt einen Eintrag, oder das Material eine Datei, die es nicht gibt.",
        "Die Kennung nach „eintrag:“ oder den Namen der Datei prüfen.",
        wrong="[Sport](eintrag:sprot)",
        right="[Sport](eintrag:sport)",
    ),
    "PT507": Help(
        "Der Text enthält persönliche Kontaktdaten",
        "Das Handbuch nennt Ämter und Funktionspostfächer, keine Personen, Telefonnummern oder persönlichen Adressen.",
        "Die Angabe löschen. Ein Funktionspostfach gehört in „kontakt: postfach“.",
    ),
    "PT508": Help(
        "Der Pfad führt aus dem Ordner hinaus",
        "Material liegt neben dem Eintrag; Pfade mit „..“ oder von der Wurzel aus sind nicht erlaubt.",
        "Die Datei neben den Eintrag legen und nur ihren Namen angeben.",
    ),
    "PT509": Help(
        "Das Vorgehen ist keine nummerierte Liste",
        "Andere Kommunen übernehmen Schritte. Deshalb steht das Vorgehen als nummerierte Liste da.",
        "Die Schritte mit 1., 2., 3. nummerieren oder im Kopf unter „schritte“ angeben.",
        wrong="- Vorgespräch\n- Kurs",
        right="1. Vorgespräch\n2. Kurs",
    ),
    "PT510": Help(
        "Diese Schreibweise zeigt das Handbuch nicht",
        "Texte bestehen aus Absätzen, Listen, Zitaten und Tabellen mit **fettem** und *kursivem* Text und Links. Anderes Markdown wie Trennlinien, Programmcode, Durchgestrichenes, Kästchen zum Ankreuzen und Hinweiskästen ist nicht vorgesehen; es würde verschwinden oder roh dastehen.",
        "Die Meldung sagt, welche Zeichen zu löschen sind und was an ihre Stelle treten kann.",
        wrong="- [x] Raum gebucht\n\n~~Termin~~",
        right="- Raum gebucht",
    ),
    "PT511": Help(
        "Fußnoten lassen sich im Text nicht erklären",
        "Belege nennen eine Quelle, die im Kopf des Eintrags steht. Eine Zeile, die eine Fußnote erklärt, hat deshalb keinen Platz.",
        "Die Quelle im Kopf unter „quellen“ eintragen und die Zeile löschen.",
        wrong="Der Kurs half.[^1]\n\n[^1]: Bericht des Kreises, 2019",
        right="Der Kurs half.[^bericht]",
    ),
    "PT512": Help(
        "Zu einem benannten Link fehlt ein Teil",
        "Ein Link der Form [Linktext][name] braucht eine Zeile „[name]: https://…“, und jede solche Zeile einen Link.",
        "Die fehlende Zeile ergänzen, die überflüssige löschen oder den Link als [Linktext](https://…) schreiben.",
        wrong="Mehr steht im [Bericht][b].",
        right="Mehr steht im [Bericht][b].\n\n[b]: https://example.org/bericht",
    ),
    "PT513": Help(
        "Statt eines Leerzeichens steht dort ein anderes Zeichen",
        "Nach Zeichen wie „##“, „-“ oder „1.“ muss ein einfaches Leerzeichen stehen. Aus Textprogrammen und Webseiten kommen beim Kopieren geschützte und unsichtbare Zeichen mit, die genauso aussehen.",
        "Das Zeichen an der genannten Stelle löschen und die Leertaste drücken.",
    ),
    "PT514": Help(
        "Eine Liste oder Tabelle ist nicht als solche zu erkennen",
        "Punkte einer Liste beginnen mit „- “ oder „1. “. Eine Tabelle hat unter der Kopfzeile eine Zeile aus Strichen und in jeder Zeile höchstens so viele Zellen wie in der Kopfzeile.",
        "Die Zeichen am Anfang der Zeile oder die Zahl der Spalten berichtigen.",
        wrong="• Raum\n• Zeit",
        right="- Raum\n- Zeit",
    ),
    "PT515": Help(
        "Ein Stern kann zweierlei bedeuten",
        "Sterne im Wort wie in „Berater*innen“ sind Text. Steht ein Stern vor dem Wort „in“ und später noch einer am Ende eines Wortes, kann eine Endung gemeint sein oder kursiver Text.",
        "Die Endung mit „\\*in“ schreiben, kursiven Text mit Unterstrichen.",
        wrong="Die Endung *in und Trans* Personen",
        right="Die Endung \\*in und Trans\\* Personen",
    ),
    # -- the release
    "PT601": Help(
        "Eine Angabe des Betreibers fehlt",
        "Impressum, Datenschutzerklärung und Erklärung zur Barrierefreiheit brauchen sie, bevor die Website veröffentlicht wird.",
        "Das Feld in „betreiber.yml“ ausfüllen. Zum Ansehen genügt ein Bau ohne „--release“; er zeigt die offenen Stellen markiert an.",
    ),
    "PT602": Help(
        "Die Bewertung der Barrierefreiheit widerspricht dem Prüfbericht",
        "Wer Barrieren kennt, kann nicht erklären, dass die Website vollständig barrierefrei ist.",
        "Die Barrieren beheben und neu prüfen oder die Bewertung in „betreiber.yml“ ändern.",
    ),
}
