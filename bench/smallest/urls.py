"""Two views: one that does nothing, and one that checks a form and keeps one person's answers."""

import hashlib
import os
from datetime import date
from functools import cache

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from steppingstones.methods.questionnaire import FACES
from steppingstones.models import Answer, Consent, Giver, Questionnaire, Response, Voice


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def send(request: HttpRequest) -> HttpResponse:
    form = form_class()(request.POST)
    if not form.is_valid():
        return HttpResponse(str(form.errors), status=422)
    once = hashlib.sha256(form.cleaned_data["once"].encode()).hexdigest()
    with transaction.atomic():
        keep(form.cleaned_data, once, date.today())
    return HttpResponseRedirect(f"/{once}/")


@cache
def questionnaire() -> Questionnaire:
    """Known beforehand, as if it were written into the code: this view reads nothing."""
    return Questionnaire.objects.prefetch_related("questions__choices").get(ref=os.environ["BENCH_QUESTIONNAIRE"])


@cache
def form_class() -> type[forms.Form]:
    faces, choice, text = questionnaire().questions.all()
    fields = {
        "once": forms.CharField(max_length=64),
        "side": forms.ChoiceField(choices=Giver.SIDES),
        "uses": forms.MultipleChoiceField(choices=Consent.Use.choices),
        f"a-{faces.key}": forms.ChoiceField(choices=[(str(face), face) for face in range(1, 6)]),
        f"a-{choice.key}": forms.ChoiceField(choices=[(one.key, one.words) for one in choice.choices.all()]),
        f"a-{text.key}": forms.CharField(max_length=10_000),
    }
    return type("AnswersForm", (forms.Form,), fields)


def keep(data: dict, once: str, today: date) -> None:
    project_id, side = questionnaire().project_id, data["side"]
    (giver,) = Giver.objects.bulk_create([Giver(project_id=project_id, side=side, receipt_hash=once)])
    (response,) = Response.objects.bulk_create(
        [Response(project_id=project_id, questionnaire_id=questionnaire().pk, giver=giver, once=once, day=today)]
    )
    said = answered(data)
    of_all = {"project_id": project_id, "response": response, "side": side, "month": today.year * 12 + today.month - 1}
    answers = Answer.objects.bulk_create(Answer(**of_all, **fields) for _words, fields in said)
    came = {"project_id": project_id, "giver": giver, "said_on": today, "came_by": "questionnaire", "channel": "online"}
    voices = Voice.objects.bulk_create(
        Voice(**came, answer=answer, words=words) for answer, (words, _fields) in zip(answers, said, strict=True)
    )
    Consent.objects.bulk_create(
        Consent(project_id=project_id, voice=voice, use=use, given_on=today) for voice in voices for use in data["uses"]
    )


def answered(data: dict) -> list[tuple[str, dict]]:
    """Words and columns of each answer."""
    faces, choice, text = questionnaire().questions.all()
    face = int(data[f"a-{faces.key}"])
    chosen = next(one for one in choice.choices.all() if one.key == data[f"a-{choice.key}"])
    return [
        (FACES[face - 1], {"question_id": faces.pk, "number": face}),
        (chosen.words, {"question_id": choice.pk, "choice_id": chosen.pk}),
        (data[f"a-{text.key}"], {"question_id": text.pk}),
    ]


urlpatterns = [path("nothing/", nothing), path("send/", send)]
