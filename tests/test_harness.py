"""Each hunter bites: a fault of its kind fails, and the like that is no fault does not."""

from contextlib import suppress

import pytest
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Template
from django.test import RequestFactory
from django.utils import timezone

from tests import harness
from tests.harness import Hunted
from tests.harness.markup import faults
from tests.harness.middleware import HuntersMiddleware

NONCE_POLICY = {"Content-Security-Policy": "script-src 'self' 'nonce-abc'"}


@pytest.fixture
def on_purpose():
    """The faults of these tests are meant: forget them before the guard looks."""
    yield
    harness.FOUND.clear()


def render(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


@pytest.mark.usefixtures("on_purpose")
class TestUndefinedVariable:
    @pytest.mark.parametrize(
        "source",
        [
            "{{ missing }}",
            "{{ known.missing }}",
            "{{ missing|default:1 }}",
            "{% if missing %}x{% endif %}",
            "{% if not missing %}x{% endif %}",
            "{% if known.missing %}x{% endif %}",
            "{% if missing|length > 2 %}x{% endif %}",
            "{% for x in missing %}x{% endfor %}",
            "{% load i18n %}{% blocktranslate %}Hello {{ missing }}{% endblocktranslate %}",
            "{% with a=missing %}{{ a }}{% endwith %}",
        ],
    )
    def test_fails(self, source: str) -> None:
        # Django swallows whatever is raised inside "not" and comparisons: hence the note.
        with suppress(Hunted):
            render(source, known={"a": 1})
        assert any("missing is not defined" in line for line in harness.FOUND)

    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ("{{ none|default_if_none:'-' }}", "-"),
            ("{% if none %}x{% endif %}", ""),
            ("{% if known.none %}x{% endif %}", ""),
            ("{% if empty|length %}x{% endif %}", ""),
            ("{% for x in empty %}x{% empty %}no{% endfor %}", "no"),
        ],
    )
    def test_empty_values_are_no_fault(self, source: str, text: str) -> None:
        assert render(source, none=None, empty=[], known={"none": None}) == text

    def test_libraries_templates_may(self) -> None:
        template = Engine.get_default().get_template("admin/submit_line.html")
        assert "submit-row" in template.render(Context({}))


@pytest.mark.usefixtures("on_purpose")
@pytest.mark.django_db
class TestReadOnlyGet:
    def answer(self, method: str, write) -> HttpResponse:
        def view(request: HttpRequest) -> HttpResponse:
            write()
            return HttpResponse("<p>ok</p>")

        return HuntersMiddleware(view)(getattr(RequestFactory(), method)("/"))

    @pytest.mark.parametrize("method", ["get", "head", "options"])
    @pytest.mark.parametrize(
        "write",
        [
            lambda: ContentType.objects.create(app_label="a", model="b"),
            lambda: ContentType.objects.update(model="b"),
            lambda: ContentType.objects.filter(pk=1)._raw_delete("default"),
        ],
        ids=["insert", "update", "delete"],
    )
    def test_write_fails(self, method: str, write) -> None:
        with pytest.raises(Hunted, match="a GET wrote to django_content_type"):
            self.answer(method, write)

    def test_post_may_write(self) -> None:
        write = lambda: ContentType.objects.create(app_label="a", model="b")  # noqa: E731
        assert self.answer("post", write).status_code == 200

    def test_get_may_read_and_keep_a_session(self) -> None:
        def write() -> None:
            assert ContentType.objects.count() >= 0
            Session.objects.create(session_key="k", expire_date=timezone.now())

        assert self.answer("get", write).status_code == 200


class TestMarkup:
    @pytest.mark.parametrize(
        ("html", "word"),
        [
            ("<script>alert(1)</script>", "inline script"),
            ('<script nonce="other">1</script>', "inline script"),
            ("<style>p {}</style>", "inline style"),
            ('<p style="color: red">', "style attribute"),
            ('<svg><path style="fill: red"/></svg>', "style attribute"),
            ('<button onclick="go()">', "onclick"),
            ('<a href="javascript:go()">', "javascript:"),
            ('<p id="a"><b id="a">', '"a" stands 2 times'),
        ],
    )
    def test_fault(self, html: str, word: str) -> None:
        assert any(word in fault for fault in faults(html, "abc"))

    @pytest.mark.parametrize(
        "html",
        [
            '<script nonce="abc">1</script>',
            '<script src="/static/a.js"></script>',
            '<script type="application/json" id="d">{}</script>',
            '<svg><path fill="red"/></svg><p class="style" id="on">',
        ],
    )
    def test_no_fault(self, html: str) -> None:
        assert faults(html, "abc") == []

    def test_without_a_nonce_in_the_policy_none_is_right(self) -> None:
        assert faults('<script nonce="">1</script>')


@pytest.mark.usefixtures("on_purpose")
class TestMarkupOfResponses:
    def answer(self, html: str, path: str = "/", **headers: str) -> HttpResponse:
        response = HttpResponse(html, headers=NONCE_POLICY | headers)
        return HuntersMiddleware(lambda request: response)(RequestFactory().post(path))

    def test_page_with_a_fault_fails(self) -> None:
        with pytest.raises(Hunted, match="style attribute"):
            self.answer('<p style="x">')

    def test_the_nonce_that_was_sent_is_the_right_one(self) -> None:
        assert self.answer('<script nonce="abc">1</script>').status_code == 200

    def test_other_types_and_django_s_own_pages_are_left_alone(self) -> None:
        assert self.answer('<p style="x">', "/admin/").status_code == 200
        csv = {"Content-Type": "text/csv"}
        assert self.answer('<p style="x">', **csv).status_code == 200


@pytest.mark.django_db
def test_rows_without_an_order_come_in_any() -> None:
    ContentType.objects.bulk_create(
        ContentType(app_label="order", model=f"m{n:02}") for n in range(12)
    )
    rows = ContentType.objects.filter(app_label="order")
    orders = {tuple(rows.values_list("model", flat=True)) for _ in range(8)}
    assert len(orders) > 1
    assert [*rows.order_by("model").values_list("model", flat=True)] == sorted(orders.pop())


def test_a_swallowed_fault_is_noted() -> None:
    with pytest.raises(Hunted):
        render("{{ missing }}")
    assert [line for line in harness.FOUND if "missing" in line]
    harness.FOUND.clear()
