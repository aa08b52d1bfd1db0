import ast
from pathlib import Path

import iria_reports as iria

SOURCE = Path(iria.__file__).read_text(encoding="utf-8")


def test_public_names_are_sorted_and_each_once():
    def rank(name: str) -> tuple[bool, bool, str]:
        return (not name.isupper(), not name[0].isupper(), name)  # constants, classes, functions

    assert iria.__all__ == sorted(set(iria.__all__), key=rank)


def test_every_public_name_is_there():
    for name in iria.__all__:
        assert getattr(iria, name) is not None


def test_the_names_for_type_checkers_are_the_names_at_run_time():
    imports = [node for node in ast.walk(ast.parse(SOURCE)) if isinstance(node, ast.ImportFrom) and node.level == 0]
    typed = {alias.name for node in imports if (node.module or "").startswith("iria_reports.") for alias in node.names}
    assert typed == set(iria.__all__) == set(iria._HOMES)


def test_dir_lists_the_public_names():
    assert dir(iria) == sorted(iria.__all__)


def test_an_unknown_name_is_an_attribute_error():
    assert not hasattr(iria, "rendr_pdf")


def test_every_public_class_and_function_has_a_docstring():
    for name in iria.__all__:
        value = getattr(iria, name)
        if callable(value):
            assert value.__doc__, name
