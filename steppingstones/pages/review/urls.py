"""The addresses of the room Review."""

from django.urls import path

from . import acts, gains, gaps, hands, reviews, signals, who
from .page_urls import urlpatterns as page_urls
from .ties_urls import urlpatterns as ties_urls

app_name = "review"
urlpatterns = [
    path("", reviews.reviews, name="reviews"),
    path("new/", reviews.choose, name="choose"),
    path("new/<slug:instrument>/", reviews.make, name="make"),
    path("asks/<slug:ref>/", reviews.instrument, name="instrument"),
    path("asks/<slug:ref>/over-time/", reviews.over_time, name="over-time"),
    path("asks/<slug:ref>/begin/", reviews.begin, name="begin"),
    path("asks/<slug:ref>/statements/add/", reviews.statement_add, name="statement-add"),
    path("rounds/<slug:ref>/", gaps.round_, name="round"),
    path("rounds/<slug:ref>/end/", reviews.end, name="end"),
    path("rounds/<slug:ref>/room/", hands.count, name="hands"),
    path("rounds/<slug:ref>/said/", hands.said, name="said"),
    path("rounds/<slug:ref>/cards.pdf", hands.printed, name="cards"),
    path("room/<slug:ref>/", hands.count_edit, name="hands-edit"),
    path("room/<slug:ref>/remove/", hands.count_remove, name="hands-remove"),
    path("rounds/<slug:ref>/agree/", acts.agree, name="agree"),
    path("rounds/<slug:ref>/no-more/", acts.no_more, name="no-more"),
    path("rounds/<slug:ref>/statements/<slug:key>/", gaps.statement, name="statement"),
    path("rounds/<slug:ref>/statements/<slug:key>/talk/", acts.talk, name="talk"),
    path("rounds/<slug:ref>/statements/<slug:key>/to-do/", acts.to_do, name="to-do"),
    path("to-do/<slug:ref>/helped/", acts.helped, name="helped"),
    path("who/", who.who, name="who"),
    path("who/new/", who.new, name="who-new"),
    path("who/gains/", gains.gains, name="gains"),
    path("who/gains/new/", gains.new, name="gain-new"),
    path("who/gains/<slug:ref>/", gains.gain, name="gain"),
    path("who/gains/<slug:ref>/numbers/", gains.numbers, name="gain-numbers"),
    path("who/gains/<slug:ref>/least/", gains.least, name="gain-least"),
    path("who/gains/<slug:ref>/to-do/", gains.to_do, name="gain-to-do"),
    path("who/<slug:ref>/", who.one, name="who-one"),
    path("who/<slug:ref>/own/", who.own, name="who-own"),
    path("who/<slug:ref>/begin/", who.begin, name="who-begin"),
    path("who/<slug:ref>/share/", who.share, name="who-share"),
    path("who/<slug:ref>/put-out/", who.put_out, name="who-put-out"),
    path("who/<slug:ref>/slips/", who.slips, name="who-slips"),
    path("who/<slug:ref>/sheets/", who.stack, name="who-stack"),
    path("who/<slug:ref>/end/", who.end, name="who-end"),
    path("who/<slug:ref>/throw-away/", who.throw_away, name="who-throw-away"),
    path("who/<slug:ref>/area/", who.area, name="who-area"),
    path("who/<slug:ref>/<slug:topic>/leave-out/", who.leave_out, name="who-leave-out"),
    path("who/<slug:ref>/<slug:topic>/figures/", who.figures, name="who-figures"),
    path("records/", signals.signals, name="signals"),
    path("records/answers/<slug:ref>/", signals.signal_answer, name="signal-answer"),
    path("records/answers/<slug:ref>/remove/", signals.signal_answer_remove, name="signal-answer-remove"),
    path("records/answers/<slug:ref>/restore/", signals.signal_answer_restore, name="signal-answer-restore"),
    path("records/<slug:signal>/", signals.signal, name="signal"),
    path("records/<slug:signal>/answer/", signals.signal_answer_add, name="signal-answer-add"),
    *page_urls,
    *ties_urls,
]
