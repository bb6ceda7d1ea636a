"""Risks that the group carries together."""

from django.urls import path

from . import risk_acts, risk_reviews, risks

urlpatterns = [
    path("risks/", risks.risks, name="risks"),
    path("risks/add/", risks.risk_add, name="risk-add"),
    path("risks/sheet/", risks.sheet, name="risks-sheet"),
    path("risks/<slug:ref>/", risks.risk, name="risk"),
    path("risks/<slug:ref>/edit/", risks.risk_edit, name="risk-edit"),
    path("risks/<slug:ref>/view/", risk_acts.view, name="risk-view"),
    path("risks/<slug:ref>/view/take-back/", risk_acts.view_take_back, name="risk-view-take-back"),
    path("risks/<slug:ref>/review/", risk_reviews.review, name="risk-review"),
    path("risks/reviews/<slug:ref>/edit/", risk_reviews.review_edit, name="risk-review-edit"),
    path("risks/reviews/<slug:ref>/remove/", risk_reviews.review_remove, name="risk-review-remove"),
    path("risks/reviews/<slug:ref>/restore/", risk_reviews.review_restore, name="risk-review-restore"),
    path("risks/<slug:ref>/close/", risk_acts.close, name="risk-close"),
    path("risks/<slug:ref>/open/", risk_acts.open_again, name="risk-open"),
    path("risks/<slug:ref>/remove/", risk_acts.remove, name="risk-remove"),
    path("risks/<slug:ref>/restore/", risk_acts.restore, name="risk-restore"),
]
