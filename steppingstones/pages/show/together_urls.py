"""The addresses of writing a report together."""

from django.urls import path

from . import together

AT = "<slug:ref>/together/"
REMARK = AT + "<slug:remark>/"
CLAIM, PART = "<slug:ref>/claims/<slug:claim>/", "<slug:ref>/parts/<slug:reportpart>/"
together_urls = [
    path(AT, together.together, name="together"),
    path(AT + "settled/", together.settled, name="together-settled"),
    path(AT + "claims.csv", together.claims_file, name="claims-file"),
    path(AT + "opening/say/", together.say, name="say-opening"),
    path(AT + "opening/suggest/", together.suggest, name="suggest-opening"),
    path(CLAIM + "say/", together.say, name="say-claim"),
    path(CLAIM + "suggest/", together.suggest, name="suggest-claim"),
    path(PART + "say/", together.say, name="say-part"),
    path(PART + "suggest/", together.suggest, name="suggest-part"),
    path(REMARK + "take/", together.take, name="remark-take"),
    path(REMARK + "settle/", together.settle, name="remark-settle"),
    path(REMARK + "back/", together.take_back, name="remark-back"),
]
