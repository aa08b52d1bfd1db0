"""``iria new`` writes folders that build as they are, and touches nothing that is there."""

import pytest
from click.testing import CliRunner

import iria_reports as iria
from iria_reports.cli.main import iria as command


def new(*arguments: str):
    return CliRunner().invoke(command, ["new", *arguments])


@pytest.mark.parametrize("form", iria.FORMS)
def test_a_folder_of_each_form_builds_without_a_change(form, tmp_path):
    folder = tmp_path / "start"
    made = new(str(folder), "--form", form, "--title", 'A "title": with {all} sorts of marks')
    assert made.exit_code == 0, made.output
    assert made.stdout.splitlines() == [str(folder / "briefing.md"), str(folder / "sources.yaml")]
    briefing = iria.load(folder)
    assert briefing.form.id == form
    built = iria.build(briefing, to=["pdf", "docx"], out=tmp_path)
    assert built.problems == ()


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    refused = new(str(tmp_path))
    assert refused.exit_code == 1
    assert "folder-in-use" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unknown_form_is_named_with_the_nearest():
    wrong = new("x", "--form", "backgronder")
    assert wrong.exit_code == 2
    assert 'did you mean "backgrounder"?' in wrong.stderr
