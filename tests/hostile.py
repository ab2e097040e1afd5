"""Headers as somebody without the key can make them from a sound one: dozens of kinds, each with a right checksum."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import Any

from ecm_desktop.vault.header_form import canonical

Spoil = Callable[[dict[str, Any]], object]

NO_HEADER = {
    "nothing": b"", "a brace": b"{", "a list": b"[]", "null": b"null", "a number": b"7", "a text": b'"x"',
    "an empty object": b"{}", "a list in a line": b"[]\n", "null in a line": b"null\n", "a number in a line": b"7\n",
    "a text in a line": b'"x"\n', "an empty object in a line": b"{}\n", "deep": b"[" * 60_000,
    "deeper than may be read": b"[" * 200_000, "utf-16": b"\xff\xfe{}", "zeros": b"\0" * 4096,
    "a checksum of nothing": b'{"checksum":"' + b"0" * 64 + b'"}\n', "no number": b"NaN",
    "no number inside": b'{"a":NaN}',
    "a number of 400 digits": b'{"generation":1' + b"0" * 400 + b"}",
}  # fmt: skip
COSTS: tuple[dict[str, object], ...] = (
    {"m_kib": 2**40}, {"m_kib": 1024}, {"m_kib": -1}, {"t": 0}, {"t": 17}, {"t": 10**9}, {"p": 0}, {"p": 17},
    {"salt": "AAAA"}, {"name": "argon2i"}, {"v": 16}, {"m_kib": 8192.5}, {"m_kib": "8192"},
)  # fmt: skip
SENSELESS: dict[str, Spoil] = {
    "a slot twice": lambda plain: plain["slots"].append(plain["slots"][0]),
    "33 slots": lambda plain: plain.update(slots=[{**plain["slots"][0], "id": _uuid(n)} for n in range(33)]),
    "two current keys": lambda plain: with_second_key(plain, "current"),
    "no current key": lambda plain: plain["keys"]["k1"].update(state="pending"),
    "no key": lambda plain: plain["keys"].clear(),
    "three keys": lambda plain: plain["keys"].update({f"k{n}": _pending(plain) for n in (2, 3)}),
    "a key that is a path": lambda plain: plain["keys"].update({"../k": plain["keys"]["k1"]}),
    "a slot without the key": lambda plain: plain["slots"][0]["sealed"].clear(),
    "no derivation": lambda plain: plain["slots"][0].pop("kdf"),
    "none for a passphrase": lambda plain: plain["slots"][0].update(kdf=None),
    "too much taken together": lambda plain: plain.update(slots=[_dear(plain["slots"][0], n) for n in range(9)]),
    "too much for all slots": lambda plain: plain.update(kdf={**plain["slots"][0].pop("kdf"), "m_kib": 2**40}),
    "no mac": lambda plain: plain.pop("mac"),
    "a short mac": lambda plain: plain.update(mac="AAAA"),
    "another format": lambda plain: plain.update(format="other-vault"),
    "another cipher": lambda plain: plain["cipher"].update(engine="none"),
    "a larger page": lambda plain: plain["cipher"].update(page_size=65536),
    "a generation beyond all": lambda plain: plain.update(generation=2**70),
    "a generation that is true": lambda plain: plain.update(generation=True),
    "a version in letters": lambda plain: plain.update(version="1"),
    "version 0": lambda plain: plain.update(version=0),
    "a name for a user": lambda plain: plain["slots"][0].update(user="Ann Mason"),
    "no base64": lambda plain: plain["slots"][0].update(pub="not base64!"),
    "a kind of slot nobody knows": lambda plain: plain["slots"][0].update(type="backdoor"),
    "another box": lambda plain: plain["slots"][0]["wrap"].update(alg="none"),
    "a vault that is no uuid": lambda plain: plain.update(vault_id="../../etc"),
    "a day that is none": lambda plain: plain.update(created="yesterday"),
    "slots that are none": lambda plain: plain.update(slots={}),
    "a module for a keyring": lambda plain: plain["slots"][0].update(keyring={"backend": "os; import x"}),
}
SPELLINGS: dict[str, Callable[[bytes], bytes]] = {
    "bom": lambda data: b"\xef\xbb\xbf" + data,
    "crlf": lambda data: data.replace(b"\n", b"\r\n"),
    "line more": lambda data: data + b"\n",
    "line less": lambda data: data.rstrip(),
    "space": lambda data: data.replace(b'"app":', b'"app": '),
    "key twice": lambda data: data.replace(b'"app":', b'"app":"0","app":'),
    "float": lambda data: data.replace(b'"p":1,', b'"p":1.0,'),
    "exponent": lambda data: data.replace(b'"p":1,', b'"p":1e0,'),
    "escape": lambda data: data.replace(b"ecm-vault", b"ecm\\u002dvault"),
}


def hostile_headers(sound: bytes) -> dict[str, bytes]:
    """Every kind, by its name."""
    made = dict(NO_HEADER)
    made |= {
        f"derivation {changed}": spoilt(sound, lambda plain, c=changed: plain["slots"][0]["kdf"].update(c))
        for changed in COSTS
    }
    made |= {name: spoilt(sound, spoil) for name, spoil in SENSELESS.items()}
    made |= {name: respell(sound) for name, respell in SPELLINGS.items()}
    made["far too long"] = with_checksum({**json.loads(sound), "app": "x" * 100_000})
    made["deep inside"] = _nested(sound)
    return made


def spoilt(sound: bytes, spoil: Spoil) -> bytes:
    """The header with something changed and the checksum put right."""
    plain = json.loads(sound)
    spoil(plain)
    return with_checksum(plain)


def with_checksum(plain: dict[str, Any]) -> bytes:
    """A header file as somebody without the key can make it."""
    plain.pop("checksum", None)
    return canonical({**plain, "checksum": hashlib.sha256(canonical(plain)).hexdigest()}) + b"\n"


def with_second_key(plain: dict[str, Any], state: str) -> None:
    """One more key in that state."""
    plain["keys"]["k2"] = {**plain["keys"]["k1"], "state": state}


def _pending(plain: dict[str, Any]) -> dict[str, Any]:
    return {**plain["keys"]["k1"], "state": "pending"}


def _dear(slot: dict[str, Any], number: int) -> dict[str, Any]:
    """One of several slots whose derivations are each within bounds."""
    kdf = {**slot["kdf"], "m_kib": 2 << 20, "t": 2, "p": number + 1}
    return {**slot, "id": _uuid(number), "kdf": kdf}


def _nested(sound: bytes) -> bytes:
    """With a list a hundred deep where a text is wanted."""
    deep: object = "x"
    for _ in range(100):
        deep = [deep]
    return spoilt(sound, lambda plain: plain.update(app=deep))


def _uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012x}"
