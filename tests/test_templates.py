"""Templates lay out: loop, presence, include. Anything else is a decision, and belongs to resolving."""

from conftest import ROOT
from jinja2 import Environment, nodes

from iria_reports.rendering.html.document import TEMPLATES
from iria_reports.resolved import Block

FOLDER = ROOT / "templates"
#: Filters that the renderer gives to templates, and those of Jinja that join or count what is there.
FILTERS = {
    "bar", "bleed", "block", "blocks", "bookmark", "decimals", "fitted", "inlines", "join", "length", "mark_room", "outline", "page_foot", "position", "role", "running_foot", "rows_that_stay", "scrolled", "source", "stays_whole", "wordmark",
}  # fmt: skip
FORBIDDEN = (
    nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Concat, nodes.Call, nodes.Macro,
    nodes.CallBlock, nodes.Assign, nodes.AssignBlock, nodes.CondExpr, nodes.Slice,
)  # fmt: skip


def faults(text: str) -> list[str]:
    """What a template does that a template must not."""
    tree = Environment(autoescape=True).parse(text)
    found = [type(node).__name__ for node in tree.find_all(FORBIDDEN) if not _is_level(node)]
    found += [f"filter {node.name}" for node in tree.find_all(nodes.Filter) if node.name not in FILTERS]
    found += [f"compares with {operand.op}" for node in tree.find_all(nodes.Compare) for operand in node.ops]
    found += [f"test {node.name}" for node in tree.find_all(nodes.Test) if node.name != "none"]
    return found


def _is_level(node: nodes.Node) -> bool:
    """``h{{ block.level + 1 }}``: HTML counts headings from the title, we from below it."""
    return isinstance(node, nodes.Add) and isinstance(node.left, nodes.Getattr) and node.left.attr == "level"


def test_templates_hold_no_logic():
    for path in FOLDER.rglob("*.j2"):
        assert faults(path.read_text(encoding="utf-8")) == [], path.name


def test_the_rule_can_fail():
    assert faults("{% set x = 1 %}") == ["Assign"]
    assert faults("{{ a if b else c }}") == ["CondExpr"]
    assert faults("{% if a == 'x' %}{% endif %}") == ["compares with eq"]
    assert faults("{{ names | sort }}") == ["filter sort"]


def test_each_resolved_block_has_its_template_and_no_template_is_left_over():
    kinds = set(Block.__args__)
    assert set(TEMPLATES) == kinds
    names = {path.name.removesuffix(".html.j2") for path in (FOLDER / "blocks").iterdir()}
    assert names == {*TEMPLATES.values(), "caption"}
