"""Background work of the analysis."""

from django_tasks import task

from slussen.analysis import actions


@task()
def make_report(report_id: str) -> None:
    actions.make_report(report_id=report_id)
    actions.remove_old_reports()
