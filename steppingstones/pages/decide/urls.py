"""Decide: what was decided because of what people said, and what changed."""

from django.urls import path

from . import ballots, changes, options, proofs, removals, reshapes, said_did, shared, views, voting

app_name = "decide"
urlpatterns = [
    path("", views.decisions, name="decisions"),
    path("said-did/", said_did.said_did, name="said-did"),
    path("said-did/<slug:ref>/", said_did.said_did_edit, name="said-did-edit"),
    path("add/", views.decision_add, name="decision-add"),
    path("change/<slug:ref>/", changes.change, name="change"),
    path("change/<slug:ref>/edit/", changes.change_edit, name="change-edit"),
    path("change/<slug:ref>/remove/", removals.change_remove, name="change-remove"),
    path("change/<slug:ref>/restore/", removals.change_restore, name="change-restore"),
    path("change/<slug:ref>/proofs/add/", proofs.proof_add, name="proof-add"),
    path("change/<slug:ref>/links/add/", proofs.link_add, name="link-add"),
    path("change/<slug:ref>/said/", proofs.said, name="said-after"),
    path("change/<slug:ref>/said/<slug:voice>/remove/", proofs.said_remove, name="said-after-remove"),
    path("proof/<slug:ref>/", proofs.proof_file, name="proof-file"),
    path("proof/<slug:ref>/remove/", proofs.proof_remove, name="proof-remove"),
    path("option/<slug:ref>/", options.option, name="option"),
    path("option/<slug:ref>/edit/", options.option_edit, name="option-edit"),
    path("option/<slug:ref>/remove/", options.option_remove, name="option-remove"),
    path("option/<slug:ref>/voices/", options.option_voices, name="option-voices"),
    path("option/<slug:ref>/voices/<slug:voice>/remove/", options.option_without_voice, name="option-without-voice"),
    path("vote/<slug:ref>/", ballots.ballot, name="ballot"),
    path("vote/<slug:ref>/edit/", ballots.ballot_edit, name="ballot-edit"),
    path("vote/<slug:ref>/open/", ballots.ballot_open, name="ballot-open"),
    path("vote/<slug:ref>/close/", ballots.ballot_close, name="ballot-close"),
    path("vote/<slug:ref>/remove/", ballots.ballot_remove, name="ballot-remove"),
    path("vote/<slug:ref>/mine/", voting.mine, name="vote"),
    path("vote/<slug:ref>/for/<slug:member>/", voting.for_somebody, name="vote-for"),
    path("<slug:ref>/", views.decision, name="decision"),
    path("<slug:ref>/edit/", views.decision_edit, name="decision-edit"),
    path("<slug:ref>/remove/", removals.decision_remove, name="decision-remove"),
    path("<slug:ref>/restore/", removals.decision_restore, name="decision-restore"),
    path("<slug:ref>/shared/", shared.shared, name="decision-shared"),
    path("<slug:ref>/voices/", views.decision_voices, name="decision-voices"),
    path("<slug:ref>/options/add/", options.option_add, name="option-add"),
    path("<slug:ref>/reshapes/add/", reshapes.reshape_add, name="reshape-add"),
    path("<slug:ref>/reshapes/<slug:stone>/", reshapes.reshape_edit, name="reshape-edit"),
    path("<slug:ref>/reshapes/<slug:stone>/remove/", reshapes.reshape_remove, name="reshape-remove"),
    path("<slug:ref>/vote/add/", ballots.ballot_add, name="ballot-add"),
    path("<slug:ref>/changes/add/", changes.change_add, name="change-add"),
]
