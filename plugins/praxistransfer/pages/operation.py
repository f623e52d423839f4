"""The page for those who run the site: before a release, and what the web server should send."""

from __future__ import annotations

from praxistransfer.model.addresses import BETRIEB
from praxistransfer.model.betreiber import Betreiber
from praxistransfer.model.schema import field_rows
from praxistransfer.pages.blocks import CONTRIBUTE, Block, Code, Links, Page, Prose, Section
from praxistransfer.pages.field_reference import field_table
from praxistransfer.pages.legal import LEGAL
from praxistransfer.pages.policy import (
    CONTENT_POLICY,
    HTTPS_ONLY,
    LONG_CACHE,
    SECURITY_HEADERS,
    SHORT_CACHE,
)

_PACKED = (
    "text/css text/javascript application/javascript application/json application/xml image/svg+xml"
)
_HTTPS_REMARK = (
    "# Erst einschalten, wenn die Website dauerhaft nur über https erreichbar sein soll:"
)

_RELEASE = """\
Impressum, Datenschutzerklärung und Erklärung zur Barrierefreiheit brauchen Angaben, die nur der
Betreiber machen kann. Sie stehen in der Datei `betreiber.yml` neben `handbuch.yml`. Ein
gewöhnlicher Bau zeigt offene Stellen markiert an; dieser Bau nennt sie und veröffentlicht
nichts, solange eine fehlt:"""
_RECORD = """\
Die Erklärung zur Barrierefreiheit führt Prüfergebnisse auf. Dieser Befehl prüft die Website in
einem Browser und schreibt die Ergebnisse in die Datei `pruefbericht.yml`:"""
_PACKAGES = """\
Dieser Bau stellt zu jedem Beispiel auch ein Transferpaket her (Steckbrief, Vorlage, Plan,
Checkliste, Folien). Je Beispiel sind das rund 0,4 Megabyte mehr auf dem Server; neu gemacht wird
nur, was sich geändert hat. Ohne `--release` lässt `--no-downloads` sie weg. Einzelne Pakete
schreibt:"""
_HEADERS = """\
Jede Seite schreibt dem Browser selbst vor, dass er nur Dateien dieser Website laden darf
(Content Security Policy im `meta`-Element). Ein Server, der dasselbe als Kopfzeile sendet,
schützt besser: Nur so lässt sich verhindern, dass fremde Seiten das Handbuch in einen Rahmen
setzen (`frame-ancestors`), und nur so gelten auch die übrigen Regeln. Alle Beispiele unten
enthalten dieselbe Regel wie die Seiten; sie entstehen aus derselben Stelle im Programm.
`Cross-Origin-Opener-Policy` und `Strict-Transport-Security` wirken nur über https."""
_CACHE = """\
Seiten, Gestaltung und Skripte behalten ihre Adresse, wenn sie sich ändern, und dürfen deshalb
nur kurz zwischengespeichert werden, die Schrift lange. Texte sollte der Server gepackt senden.
Wer die gepackten Dateien vorab anlegt, spart ihm die Arbeit; mit `brotli` statt `gzip` werden
sie noch etwas kleiner. Nach jedem Bau neu packen: Was mit `gzip` gepackt wurde, nimmt der nächste
Bau weg; was mit `brotli` gepackt wurde, muss vor ihm gelöscht werden, sonst lehnt er ab:"""
_PACK = (
    r"find site -type f -not -path '*/.*' -regex '.*\.\(html\|css\|js\|json\|svg\|xml\)' "
    "-exec gzip -9 -n -k -f {} +"
)
_FOLDER = """\
Der Bau schreibt zuerst in einen Ordner neben dem der Website (`.praxistransfer-bau-…`). Erst wenn
alles fertig ist, tauschen beide in einem Schritt den Platz: Zu jeder Zeit steht dort die alte oder
die neue Website, auch wenn der Bau abbricht oder der Rechner ihn beendet; nur ein Stromausfall in
diesem Augenblick ist davon ausgenommen. Zwei Bauten in denselben Ordner warten aufeinander.

In der Website liegt eine Liste aller Dateien, die der Bau geschrieben hat
(`.praxistransfer-manifest.json`). Was nicht darauf steht, bleibt an seinem Platz: `.htaccess`,
`.well-known/`, eine andere Anwendung im selben Ordner. Wo das nicht geht, sagt der Bau vorher,
warum, und ändert nichts: wenn jemand eine Datei der Liste geändert hat, wenn etwas Fremdes dort
liegt, wo eine Seite hin muss, oder wenn ein Ordner nicht leer ist und keine Liste hat. Einer
Website aus einer früheren Fassung gibt sie dieser Befehl:"""
_MOUNTED = """\
In einem Schritt tauschen können Linux und macOS, wenn der Bau in den Ordner *über* der Website
schreiben darf. Wo ein System das nicht kann, fehlt die Website für einen Augenblick; bricht der Bau
gerade dann ab, stellt der nächste die alte wieder her.

Ist der Ordner der Website selbst eingehängt (Mount, Docker-Volume), lässt er sich nicht tauschen.
Der Bau erkennt das und ersetzt die Dateien darin einzeln: erst Gestaltung und Skripte, dann Seiten,
zuletzt verschwindet, was es nicht mehr gibt. Jede Datei ist zu jeder Zeit ganz, aber für kurze Zeit
stehen alte und neue nebeneinander, nach einem Abbruch bis zum nächsten Bau. Besser ist es, den
Ordner darüber einzuhängen und in einen Unterordner zu bauen; der Webserver hängt denselben Ordner
nur zum Lesen ein und zeigt auf den Unterordner:"""
_VOLUME = """\
docker run -v handbuch:/ausgabe … python scripts/dev.py build --out /ausgabe/site
docker run -v handbuch:/srv/handbuch:ro … nginx   # root /srv/handbuch/site"""
_BELOW = """\
Liegt das Handbuch nicht an der Wurzel des Servers, muss der Bau seine ganze Adresse kennen. Nur die
Seite für Adressen, die es nicht gibt, hängt davon ab: Sie erscheint an jeder Stelle und nennt ihre
Gestaltung, ihre Skripte und ihre Links deshalb mit dem Pfad. Alle anderen Seiten verweisen von sich
aus und lassen sich überall ablegen."""
_BELOW_SERVER = """\
Der Server muss diese Seite von dort nehmen. Für den Pfad `/handbuch/` in nginx (innerhalb von
`server`) und in Apache (auch als `.htaccess`):"""
_KEPT = """\
Was ein Bau ausgerechnet hat, hebt er für den nächsten auf: unter Linux in
`~/.cache/praxistransfer`, oder in dem Ordner, den die Umgebungsvariable `PRAXISTRANSFER_CACHE`
nennt; ist sie leer, bleibt von den Inhalten nichts. Alles darin darf jederzeit gelöscht werden: Der
nächste Bau macht dieselben Dateien, er dauert nur länger.

Vertraut wird nur dem, was dasselbe Konto geschrieben hat. Jeder Wert trägt ein Siegel, das nur mit
dem Schlüssel des Kontos entsteht (`~/.config/praxistransfer/ablage.schluessel`, für niemanden
sonst lesbar). Was beschädigt, vertauscht oder untergeschoben ist, wird vergessen und neu gemacht.
Ein Ordner, der einem anderen Konto gehört, für andere beschreibbar oder eine Verknüpfung ist, wird
nicht benutzt; der Bau sagt das und geht ohne ihn weiter. Den Schlüssel nicht kopieren: Wer ihn hat
und in den Ordner schreiben kann, kann beim nächsten Bau Programme ausführen.

In Pipelines (CI) lohnt es nicht, diesen Ordner aufzuheben: Auf einem frischen Rechner fehlt der
Schlüssel, und was ohne ihn kommt, zählt als vergessen. Das ist Absicht, denn in den
Zwischenspeicher einer Pipeline können oft auch Läufe fremder Beiträge schreiben. Auf einem
Rechner, der bleibt (eigener Runner), brauchen vertrauenswürdige und fremde Läufe verschiedene
Konten."""
_SECURITY = """\
Wer eine Sicherheitslücke findet, sucht auf dem Server die Datei `/.well-known/security.txt`
(RFC 9116). Der Bau schreibt sie, sobald `betreiber.yml` ein Postfach nennt: `sicherheit_email`
oder, wenn es dafür kein eigenes gibt, `email`. Sie gilt elf Monate ab dem Monat des Baus; wer
seltener baut, muss sie vorher erneuern. Liegt dort schon eine eigene Datei, bleibt es bei ihr.
Liegt das Handbuch unter einem Pfad, gehört eine Kopie an die Wurzel des Servers. GitHub Pages zeigt
Ordner, die mit einem Punkt beginnen, nur mit einer leeren Datei `.nojekyll` daneben."""
_NGINX = """\
Als eigene Datei, zum Beispiel `/etc/nginx/conf.d/handbuch.conf`. Name, Zertifikat und Ordner
gehören dem Betreiber. Eine weitere Zeile `add_header` in einem inneren Block würde alle diese
Kopfzeilen dort aufheben; der Zwischenspeicher wird deshalb über `map` geregelt."""
_APACHE = """\
In der Datei der Website (`VirtualHost`) oder, wo das erlaubt ist, als `.htaccess` im Ordner der
Website. Nötig ist das Modul `headers`; für gepackte Texte `deflate` oder `brotli`."""
_GITLAB = """\
Kopfzeilen legt nur fest, wer die GitLab-Instanz selbst betreibt, und zwar für alle Websites der
Instanz zugleich, in `/etc/gitlab/gitlab.rb`; danach `gitlab-ctl reconfigure`. Liegen auf der
Instanz auch andere Websites, kann die erste Zeile sie stören; dann besser weglassen. Für ein
einzelnes Projekt und auf GitLab.com geht es nicht; dort wirkt das `meta`-Element der Seiten.
Gepackte Dateien neben den ungepackten (`.gz`, `.br`) sendet GitLab Pages von selbst."""
_GITHUB = """\
GitHub Pages lässt keine eigenen Kopfzeilen zu. Die Regel für Inhalte und die für Verweise wirken
dort allein über die `meta`-Elemente, die jede Seite enthält; `frame-ancestors` und die übrigen
Kopfzeilen fehlen. Verschlüsselung lässt sich in den Einstellungen des Repositoriums erzwingen
(„Enforce HTTPS“). In den Seiten steht:"""
_FIELDS = "Felder der Stufe S braucht jede Veröffentlichung; die übrigen sind wahlfrei."
_PROOF = "Diese Zeile zeigt, was der Server wirklich sendet; die Adresse ist ein Platzhalter:"


def operation_page() -> Page:
    """Return the page for operators."""
    lead = (
        "Für alle, die dieses Handbuch veröffentlichen: was vorher zu tun ist und was der "
        "Webserver senden soll."
    )
    release = "python scripts/dev.py build --release"
    title = "Felder von betreiber.yml"
    parts: dict[str, tuple[Block, ...]] = {
        "Vor der Veröffentlichung": (
            Prose(_RELEASE),
            Code(f"PRAXISTRANSFER_URL=https://handbuch.example/ {release}"),
            Prose(_PACKAGES),
            Code("python scripts/dev.py export package KENNUNG --out ORDNER"),
            Prose(_RECORD),
            Code("python scripts/dev.py declare"),
            Links(LEGAL),
        ),
        "Der Ordner der Website": (
            Prose(_FOLDER),
            Code("python scripts/dev.py adopt ORDNER"),
            Prose(_MOUNTED),
            Code(_VOLUME),
        ),
        "Kopfzeilen": (Prose(_HEADERS),),
        "Zwischenspeicher und Packen": (Prose(_CACHE), Code(_PACK)),
        "Was Bauten aufheben": (Prose(_KEPT),),
        "Sicherheitslücken melden": (Prose(_SECURITY),),
        "nginx": (Prose(_NGINX), Code(nginx_snippet())),
        "Apache": (Prose(_APACHE), Code(apache_snippet())),
        "Unter einem Pfad": (
            Prose(_BELOW),
            Code(f"PRAXISTRANSFER_URL=https://stadt.example/handbuch/ {release}"),
            Prose(_BELOW_SERVER),
            Code("location /handbuch/ {\n  error_page 404 /handbuch/404.html;\n}"),
            Code("ErrorDocument 404 /handbuch/404.html"),
        ),
        "GitLab Pages": (Prose(_GITLAB), Code(gitlab_snippet())),
        "GitHub Pages": (Prose(_GITHUB), Code(CONTENT_POLICY)),
        "Nachsehen": (Prose(_PROOF), Code("curl -sI https://handbuch.example/")),
        title: (Prose(_FIELDS), field_table(title, field_rows(Betreiber))),
    }
    return Page(
        address=BETRIEB,
        title="Betrieb",
        lead=lead,
        sections=tuple(
            Section(f"betrieb-{number}", heading, blocks)
            for number, (heading, blocks) in enumerate(parts.items(), 1)
        ),
        above=(CONTRIBUTE,),
        about_site=True,
    )


def nginx_snippet() -> str:
    """Return a configuration file for nginx."""
    headers = "\n".join(
        f'  add_header {name} "{value}" always;' for name, value in SECURITY_HEADERS.items()
    )
    name, value = HTTPS_ONLY
    return f"""\
map $uri $handbuch_cache {{
  default "{SHORT_CACHE}";
  ~\\.woff2$ "{LONG_CACHE}";
}}

server {{
  listen 80;
  server_name handbuch.example;
  root /var/www/handbuch;
  index index.html;
  error_page 404 /404.html;

{headers}
  add_header Cache-Control $handbuch_cache;
  {_HTTPS_REMARK}
  # add_header {name} "{value}" always;

  gzip on;
  gzip_static on;
  gzip_vary on;
  gzip_types {_PACKED};
  # Mit dem Modul ngx_brotli zusätzlich:
  # brotli_static on;
}}
"""


def apache_snippet() -> str:
    """Return directives for a virtual host or an .htaccess file of Apache."""
    headers = "\n".join(
        f'Header always set {name} "{value}"' for name, value in SECURITY_HEADERS.items()
    )
    name, value = HTTPS_ONLY
    return f"""\
Options -Indexes
ErrorDocument 404 /404.html

{headers}
Header set Cache-Control "{SHORT_CACHE}"
<FilesMatch "\\.woff2$">
  Header set Cache-Control "{LONG_CACHE}"
</FilesMatch>
{_HTTPS_REMARK}
# Header always set {name} "{value}"

<IfModule mod_brotli.c>
  AddOutputFilterByType BROTLI_COMPRESS text/html {_PACKED}
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html {_PACKED}
</IfModule>
"""


def gitlab_snippet() -> str:
    """Return the setting of a self-managed GitLab instance."""
    headers = ",\n".join(f'  "{name}: {value}"' for name, value in SECURITY_HEADERS.items())
    return f"gitlab_pages['headers'] = [\n{headers}\n]\n"
