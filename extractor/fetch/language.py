"""Tells whether a text is English, by the small words that every sentence needs; offline, and on a headline too."""

from __future__ import annotations

import re

#: Words that carry grammar; no list is complete, and words that two languages share count for both.
_WORDS = {
    "en": (
        "a about after against all an and any are as at be been before but by can could did do for from had "
        "has have he her him his how i if in into is it its more my no not of off on one or our out over said "
        "says she should so some than that the their them there they this to two under up was we were what "
        "when which who will with would you your"
    ),
    "cy": (
        "a ac ar am an ar bod bu dim ddim ei eu fel fod gan gyda hefyd hyn i mae mewn na nid o oedd oes yn yr y wedi"
    ),
    "da": (
        "af at blev de den der det du efter eller en er et for fra ham han har hun i ikke jeg kan med men nu "
        "og om på som til var vil"
    ),
    "de": (
        "aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer er "
        "es für gegen hat hatte ich ihr im in ist kein mit nach nicht noch nur oder sein sich sie sind so "
        "über um und von vor war was wie wird wurde zu zum zur"
    ),
    "es": (
        "a al como con de del desde el ella en entre era es esta este fue ha han la las le lo los más no o "
        "para pero por que se ser sin sobre su sus un una y ya"
    ),
    "fr": (
        "à au aux avec ce ces cette d dans de des du elle en est et été il ils je l la le les leur lui mais "
        "même ne nous on ont ou par pas plus pour qu que qui sa se ses son sont sur un une vous"
    ),
    "ga": ("a ag agus an ar as bhí chun de do don é faoi ina is le leis na nach ní níl ó seo sin sé sí tá"),
    "gd": ("a agus air airson am an anns bha cha chan de do e gu i iad le mar na nach nam nan o seo sin tha"),
    "it": (
        "a al alla anche che chi con da dal del della delle di e è gli ha hanno i il in la le lo ma nel nella "
        "non o per più quando si sono su sua un una"
    ),
    "nl": (
        "aan als bij dat de deze die dit door een en er haar had heeft het hij ik in is maar met naar niet "
        "nog of om ook op over te tot uit van voor was we werd wordt ze zich zijn"
    ),
    "pl": ("a ale co czy dla do i ich jak jest jego już na nie o od po pod przez przy się są to tym w we z za że"),
    "pt": (
        "a ao as com como da das de do dos e é ela ele em entre era foi há mais mas na nas não no nos o os ou "
        "para pela pelo por que se sem seu sua um uma"
    ),
    "sv": (
        "att av blev de den det du efter eller en ett för från han har hon i inte jag kan man med men när och "
        "om på sig som till var vi"
    ),
}
_TABLES = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
#: Words of a text that are looked at.
_ENOUGH = 2_000
#: Below this many words, the share of small words is a matter of chance.
_FEW = 30


def of(text: str, declared: str | None = None) -> str:
    """The language of `text` as an ISO 639-1 code, or ``und`` where it cannot be told; `declared` is the page's word.

    The text goes before what its page declares: templates are translated less often than articles are. On a text
    too short to tell, the page is believed, and English is assumed where it says nothing.
    """
    words = [found[0].casefold() for found, _ in zip(_WORD.finditer(text), range(_ENOUGH), strict=False)]
    said = (declared or "").strip().lower().replace("_", "-").partition("-")[0] or None
    if sum(word.isascii() for word in words) * 2 < len(words):
        return said if said not in (None, "en") else "und"
    shares = {language: _share(words, table) for language, table in _TABLES.items()}
    best = max(shares, key=lambda language: (shares[language], language == "en"))
    if len(words) >= _FEW:
        if best == "en" and shares["en"] >= 0.1:
            return "en"
        return best if best != "en" and shares[best] >= 0.15 else said or "und"
    if best == "en" and shares["en"] > 0:
        return "en" if said in (None, "en") or shares["en"] >= 0.2 else said
    return best if shares[best] >= 0.3 and said != "en" else said or "en"


def _share(words: list[str], table: frozenset[str]) -> float:
    return sum(word in table for word in words) / len(words) if words else 0.0
