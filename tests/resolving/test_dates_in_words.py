import datetime as dt

import pytest

import iria_reports as iria
from iria_reports.resolving.dates import day, edtf, moment
from iria_reports.resolving.labels import labels_for


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en-GB", "2023-03-20", "20 March 2023"),
        ("en-US", "2023-03-20", "March 20, 2023"),
        ("en-GB", "2023-03~", "c. March 2023"),
        ("en-GB", "2023?", "2023 (?)"),
        ("en-GB", "2023-21", "spring 2023"),
        ("en-GB", "201X", "2010s"),
        ("en-GB", "2011/2019", "2011–2019"),
        ("en-GB", "2011/..", "since 2011"),
        ("en-GB", "../2019", "until 2019"),
        ("en-GB", "2023-03-XX", "March 2023"),
        ("en-GB", "2022-12-28/2023-01-05~", "28 December 2022 – c. 5 January 2023"),
        ("fr", "2023-03-20", "20 mars 2023"),
        ("fr", "2011/..", "depuis 2011"),
        ("ru", "2023-03-20", "20 марта 2023\u202fг."),
        ("es", "2023-03-20", "20 de marzo de 2023"),
        ("tr", "2023-03-20", "20 Mart 2023"),
        ("ar", "2023-03-20", "20 مارس 2023"),
        ("zh", "2023-03-20", "2023年3月20日"),
        ("zh", "201X", "2010年代"),
    ],
)
def test_a_date_in_the_language_of_the_document(language, text, words):
    assert edtf(iria.EdtfDate.parse(text), labels_for(iria.Language(language))) == words


@pytest.mark.parametrize(
    ("text", "words"), [("2022-12-28", "28 Dec 2022"), ("2022-12", "Dec 2022"), ("1946/1948", "1946–1948")]
)
def test_a_date_in_a_column_is_short(text, words):
    assert edtf(iria.EdtfDate.parse(text), labels_for(iria.Language("en-GB")), short=True) == words


def test_a_moment_says_its_zone():
    labels = labels_for(iria.Language("en-GB"))
    utc = dt.datetime(2023, 3, 16, 18, 0, tzinfo=dt.UTC)
    assert moment(utc, labels) == "16 March 2023, 18:00 UTC"
    for hours, zone in ((3, "UTC+3"), (-4, "UTC−4"), (5.5, "UTC+5:30")):
        there = utc.replace(tzinfo=dt.timezone(dt.timedelta(hours=hours)))
        assert moment(there, labels) == f"16 March 2023, 18:00 {zone}"


def test_a_day_in_full():
    assert day(dt.date(2023, 3, 20), labels_for(iria.Language("en-GB"))) == "20 March 2023"


def test_a_russian_date_in_a_column_does_without_the_sign_of_the_year():
    labels = labels_for(iria.Language("ru"))
    value = iria.EdtfDate.parse("1948-12-10")
    assert edtf(value, labels).endswith("1948\u202fг.")
    assert edtf(value, labels, short=True).endswith("1948")
