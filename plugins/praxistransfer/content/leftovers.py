"""Files that nobody means to hand in: leftovers of editors and systems, and copies."""

from __future__ import annotations

import re

_LEFTOVER = re.compile(
    r"""
      .*~ | \#.*\#                              # earlier states: many editors, Emacs
    | 4913 | sed[A-Za-z0-9]{6}                  # Vim and sed, while they write
    | .*\.(?:bak|orig|rej|sw[a-p]|te?mp)        # other editors, Git, Vim
    | .*___jb_(?:old|tmp)___                    # JetBrains, while it writes
    | .*\.(?:crdownload|part)                   # browsers, while they load
    | ~\$.* | .*:Zone\.Identifier               # Office, while it is open; loaded files in WSL
    | (?:eh)?thumbs(?:_vista)?\.db | desktop\.ini   # Windows
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COPIES = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<name>.+?)(?: -)? (?:Kopie|Copy)(?: \(?\d+\)?)?(?P<ending>\.\w+)",  # Windows, macOS
        r"(?:Kopie von|Copy of) (?P<name>.+)(?P<ending>\.\w+)",
        r"(?P<name>.+?) ?\(\d+\)(?P<ending>\.\w+)",  # browsers
        r"(?P<name>.+?) \([^()]*(?:conflict|konflikt)[^()]*\)(?P<ending>\.\w+)",  # cloud folders
        r"(?P<name>.+?)\.sync-conflict-[\w-]+(?P<ending>\.\w+)",  # Syncthing
    )
]


def is_leftover(name: str) -> bool:
    """Say whether a file of this name was left by a program, and can be no contribution."""
    return name.startswith(".") or _LEFTOVER.fullmatch(name) is not None


def original_of(name: str) -> str:
    """Return of which file a file of this name is a copy; empty if it does not look like one."""
    for pattern in _COPIES:
        match = pattern.fullmatch(name)
        if match:
            return match["name"] + match["ending"]
    return ""
