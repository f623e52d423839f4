"""Addresses lead where they seem to lead, and never into somebody's own network."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from praxistransfer.model.web import MOST_SIGNS, address_fault, encode_address, is_public

GOOD = [
    "https://www.example.org",
    "http://example.org/",
    "HTTPS://WWW.Example.ORG/Pfad",
    "https://example.org:8443/a",
    "https://example.org:/a",
    "https://example.org./a",
    "https://a.b-c.d_e.example.org/x---y/_z~/~name",
    "https://example.org/?a=1&b[]=2;c=%C3%A4|d#Absatz-3",
    "https://example.org/@amt/beitrag",
    "https://example.org/?mail=amt@example.org",
    "https://example.org/wiki/Muster_(Kreis)",
    "https://example.org/a:b",
    "https://example.org/über/ℂ/пример",
    "https://müller.example/",
    "https://xn--mller-kva.example/",
    "https://łódź.example/",
    "https://ağ.example/",
    "https://пример.рф/",
    "https://xn--e1afmkfd.xn--p1ai/",
    "https://93.184.216.34/",
    "https://[2606:2800:220:1:248:1893:25c8:1946]/",
]

NONE = [
    "",
    "www.example.org",
    "ftp://example.org",
    "javascript:alert(1)",
    "https:",
    "https://",
    "https:///example.org",
    "https:example.org",
    "https://[",
    "https://[::1/",
    "https://[::g]/",
    "https://]/",
    "https://exa mple.org/",
    "https://example.org/a b",
    "https://example.org/a\nb",
    "https://example.org/<b>",
    'https://example.org/"',
    "https://example.org\\@evil.example/",
    "https://evil.example\\.example.org/",
    "https://example.org/a\u200bb",
    "https://example.org/a\u202eb",
    "https://exa\u00admple.org/",
    "https://exa\u200dmple.org/",
    "https://exa\U000e0061mple.org/",
    "https://exa\u3164mple.org/",
    "https://example.org/\ufdd0",
    "https://example.org/\x00",
]

MISLEADING = [
    "https://www.example.org@evil.example/",
    "https://www.example.org:443@evil.example/",
    "https://user:word@example.org/",
    "https://@evil.example/",
    "https://a@b@evil.example/",
    "https://www.example.org%40evil.example/",
    "https://%65xample.org/",
    "https://exam%70le.org/",
    "https://example.org%2fevil.example/",
    "https://ex\u0430mple.org/",  # а, Cyrillic
    "https://\u0430\u0440\u0440\u04cf\u0435.example/",
    "https://xn--80ak6aa92e.example/",
    "https://xn--exmple-4nf.org/",
    "https://example.\u0440\u0444/",
    "https://ex\u0251mple.org/",  # ɑ
    "https://w\u0131kipedia.example/",  # ı
    "https://\uff45\uff58\uff41mple.org/",
    "https://example\u3002org/",
    "https://example\uff0eorg/",
    "https://exa\u2010mple.org/",
    "https://exa\u0301mple.org/",
    "https://examp\u217ce.org/",
    "https://1\u0665.example/",
    "https://xn--example.org/",
    "https://xn--abc-.org/",
    "https://a..example/",
    "https://.example/",
    "https://-a.example/",
    "https://a,b.example/",
    "https://{{x}}.example/",
    "https://" + "a" * 64 + ".example/",
    "https://" + "a." * 130 + "example/",
    "http://2130706433/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://1.2.3.4.5/",
    "http://256.1.1.1/",
]

OWN = [
    "http://localhost/",
    "http://localhost:8000/",
    "http://LOCALHOST./",
    "http://a.localhost/",
    "http://intranet/",
    "http://drucker.local/",
    "http://server.lan/",
    "http://metadata.google.internal/",
    "http://router.home.arpa/",
    "http://127.0.0.1/",
    "http://127.8.9.1/",
    "http://0.0.0.0/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.178.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[fe80::1]/",
    "http://[fd00:ec2::254]/",
    "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
]

PORTS = [
    "https://example.org:0/",
    "https://example.org:65536/",
    "https://example.org:99999999999999999999/",
    "https://example.org:-1/",
    "https://example.org:80a/",
    "https://example.org:\u0664\u0664\u0663/",
    "https://[2606:2800:220:1:248:1893:25c8:1946]:70000/",
]

CASES = {None: GOOD, "PT310": NONE + PORTS, "PT313": MISLEADING, "PT314": OWN}


@pytest.mark.parametrize(
    ("address", "code"),
    [(text, code) for code, texts in CASES.items() for text in texts],
    ids=ascii,
)
def test_an_address_leads_where_it_seems_to(address: str, code: str | None) -> None:
    fault = address_fault(address)
    assert (fault and fault.code) == code


def test_who_stands_before_a_server_is_named_with_where_it_leads() -> None:
    fault = address_fault("https://www.example.org@evil.example/a")
    assert fault
    assert fault.text == (
        "Vor dem Server steht „www.example.org@“; die Adresse führt in Wahrheit zu „evil.example“."
    )


def test_a_port_is_named() -> None:
    fault = address_fault("https://example.org:70000/")
    assert fault
    assert fault.text == "„:70000“ hinter dem Server ist keine mögliche Portnummer."


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("https://example.org/?b[c]=1|2", "https://example.org/?b%5Bc%5D=1%7C2"),
        ("https://example.org?b[]={1}#`^", "https://example.org?b%5B%5D=%7B1%7D#%60%5E"),
        ("http://[2001:db8::1]/a[1]", "http://[2001:db8::1]/a%5B1%5D"),
        ("https://example.org/%5B?a=1&b=~_-.!*'();:@+$,", None),
        ("https://example.org", None),
    ],
)
def test_what_may_not_stand_in_an_address_is_sent_as_numbers(
    written: str, sent: str | None
) -> None:
    assert encode_address(written) == (sent or written)
    assert encode_address(encode_address(written)) == encode_address(written)


def test_an_address_has_an_end() -> None:
    address = "https://example.org/"
    longest = address + "a" * (MOST_SIGNS - len(address))
    assert address_fault(longest) is None
    fault = address_fault(longest + "a")
    assert fault
    assert fault.text == "Die Internetadresse ist länger als 2000 Zeichen."


@pytest.mark.parametrize(
    ("number", "public"),
    [("8.8.8.8", True), ("2001:4860:4860::8888", True), ("10.1.1.1", False), ("::1", False)],
)
def test_numbers_of_own_networks_are_known(number: str, *, public: bool) -> None:
    assert is_public(ip_address(number)) is public
