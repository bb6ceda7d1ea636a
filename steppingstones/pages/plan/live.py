"""What others have just done on the pathway, for pages that ask now and then."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ...access import project_page
from ...models import Project
from ...queries.pathway_since import news_since


@project_page()
def since(request: HttpRequest, project: Project, number: int) -> HttpResponse:
    """204 as long as nothing is newer than this number. `?own=no` leaves out what this reader did."""
    news = news_since(project, number, reader=request.member, own=request.GET.get("own") != "no")
    if news is None:
        return HttpResponse(status=204)
    return render(request, "plan/live_news.html", {"news": news})
