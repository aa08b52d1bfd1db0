"""Words of a drawing that nobody sees are refused, whatever hides them; those that are seen stay as they are."""

from __future__ import annotations

import pytest

import iria_reports as iria

WORD = "Zyxqorn"
#: Ways to hide a word, each in a drawing of 300 by 200 with a light ground and a word that is seen.
HIDDEN = {
    "off the canvas, left": f'<text x="-200" y="50">{WORD}</text>',
    "off the canvas, below": f'<text x="20" y="400">{WORD}</text>',
    "over the edge": f'<text x="280" y="50" font-size="20">{WORD}</text>',
    "of no size": f'<text x="20" y="50" font-size="0">{WORD}</text>',
    "of hardly any size": f'<text x="20" y="50" font-size="0.2">{WORD}</text>',
    "without a fill": f'<text x="20" y="50" fill="none">{WORD}</text>',
    "without a fill, by a rule": f'<style>.a {{ fill: none }}</style><text class="a" x="20" y="50">{WORD}</text>',
    "in the colour of the ground": f'<text x="20" y="50" fill="#cde">{WORD}</text>',
    "nearly in the colour of the ground": f'<text x="20" y="50" fill="#c9dcec">{WORD}</text>',
    "covered": f'<text x="20" y="50">{WORD}</text><rect width="200" height="80" fill="#cde"/>',
    "covered by words": f'<text x="20" y="50" font-size="12">{WORD}</text><text x="0" y="90" font-size="150">■■</text>',
    "masked": f'<mask id="m"><rect width="0" height="0"/></mask><text mask="url(#m)" x="20" y="50">{WORD}</text>',
    "clipped": f'<clipPath id="c"><rect width="1" height="1"/></clipPath><text clip-path="url(#c)" x="20" y="50">{WORD}</text>',
    "scaled to nothing": f'<g transform="scale(0)"><text x="20" y="50">{WORD}</text></g>',
    "nearly transparent": f'<text x="20" y="50" opacity="0.02">{WORD}</text>',
    "of a fill nearly transparent": f'<text x="20" y="50" fill-opacity="0.03">{WORD}</text>',
    "in a group nearly transparent": f'<g opacity="0.04"><text x="20" y="50">{WORD}</text></g>',
    "a stretch of a text": f'<text x="20" y="50">Seen <tspan fill="none">{WORD}</tspan></text>',
    "in a pattern of no size": f'<pattern id="p" width="1" height="1"><text>{WORD}</text></pattern><rect fill="url(#p)" width="9" height="9"/>',
}
SEEN = {
    "plain": f'<text x="20" y="50">{WORD}</text>',
    "small": f'<text x="20" y="50" font-size="7">{WORD}</text>',
    "in light grey": f'<text x="20" y="50" fill="#8a9aa8">{WORD}</text>',
    "turned": f'<text x="20" y="150" transform="rotate(-90 20 150)">{WORD}</text>',
    "below a tint": f'<text x="20" y="50">{WORD}</text><rect width="200" height="80" fill="#f00" opacity="0.2"/>',
    "crossed by a line": f'<text x="20" y="50">{WORD}</text><path d="M0 45 H200" stroke="#000"/>',
    "with a halo behind": f'<text x="20" y="50" stroke="#fff" stroke-width="4">{WORD}</text><text x="20" y="50">{WORD}</text>',
    "used": f'<defs><text id="t" x="20" y="50">{WORD}</text></defs><use href="#t"/>',
    "at the edge": f'<text x="300" y="50" text-anchor="end">{WORD}</text>',
    "on a dark bar": f'<rect width="200" height="80" fill="#12355b"/><text x="20" y="50" fill="#fff">{WORD}</text>',
    "in a clip that holds it": f'<clipPath id="c"><rect width="200" height="99"/></clipPath><text clip-path="url(#c)" x="20" y="50">{WORD}</text>',
    "in Arabic": '<text x="20" y="50">محادثات</text>',
    "in the theme's colours": f'<rect width="200" height="80" fill="var(--colour-primary, #12355b)"/><text x="20" y="50" fill="var(--colour-paper)">{WORD}</text>',
}


def picture(inner: str) -> iria.Picture:
    ground = '<rect width="300" height="200" fill="#cde"/>'
    seen = '<text x="20" y="120" font-size="20">Open</text>'
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 200" width="300" height="200">'
    return iria.Picture.of("a.svg", f"{head}{ground}{inner}{seen}</svg>".encode())


@pytest.mark.parametrize("inner", HIDDEN.values(), ids=HIDDEN.keys())
def test_a_word_that_nobody_sees_is_refused(inner):
    with pytest.raises(iria.ModelError, match="words that are seen"):
        picture(inner)


@pytest.mark.parametrize("inner", SEEN.values(), ids=SEEN.keys())
def test_a_word_that_is_seen_stays(inner):
    data = picture(inner).data.decode()
    assert WORD in data or "محادثات" in data
