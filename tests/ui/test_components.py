"""Every component: what it renders, what it escapes, and that a wrong option is refused."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core import mail
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.utils import translation

import slussen.ui
from slussen.lib.text import Text
from slussen.ui.templatetags.ui import WrongOption
from tests.harness.markup import faults

COMPONENTS = Path(slussen.ui.__path__[0]) / "templates" / "components"


@pytest.fixture(autouse=True)
def in_english(settings: Any) -> Any:
    settings.ROOT_URLCONF = "tests.ui.urls"
    with translation.override("en"):
        yield


@pytest.fixture
def request_(rf: RequestFactory) -> HttpRequest:
    return rf.get("/list/", {"sort": "a&b", "page": "2"})


@dataclass
class Rendered:
    html: str
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = " ".join(self.html.split())
        assert faults(self.html) == []


def render(markup: str, request: HttpRequest | None = None, /, **context: Any) -> Rendered:
    """The template rendered as cotton compiles it from a file."""
    from django_cotton.compiler_regex import CottonCompiler

    request = request or RequestFactory().get("/")
    template = Template(CottonCompiler().process("{% load ui %}" + markup))
    return Rendered(template.render(RequestContext(request, context)))


def test_every_component_says_what_it_is_and_takes() -> None:
    for path in COMPONENTS.rglob("*.html"):
        head = path.read_text()
        assert head.startswith("{% comment %}\n"), path.name
        about = head.partition("{% endcomment %}")[0]
        declared = re.search(r"<c-vars\s(.*?)/>", head, re.S)
        names = re.findall(r':?([\w]+)="', declared[1]) if declared else []
        assert [name for name in names if name not in about] == [], path.name


@pytest.mark.parametrize(
    "source",
    [
        '<c-button variant="huge">x</c-button>',
        '<c-button type="reset">x</c-button>',
        '<c-icon name="unicorn" />',
        '<c-badge status="guess" />',
        "<c-badge />",
        '<c-alert kind="loud">x</c-alert>',
        '<c-field name="a" />',
        '<c-field name="a" label="A" kind="colour" />',
        '<c-table id="t"></c-table>',
        '<c-panel id="p" question="Q" level="4"></c-panel>',
        '<c-panel id="p" question="Q" status="sure"></c-panel>',
        '<c-step state="maybe">x</c-step>',
        '<c-progress id="p" />',
    ],
)
def test_a_wrong_option_is_refused(source: str) -> None:
    with pytest.raises(WrongOption, match="<c-"):
        render(source)


def test_a_wrong_option_does_not_stop_a_live_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(mail, "outbox")
    assert "Go" in render('<c-button variant="huge">Go</c-button>').text


def test_a_button_is_a_button_or_a_link() -> None:
    button = render(
        '<c-button type="submit" variant="primary" name="go" value="1" disabled>Go</c-button>'
    )
    start = '<button class="button button-primary" type="submit"'
    assert f'{start} name="go" value="1" disabled>Go</button>' in button.text
    link = render('<c-button :href="there">Go</c-button>', there="/a?b=1&c=2")
    assert '<a class="button button-secondary" href="/a?b=1&amp;c=2">Go</a>' in link.text


def test_attributes_from_outside_are_escaped() -> None:
    evil = """"'><script>alert(1)</script>"""
    for source in (
        '<c-button :value="evil">x</c-button>',
        '<c-button :href="evil">x</c-button>',
        '<c-field name="a" label="A" :value="evil" :placeholder="evil" :hint="evil" />',
        '<c-field name="a" label="A" kind="textarea" :value="evil" :error="evil" />',
        '<c-answer :text="evil" :number="evil" />',
        '<c-failed title="x" :code="evil" />',
        '<c-progress id="p" :doing="evil" />',
        '<c-panel id="p" :question="evil">x</c-panel>',
    ):
        assert "<script" not in render(source, evil=evil).html, source


def test_a_field_ties_its_hint_and_error_to_its_control() -> None:
    page = render('<c-field name="q" label="Search" hint="A county" error="Unknown county" />').text
    assert '<label for="q"> Search <span class="field-optional">(optional)</span> </label>' in page
    assert 'aria-describedby="q-hint q-error" aria-invalid="true"' in page
    assert 'id="q-hint"' in page
    assert 'id="q-error"' in page
    plain = render('<c-field name="q" label="Search" required />').text
    assert "aria-describedby" not in plain
    assert "optional" not in plain


def test_a_select_and_a_combobox_offer_the_same_choices() -> None:
    choices = [("18", Text("Örebro län", "Örebro County")), ("03", Text("Uppsala", "Uppsala"))]
    select = render(
        '<c-field kind="select" name="c" label="C" value="18" :options="o" />', o=choices
    )
    assert '<option value="18" selected>Örebro County</option>' in select.text
    assert '<option value="03">Uppsala</option>' in select.text
    combobox = render('<c-field kind="combobox" name="c" label="C" :options="o" />', o=choices)
    assert 'list="c-list"' in combobox.text
    assert '<datalist id="c-list"> <option value="18">Örebro County</option>' in combobox.text


class Form(forms.Form):
    email = forms.EmailField(help_text="Where we answer")
    note = forms.CharField(required=False, widget=forms.Textarea)
    agree = forms.BooleanField(label="I agree")
    way = forms.ChoiceField(choices=[("a", "By post"), ("b", "By phone")], widget=forms.RadioSelect)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Too late")


def test_a_form_shows_each_error_above_and_at_its_field() -> None:
    form = Form({"email": "nobody"})
    page = render(
        '<c-error-summary :form="form" />'
        '{% for field in form %}<c-form-field :field="field" />{% endfor %}',
        form=form,
    ).text
    assert '<a href="#id_email">Email: Enter a valid email address.</a>' in page
    assert "<li>Too late</li>" in page
    assert 'aria-describedby="id_email_helptext id_email_error"' in page
    assert 'id="id_email_helptext"' in page
    assert 'id="id_email_error"' in page
    assert '<legend class="field-label"> Way </legend>' in page
    assert "By phone" in page
    assert page.count('type="hidden"') == 1


def test_a_right_form_has_no_summary() -> None:
    assert render('<c-error-summary :form="form" />', form=forms.Form({})).text == ""


def test_a_table_scrolls_by_keyboard_under_its_caption() -> None:
    page = render('<c-table id="t" caption="Ads" sortable><tbody></tbody></c-table>').text
    assert 'role="region" tabindex="0" aria-labelledby="t-caption"' in page
    assert '<table class="table" id="t" aria-labelledby="t-caption" data-sortable>' in page


@dataclass
class Column:
    title: Text
    kind: str = "number"
    unit: str = ""
    decimals: int = 0


@dataclass
class Cell:
    text: Text | None = None
    number: float | None = None
    mark: str | None = None
    href: str = ""


@dataclass
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(*rows: tuple[Cell, ...]) -> Table:
    name = Column(Text("Yrke", "Occupation"), kind="text")
    return Table((name, Column(Text("Lön", "Pay"), unit="sek_month", decimals=1)), rows)


def name(text: str, href: str = "") -> Cell:
    return Cell(text=Text(text, text), href=href)


def test_a_data_table_writes_figures_and_marks() -> None:
    given = table(
        (name("Kock", href="5120"), Cell(number=1234.5, mark="derived")),
        (name("Präst"), Cell(mark="suppressed")),
        (name("Smed"), Cell()),
    )
    page = render(
        '<c-data-table id="t" caption="Pay" :table="t" :units="u" sortable />',
        t=given,
        u={"sek_month": Text("kronor", "SEK a month")},
    ).text
    assert '<th scope="col" class="numeric"> Pay <span class="unit">SEK a month</span>' in page
    assert '<th scope="row"><a href="/en/occupations/5120/">Kock</a></th>' in page
    derived = '1,234.5 <span class="mark mark-derived">derived</span>'
    assert f'<td class="numeric" data-value="1234.5">{derived}</td>' in page
    assert 'data-value=""><span class="mark mark-suppressed">hidden by the publisher</span>' in page
    assert '<td class="numeric" data-value="">–</td>' in page
    assert "data-sortable" in page


def test_a_data_table_without_rows_says_so() -> None:
    page = render('<c-data-table id="t" caption="Pay" :table="t" />', t=table()).text
    assert '<td colspan="2" class="no-figure">No rows.</td>' in page
    assert 'class="unit"' not in page


def test_a_panel_has_its_parts_in_order_and_no_empty_ones() -> None:
    page = render(
        '<c-panel id="gap" question="How large is the gap?" status="derived">'
        '<c-slot name="answer"><c-answer :text="t" number="12 points" /></c-slot>'
        "<svg></svg>"
        '<c-slot name="table">TABLE</c-slot><c-slot name="notes">NOTES</c-slot>'
        '<c-slot name="source">SCB</c-slot>'
        '<c-slot name="downloads"><c-downloads what="The gap" csv="/gap.csv" /></c-slot>'
        "</c-panel>",
        t=Text("Gapet är 12 enheter.", "The gap is 12 points."),
    ).text
    parts = [
        "gap-question",
        "derived",
        "12 points</strong>",
        "<svg>",
        "TABLE",
        "NOTES",
        "SCB",
        "CSV",
    ]
    assert [part for part in parts if part not in page] == []
    assert sorted(parts, key=page.index) == parts
    assert "SVG" not in page
    bare = render('<c-panel id="p" question="Q"></c-panel>').text
    assert "<details" not in bare
    assert "panel-foot" not in bare
    assert "badge" not in bare


def test_a_panel_does_not_take_over_the_page_s_own_words() -> None:
    """Cotton hands a component its surroundings; what a component declares has to win."""
    words = {"table": "LEAK", "source": "LEAK", "notes": "LEAK", "title": "LEAK", "error": "LEAK"}
    page = render(
        '<c-panel id="p" question="Q"></c-panel><c-alert>x</c-alert><c-field name="a" label="A" />',
        **words,
    )
    assert "LEAK" not in page.html


def test_tabs_and_crumbs_are_links_that_know_where_one_is() -> None:
    tabs = render(
        '<c-tabs label="Sex"><c-tab href="?sex=women" :current="sex == 1">Women</c-tab>'
        '<c-tab href="?sex=men" current>Men</c-tab></c-tabs>',
        sex=2,
    ).text
    assert '<a href="?sex=men" aria-current="page">Men</a>' in tabs
    assert tabs.count("aria-current") == 1
    crumbs = render(
        '<c-breadcrumbs><c-crumb href="/">Start</c-crumb><c-crumb>Now</c-crumb></c-breadcrumbs>'
    )
    assert '<a href="/">Start</a>' in crumbs.text
    assert '<span aria-current="page">Now</span>' in crumbs.text


def test_progress_says_what_it_does_and_how_to_stop_it() -> None:
    page = render(
        '<c-progress id="job" doing="Drawing charts" :value="0" :max="12"'
        ' poll="/job/" cancel="/stop/" />'
    ).text
    assert "Drawing charts" in page
    assert '<progress aria-labelledby="job-doing" value="0" max="12">' in page
    assert "0 of 12" in page
    assert 'hx-get="/job/"' in page
    assert '<form method="post" action="/stop/">' in page
    assert "csrfmiddlewaretoken" in page
    unknown = render('<c-progress id="job" doing="Waiting" />').text
    assert '<progress aria-labelledby="job-doing" ></progress>' in unknown
    assert "<form" not in unknown


def test_pages_keep_the_rest_of_the_address(request_: HttpRequest) -> None:
    page = Paginator(range(200), 10).page(2)
    html = render('<c-pagination :page="p" />', request_, p=page).text
    assert 'href="?sort=a%26b&amp;page=1" rel="prev"' in html
    assert 'href="?sort=a%26b&amp;page=20"' in html
    assert "…" in html
    assert html.count("aria-current") == 1
    one = render('<c-pagination :page="p" />', request_, p=Paginator([1], 10).page(1))
    assert one.text == ""


def test_steps_say_their_state_in_words() -> None:
    page = render(
        '<c-stepper label="Way"><c-step state="done">A</c-step><c-step state="current">B</c-step>'
        "<c-step>C</c-step></c-stepper>"
    ).text
    assert 'aria-current="step"' in page
    assert '<span class="step-state">done</span>' in page
    assert '<span class="step-state">now</span>' in page


def test_notices_say_their_kind_in_words() -> None:
    assert "Warning:" in render('<c-alert kind="warning">Old figures</c-alert>').text
    titled = render('<c-alert kind="error" title="No contact" live>x</c-alert>').text
    assert "Error:" not in titled
    assert 'role="alert"' in titled


def test_a_key_number_shows_a_zero() -> None:
    page = render('<c-key-number label="Ads" :value="0" unit="ads" status="estimate" />').text
    assert (
        '<dd class="key-number-value"><span>0</span> <span class="key-number-unit">ads</span></dd>'
        in page
    )
    assert "badge-estimate" in page


def test_other_states_and_words() -> None:
    assert "Nothing yet" in render('<c-empty title="Nothing yet">Wait.</c-empty>').text
    assert 'role="alert"' in render('<c-failed title="No report">Try again.</c-failed>').text
    assert "SYNTHETIC" in render("<c-synthetic />").text
    assert "<summary>Gap</summary>" in render('<c-definition term="Gap">Why</c-definition>').text
    nav = render('<c-section-nav><c-section-link to="a">A</c-section-link></c-section-nav>').text
    assert '<a href="#a">A</a>' in nav
