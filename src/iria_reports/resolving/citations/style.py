"""Citation styles, made ready for the engine."""

from __future__ import annotations

import copy
import re
from typing import Final

import attrs
from lxml import etree

from iria_reports.assets import citation_style_path
from iria_reports.model.choices import Choice, CitationStyle
from iria_reports.model.citing import LocatorLabel
from iria_reports.problems import BriefingError, Problem
from iria_reports.resolving.citations import locators, marks
from iria_reports.resolving.citations.script import set_style_marks
from iria_reports.resolving.citations.stylesize import too_large
from iria_reports.resolving.labels import Labels

_NAMESPACE: Final = "http://purl.org/net/xbiblio/csl"
_NS: Final = {"csl": _NAMESPACE}
_QUOTES: Final = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
_BRITISH_MARKS: Final = ("‘", "’", "“", "”")
_IBID: Final = {"ibid", "ibid-with-locator"}
_FIRST_NOTE: Final = "first-reference-note-number"
#: What repeats a source: the words of Chicago 18, 13.37, with a page by its number alone.
_REPEATED: Final = f"""<group xmlns="{_NAMESPACE}" delimiter=", "><text term="ibid"/><choose>
<if locator="page"><text variable="locator"/></if>
<else><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></else>
</choose></group>"""
#: A place with its kind, but for pages; the style's own label goes into the group.
_NAMED: Final = f"""<choose xmlns="{_NAMESPACE}"><if locator="page"><text variable="locator"/></if>
<else><group delimiter=" "><text variable="locator"/></group></else></choose>"""

#: The style's own sign for sections, the word for all other kinds.
_SIGN_OR_WORD: Final = f"""<choose xmlns="{_NAMESPACE}"><if locator="section"/>
<else><label variable="locator" form="short"/></else></choose>"""


@attrs.frozen
class PreparedStyle:
    """A style's text for the engine, and what the sources need to know of it.

    ``manner`` is how it cites: note, author-date, author, numeric or label; ``types`` are those that it tells apart.
    """

    text: str
    in_notes: bool
    manner: str
    quotation_marks: tuple[str, str, str, str]
    types: frozenset[str]


def prepared(
    style: CitationStyle, labels: Labels, ibid: Choice, names: locators.Names, *, grouped: bool = False
) -> PreparedStyle:
    """``style`` as the engine needs it for a document in the language of ``labels`` that uses the locators ``names``.

    It gets words for all kinds of locators, since the engine reads locators by the words of the document's language;
    the house's quotation marks, so that notes agree with the text, unless the style is made for this very language
    (OSCOLA); "ibid." or none, as the briefing wants; and marks around numbers of notes, which Word shall hold live.
    In a ``grouped`` bibliography no dash stands for an author, who may be named in another group.

    Raises `BriefingError` if the style is none.
    """
    language = labels.language
    root = _root(style)
    if ibid is Choice.NO:
        _refuse_ibid(root)
    elif ibid is Choice.YES and not _says_ibid(root):
        _say_ibid(root)
    _name_locators_after_ibid(root)
    _name_places(root)
    _mark_note_numbers(root)
    set_style_marks(root, labels)
    bibliography = root.find("csl:bibliography", _NS)
    if grouped and bibliography is not None:
        bibliography.attrib.pop("subsequent-author-substitute", "")
    # A style that is made for British English has the single marks of British English (OSCOLA 4, 1.5).
    own = root.get("default-locale") == language.tag == "en-GB"
    quotation_marks = _BRITISH_MARKS if own else language.quotation_marks
    _add_words(root, labels, quotation_marks, names)
    category = root.find("csl:info/csl:category[@citation-format]", _NS)
    in_notes = root.get("class") == "note"
    manner = category.get("citation-format", "") if category is not None else "note" if in_notes else "author-date"
    types = frozenset(kind for condition in root.iterfind(".//*[@type]") for kind in condition.get("type", "").split())
    return PreparedStyle(etree.tostring(root, encoding="unicode"), in_notes, manner, quotation_marks, types)


def _q(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _root(style: CitationStyle) -> etree._Element:
    text = style.text
    if text is None:
        path = citation_style_path(style.name)
        text = path.read_text(encoding="utf-8") if path else ""
    # Nothing from outside the text: a style is as foreign as a picture.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise _broken(style, str(error)) from error
    if root.tag != _q("style") or root.find("csl:info", _NS) is None:
        raise _broken(style, "it is no CSL style")
    if why := too_large(root, _NAMESPACE):
        raise _broken(style, why)
    if root.find("csl:citation", _NS) is None:
        links = root.iterfind("csl:info/csl:link", _NS)
        parent = next((link.get("href", "") for link in links if link.get("rel") == "independent-parent"), "")
        why = f"it only names another style, {parent.rpartition('/')[2]}" if parent else "it says nothing of citations"
        raise _broken(style, why)
    return root


def _broken(style: CitationStyle, why: str) -> BriefingError:
    return BriefingError([Problem("broken-style", f"{style.name}: {why}", "take one of the CSL repository")])


def _says_ibid(root: etree._Element) -> bool:
    return any(term.get("term") == "ibid" for term in root.iter(_q("text")))


def _say_ibid(root: etree._Element) -> None:
    layout = root.find("csl:citation/csl:layout", _NS)
    if layout is None:
        return
    choose = etree.SubElement(layout, _q("choose"))
    for position in ("ibid-with-locator", "ibid"):
        tag = "if" if position == "ibid-with-locator" else "else-if"
        branch = etree.SubElement(choose, _q(tag), position=position)
        if position == "ibid":
            etree.SubElement(branch, _q("text"), term="ibid")
        else:
            branch.append(etree.fromstring(_REPEATED))
    otherwise = etree.SubElement(choose, _q("else"))
    for child in list(layout):
        if child is not choose:
            otherwise.append(child)


def _refuse_ibid(root: etree._Element) -> None:
    """Let no condition on ibid hold; what repeats a source is then cited as any later time."""
    for condition in root.iter(_q("if"), _q("else-if")):
        positions = condition.get("position", "").split()
        left = [position for position in positions if position not in _IBID]
        if len(left) == len(positions):
            continue
        del condition.attrib["position"]
        matches = condition.get("match", "all")
        if matches != "all" and left:
            condition.set("position", " ".join(left))
        elif matches == "all" or not set(condition.attrib) - {"match"}:
            condition.set("type", "never")


def _name_locators_after_ibid(root: etree._Element) -> None:
    """A place after ibid. is named as anywhere else, but for a page: "ibid art 3" (OSCOLA 4, 1.2.3)."""
    label = next((label for label in root.iter(_q("label")) if label.get("variable") == "locator"), None)
    for condition in root.iter(_q("if"), _q("else-if")):
        if condition.get("position") != "ibid-with-locator" or condition.find(".//csl:label", _NS) is not None:
            continue
        for place in [text for text in condition.iter(_q("text")) if text.get("variable") == "locator"]:
            parent = place.getparent()
            if parent is None or label is None:
                continue
            choose = etree.fromstring(_NAMED)
            named = choose.find("csl:else/csl:group", _NS)
            assert named is not None  # as written above
            named.insert(0, copy.deepcopy(label))
            parent.replace(place, choose)


def _name_places(root: etree._Element) -> None:
    """Let places have their word in all notes alike: Chicago's style sets "¶" behind treaties and "para." behind documents."""
    for label in [label for label in root.iter(_q("label")) if label.get("form") == "symbol"]:
        parent = label.getparent()
        if label.get("variable") != "locator" or parent is None:
            continue
        choose = etree.fromstring(_SIGN_OR_WORD)
        parent.replace(label, choose)
        choose[0].append(label)
        choose[1][0].attrib.update({name: value for name, value in label.attrib.items() if name != "form"})


def _mark_note_numbers(root: etree._Element) -> None:
    opening, closing = marks.NOTE_NUMBER
    for place in root.iter(_q("text"), _q("number")):
        if place.get("variable") == _FIRST_NOTE:
            place.set("prefix", place.get("prefix", "") + opening)
            place.set("suffix", closing + place.get("suffix", ""))


def _add_words(root: etree._Element, labels: Labels, quotation_marks: tuple[str, ...], names: locators.Names) -> None:
    terms = [_term(locators.word(name), name=name.value, form="verb") for name in names.values()]
    lent = {label: name for label, name in names.items() if label is not name}
    for label, name in lent.items():
        terms += _lent_terms(root, label, name, labels)
    _drop_terms(root, {name.value for name in lent.values()})
    _exchange_tests(root, lent)
    terms += [_term(mark, name=name) for name, mark in zip(_QUOTES, quotation_marks, strict=True)]
    locale = etree.Element(_q("locale"))
    if labels.language.primary == "ar":
        locale.append(_plain_date())
    holder = etree.SubElement(locale, _q("terms"))
    holder.extend(terms)
    info = root.find("csl:info", _NS)
    assert info is not None  # a style has one
    info.addnext(locale)


def _plain_date() -> etree._Element:
    """Dates in words without a comma: in Arabic, CSL's own have one before the year, which those of the text have not."""
    date = etree.Element(_q("date"), form="text")
    for part, suffix in (("day", " "), ("month", " "), ("year", "")):
        etree.SubElement(date, _q("date-part"), name=part, suffix=suffix)
    return date


def _term(text: str, **attributes: str) -> etree._Element:
    term = etree.Element(_q("term"), attributes)
    term.text = text
    return term


def _lent_terms(root: etree._Element, label: LocatorLabel, name: LocatorLabel, labels: Labels) -> list[etree._Element]:
    """Words of ``label`` under ``name``: those of the style, else those of the house."""
    terms = []
    for form in ("long", "short", "symbol"):
        own = _own_term(root, label.value, form)
        term = etree.Element(_q("term"), name=name.value, form=form)
        for number, many in (("single", False), ("multiple", True)):
            found = None if own is None else own.find(f"csl:{number}", _NS)
            words = own.text if own is not None and found is None else None if found is None else found.text
            if words is None:
                words = locators.wording(label, labels, many=many)[0] or marks.NO_WORD
            etree.SubElement(term, _q(number)).text = words
        terms.append(term)
    return terms


def _drop_terms(root: etree._Element, names: set[str]) -> None:
    """Take away the style's own words for ``names``, which stand for others here."""
    for holder in root.iterfind("csl:locale/csl:terms", _NS):
        for term in list(holder):
            if term.get("name") in names:
                holder.remove(term)


def _own_term(root: etree._Element, name: str, form: str) -> etree._Element | None:
    """The style's own term, if it has one."""
    terms = root.iterfind("csl:locale/csl:terms/csl:term", _NS)
    return next((term for term in terms if term.get("name") == name and term.get("form", "long") == form), None)


def _exchange_tests(root: etree._Element, lent: locators.Names) -> None:
    """A test of the style for a kind that the document uses asks for the name that it has in the engine."""
    taken = {name.value: re.sub(r"\W", "", "no" + name.value) for name in lent.values()}
    new = taken | {label.value.removesuffix("-locator"): name.value for label, name in lent.items()}
    new |= {label.value: name.value for label, name in lent.items()}
    for condition in root.iterfind(".//*[@locator]") if lent else ():
        condition.set("locator", " ".join(new.get(kind, kind) for kind in condition.get("locator", "").split()))
