"""The gallery forgets nothing."""

import re
from pathlib import Path

import slussen.ui
from slussen.ui import gallery

TEMPLATES = Path(slussen.ui.__path__[0]) / "templates"


def options(component: str, option: str) -> set[str]:
    """What the component's own check allows."""
    text = (TEMPLATES / "components" / f"{component}.html").read_text(encoding="utf-8")
    found = re.search(rf'check_option "[\w-]+" "{option}" {option} "([^"]+)"', text)
    assert found
    return set(found[1].split())


def shown() -> str:
    pages = [TEMPLATES / "ui" / "gallery.html", *(TEMPLATES / "ui" / "gallery").glob("*.html")]
    return "\n".join(path.read_text(encoding="utf-8") for path in pages)


def test_every_component_is_shown() -> None:
    names = {path.stem.replace("_", "-") for path in (TEMPLATES / "components").glob("*.html")}
    assert {name for name in names if f"<c-{name}" not in shown()} == set()


def test_every_kind_and_state_is_shown() -> None:
    for component, option in (
        ("icon", "name"),
        ("badge", "status"),
        ("field", "kind"),
        ("button", "variant"),
        ("alert", "kind"),
        ("step", "state"),
    ):
        uses = re.findall(rf"<c-{component}\b([^>]*)>", shown())
        given = {value for use in uses for value in re.findall(rf'\b{option}="(\w+)"', use)}
        default = {"button": {"secondary"}, "alert": {"info"}, "step": {"later"}, "field": {"text"}}
        missing = options(component, option) - given - default.get(component, set())
        assert missing == set(), (component, option)


def test_the_example_table_has_every_state_of_a_cell() -> None:
    cells = [cell for row in gallery.table().rows for cell in row]
    marks = {cell.mark for cell in cells}
    assert {"suppressed", "not_assessed", "preliminary", "derived", None} <= marks
    numbers = [cell.number for cell in cells if cell.number is not None]
    assert 0 in numbers
    assert min(numbers) < 0
    assert max(numbers) > 1e9
    assert any(cell.href for cell in cells)


def test_the_example_form_is_wrong_in_every_field_that_must_be_right() -> None:
    context = gallery.context()
    required = {name for name, field in context["form"].fields.items() if field.required}
    assert set(context["wrong_form"].errors) == required
