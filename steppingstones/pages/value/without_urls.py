"""The addresses of “With and without”."""

from django.urls import path

from . import claim_page, comparisons, looked_for, stories, story_files, without

urlpatterns = [
    path("without/", without.without, name="without"),
    path("without/<slug:stone>/", claim_page.claim, name="claim"),
    path("without/<slug:stone>/story/", stories.story, name="story"),
    path("without/<slug:stone>/easy-read/", story_files.easy, name="story-easy"),
    path("without/<slug:stone>/story.pdf", story_files.pdf, name="story-pdf"),
    path("without/<slug:stone>/easy-read.pdf", story_files.easy_pdf, name="story-easy-pdf"),
    path("without/stories/<slug:ref>/remove/", stories.story_remove, name="story-remove"),
    path("without/stories/<slug:ref>/restore/", stories.story_restore, name="story-restore"),
    path("without/stories/<slug:ref>/agree/", stories.agree, name="story-agree"),
    path("without/stories/<slug:ref>/no-more/", stories.no_more, name="story-no-more"),
    path("without/stories/<slug:ref>/others/", stories.other_add, name="other-add"),
    path("without/stories/<slug:ref>/pieces/", stories.piece_add, name="piece-add"),
    path("without/others/<slug:ref>/edit/", stories.other_edit, name="other-edit"),
    path("without/others/<slug:ref>/pieces/", stories.other_piece_add, name="other-piece-add"),
    path("without/others/<slug:ref>/remove/", stories.other_remove, name="other-remove"),
    path("without/others/<slug:ref>/restore/", stories.other_restore, name="other-restore"),
    path("without/pieces/<slug:ref>/edit/", stories.piece_edit, name="piece-edit"),
    path("without/pieces/<slug:ref>/remove/", stories.piece_remove, name="piece-remove"),
    path("without/pieces/<slug:ref>/restore/", stories.piece_restore, name="piece-restore"),
    path("without/stories/<slug:ref>/look-for/", looked_for.one_add, name="test-add"),
    path("without/look-for/<slug:ref>/", looked_for.one, name="test"),
    path("without/look-for/<slug:ref>/edit/", looked_for.one_edit, name="test-edit"),
    path("without/look-for/<slug:ref>/expect/", looked_for.expect_it, name="test-expect"),
    path("without/look-for/<slug:ref>/look/", looked_for.look_for_it, name="test-look"),
    path("without/look-for/<slug:ref>/remove/", looked_for.one_remove, name="test-remove"),
    path("without/look-for/<slug:ref>/restore/", looked_for.one_restore, name="test-restore"),
    path("without/<slug:stone>/compare/", comparisons.compare, name="compare"),
    path("without/compared/<slug:ref>/edit/", comparisons.comparison_edit, name="comparison-edit"),
    path("without/compared/<slug:ref>/remove/", comparisons.comparison_remove, name="comparison-remove"),
    path("without/compared/<slug:ref>/restore/", comparisons.comparison_restore, name="comparison-restore"),
]
