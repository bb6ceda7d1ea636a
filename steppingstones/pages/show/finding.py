"""The report that an address names."""

from django.shortcuts import get_object_or_404

from ...models import Project, Report


def find_report(project: Project, ref: str) -> Report:
    return get_object_or_404(project.reports.standing().select_related("project__organisation"), ref=ref)
