"""The address by which an article is known: what its page names, if it can be believed, and without trackers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

import courlan

#: What stands before the same site's name for other readers or devices.
_DOOR = re.compile(r"^(?:www|m|amp|mobile)\.")


def canonical(address: str, named: Iterable[str]) -> str | None:
    """The canonical address of a page that was had at `address`, and `named` others in order of trust.

    A page speaks for its own site alone: otherwise it could pass for somebody else's article. A file may name any.
    None where there is no address at all.
    """
    own = _clean(address)
    for given in filter(None, map(str.strip, named)):
        try:
            other = _clean(urljoin(address, given))
        except ValueError:
            continue
        if other is not None and (own is None or (_site(other) == _site(own) and not _is_front(other, own))):
            return other
    return own


def _clean(address: str) -> str | None:
    """`address` without fragment, password and the parameters that follow readers around; None if it is no web page."""
    try:
        parts = urlsplit(address)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "{" in parts.netloc:
            return None
        plain = parts._replace(fragment="", netloc=parts.netloc.rpartition("@")[2])
        return str(courlan.normalize_url(plain, trailing_slash=True)) or None
    except (ValueError, AttributeError):
        return None


def _site(address: str) -> str:
    """The registered domain, or host and port where there is none."""
    domain: str | None = courlan.extract_domain(address)
    return domain or _DOOR.sub("", urlsplit(address).netloc)


def _is_front(other: str, own: str) -> bool:
    """Whether `other` is the site's front page, which some sites name on every page, and `own` is not."""
    return urlsplit(other).path in ("", "/") and not urlsplit(other).query and urlsplit(own).path not in ("", "/")
