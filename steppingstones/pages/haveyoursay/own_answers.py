"""Changing what one answered oneself: the question again, with the answer in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from ...actions.answers import answered
from ...actions.consent import WasTakenBack
from ...actions.own_answers import change_answer
from ...methods.questionnaire import Answer, Kind, NotAnAnswer, Raw, validate
from ...models import Voice
from ...queries.questionnaires import Asked, asked_of_many, in_words_of
from ...queries.receipts import may_change
from .speak import in_words


def change_own(request: HttpRequest, secret: str, voice: Voice) -> HttpResponse:
    """A sound or a picture is not changed: it is taken back, and another one sent."""
    question = question_of(voice)
    raw, error = raw_of(question, voice), ""
    if request.method == "POST":
        sent = (value.replace("\r\n", "\n") for value in request.POST.getlist(f"a-{question.key}"))
        raw = Raw(values=tuple(sent), not_said=f"n-{question.key}" in request.POST)
        try:
            answer = validate(question.rule, raw)
        except NotAnAnswer as problem:
            error = in_words(problem)
        else:
            if answer is None or answer.is_not_said:
                return redirect("haveyoursay:take-back", secret, voice.ref)
            return keep(secret, voice, question, answer)
    context = {"secret": secret, "voice": voice, "question": question, "raw": raw, "error": error}
    context["question"] = as_asked(voice, question)
    return render(request, "haveyoursay/change_own.html", context, status=422 if error else 200)


def keep(secret: str, voice: Voice, question: Asked, answer: Answer) -> HttpResponse:
    try:
        change_answer(voice, answered(question, answer), today=timezone.localdate())
    except WasTakenBack:
        raise Http404 from None
    return redirect(reverse("haveyoursay:receipt", args=[secret]) + f"#voice-{voice.ref}")


def question_of(voice: Voice) -> Asked:
    may = voice.answer is not None and may_change(voice.answer)
    asked = asked_of_many(voice.answer.question.questionnaire) if may else []
    found = next((one for one in asked if one.pk == voice.answer.question_id and not one.kind.has_file), None)
    if found is None:
        raise Http404
    return found


def as_asked(voice: Voice, question: Asked) -> Asked:
    """The same in the language in which it was answered, if there was a choice."""
    form = voice.answer.question.questionnaire
    language = voice.answer.response.language
    if language not in form.languages:
        return question
    return in_words_of(form, [question], language)[1][0]


def raw_of(question: Asked, voice: Voice) -> Raw:
    """What stands in the form: the answer as a browser would have sent it."""
    answer = voice.answer
    keys = {pk: key for key, pk in question.choice_pks.items()}
    picked = [keys[pk] for pk in answer.picked.order_by("place").values_list("choice_id", flat=True)]
    if question.kind is Kind.RANKING:
        picked = [f"{key}:{place}" for place, key in enumerate(picked, 1)]
    if answer.number is not None:
        return Raw(values=(str(answer.number),))
    if answer.choice_id:
        return Raw(values=(keys[answer.choice_id],))
    return Raw(values=tuple(picked) or (voice.words,))
