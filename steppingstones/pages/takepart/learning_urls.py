"""What gets in the way, what was tried, and what the group learned."""

from django.urls import path

from . import barriers, learning_removals, lessons

urlpatterns = [
    path("barriers/", barriers.barriers, name="barriers"),
    path("barriers/add/", barriers.barrier_add, name="barrier-add"),
    path("barriers/find/", lessons.find, name="learning-find"),
    path("barriers/tried/<slug:ref>/edit/", barriers.tried_edit, name="tried-edit"),
    path("barriers/tried/<slug:ref>/remove/", learning_removals.tried_remove, name="tried-remove"),
    path("barriers/tried/<slug:ref>/restore/", learning_removals.tried_restore, name="tried-restore"),
    path("barriers/<slug:ref>/", barriers.barrier, name="barrier"),
    path("barriers/<slug:ref>/edit/", barriers.barrier_edit, name="barrier-edit"),
    path("barriers/<slug:ref>/tried/", barriers.tried_add, name="tried-add"),
    path("barriers/<slug:ref>/over/", barriers.barrier_over, name="barrier-over"),
    path("barriers/<slug:ref>/open/", barriers.barrier_open, name="barrier-open"),
    path("barriers/<slug:ref>/remove/", learning_removals.barrier_remove, name="barrier-remove"),
    path("barriers/<slug:ref>/restore/", learning_removals.barrier_restore, name="barrier-restore"),
    path("lessons/", lessons.lessons, name="lessons"),
    path("lessons/add/", lessons.lesson_add, name="lesson-add"),
    path("lessons/<slug:ref>/edit/", lessons.lesson_edit, name="lesson-edit"),
    path("lessons/<slug:ref>/remove/", learning_removals.lesson_remove, name="lesson-remove"),
    path("lessons/<slug:ref>/restore/", learning_removals.lesson_restore, name="lesson-restore"),
]
