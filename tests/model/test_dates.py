"""EDTF, compared with the edtf package, which reads the whole standard."""

import edtf
import pytest
from edtf.parser.edtf_exceptions import EDTFParseException

import iria_reports as iria

READ = [
    "2023", "2023-03", "2023-03-15", "2023?", "2023-03~", "2023-03-15%", "2023-XX", "2023-03-XX", "201X", "2023-21", "2023-24",
    "2011/2019", "2011/..", "../2019", "2023-03-15/2023-03-20", "2023-03/2023-05~",
]  # fmt: skip


@pytest.mark.parametrize("text", READ)
def test_the_earliest_day_is_that_of_the_edtf_package(text):
    ours = iria.EdtfDate.parse(text)
    theirs = edtf.parse_edtf(text)
    if ours.start is not None and ours.start.precision == 4:
        start = theirs.lower_strict()
        year, month, day = ours.start.sort_key
        if (ours.start.month or 1) <= 12:
            assert (year, month, day) == (start.tm_year, start.tm_mon, start.tm_mday)
        else:
            assert year == start.tm_year


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "15 March 2023",
        "2023/3/15",
        "2023-13",
        "2023-00",
        "2023-02-29",
        "20XX",
        "0000",
        "2023-3-5",
        "../..",
        "2023-25",
    ],
)
def test_anything_else_is_refused(text):
    with pytest.raises(iria.ModelError):
        iria.EdtfDate.parse(text)


def test_what_we_refuse_as_no_date_the_package_refuses_too():
    for text in ("soon", "15 March 2023", "2023/3/15", "2023-13"):
        with pytest.raises(EDTFParseException):
            edtf.parse_edtf(text)


def test_the_text_stays_as_written():
    assert str(iria.EdtfDate.parse("2023-03~")) == "2023-03~"


def test_dates_are_in_order():
    texts = ["1998-10-20", "2011/..", "2015-12", "2019-10-22", "2023-21"]
    assert sorted(texts, key=lambda text: iria.EdtfDate.parse(text).sort_key) == texts
