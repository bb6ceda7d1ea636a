"""The pathway: the picture and the list, the five questions, and one page for each stone."""

from django.urls import include, path

from . import (
    achievements,
    before,
    before_marks,
    benefits,
    guide,
    history,
    know,
    meant,
    stakeholders,
    todo,
    versions,
    views,
    walk,
)
from .picture import picture, tidy, untidy

app_name = "plan"
urlpatterns = [
    path("", views.pathway, name="pathway"),
    path("picture/", picture, name="picture"),
    path("picture/tidy/", tidy, name="tidy"),
    path("picture/tidy/<int:number>/undo/", untidy, name="untidy"),
    path("guide/<slug:step>/", guide.guide, name="guide"),
    path("guide/<slug:step>/next/", guide.guide_next, name="guide-next"),
    path("stones/add/", views.stone_add, name="stone-add"),
    path("stones/<slug:ref>/", views.stone_edit, name="stone-edit"),
    path("stones/<slug:ref>/settle/", views.stone_settle, name="stone-settle"),
    path("stones/<slug:ref>/leads-to/", views.stone_links, name="stone-links"),
    path("stones/<slug:ref>/move/<slug:way>/", views.stone_move, name="stone-move"),
    path("stones/<slug:ref>/place/<int:place>/", views.stone_place, name="stone-place"),
    path("stones/<slug:ref>/remove/", views.stone_remove, name="stone-remove"),
    path("stones/<slug:ref>/restore/", views.stone_restore, name="stone-restore"),
    # Versions and history
    path("versions/", versions.versions, name="versions"),
    path("versions/add/", versions.version_add, name="version-add"),
    path("versions/compare/", versions.compare, name="compare"),
    path("versions/compare/picture/", versions.compare_picture, name="compare-picture"),
    path("versions/history/", history.history, name="history"),
    path("versions/history/<int:number>/why/", history.history_why, name="history-why"),
    path("versions/<slug:ref>/", versions.version, name="version"),
    path("versions/<slug:ref>/picture/", versions.version_picture, name="version-picture"),
    path("versions/<slug:ref>/edit/", versions.version_edit, name="version-edit"),
    path("versions/<slug:ref>/bring-back/", versions.version_bring_back, name="version-bring-back"),
    # What is meant so.
    path("meant-so/<slug:gap>/<slug:track>/", meant.mean_so, name="meant-so"),
    path("ask-again/<slug:gap>/<slug:track>/", meant.ask_again, name="ask-again"),
    path("stones/<slug:ref>/meant-so/<slug:gap>/", meant.mean_so, name="stone-meant-so"),
    path("stones/<slug:ref>/ask-again/<slug:gap>/", meant.ask_again, name="stone-ask-again"),
    # How will we know?
    path("know/", know.know, name="know"),
    path("stones/<slug:ref>/know/", know.know_add, name="know-add"),
    path("stones/<slug:ref>/know/<slug:by>/", know.know_by, name="know-by"),
    path("stones/<slug:ref>/leads-to/<slug:stone>/", know.assumption, name="assumption"),
    path("stones/<slug:ref>/shaped/", know.shaped, name="shaped"),
    path("know/<slug:ref>/", know.know_edit, name="know-edit"),
    path("know/<slug:ref>/move/<slug:way>/", know.know_move, name="know-move"),
    path("know/<slug:ref>/remove/", know.know_remove, name="know-remove"),
    path("know/<slug:ref>/restore/", know.know_restore, name="know-restore"),
    # Achievements and benefits.
    path("achievements/", achievements.achievements, name="achievements"),
    path("achievements/add/", achievements.achievement_add, name="achievement-add"),
    path("achievements/<slug:ref>/activities/", achievements.achievement_activities, name="achievement-activities"),
    path("benefits/", benefits.benefits, name="benefits"),
    path("benefits/add/", benefits.benefit_add, name="benefit-add"),
    path("benefits/bank/", benefits.bank, name="bank"),
    path("benefits/bank/add/", benefits.bank_add, name="bank-add"),
    path("benefits/bank/<slug:ref>/", benefits.bank_entry, name="bank-entry"),
    path("benefits/bank/<slug:ref>/remove/", benefits.bank_remove, name="bank-remove"),
    path("benefits/bank/<slug:entry>/put-back/", benefits.bank_put_back, name="bank-put-back"),
    path("stones/<slug:ref>/whom/", benefits.stone_whom, name="stone-whom"),
    # The walk backwards.
    path("guided/", guide.guide_on, name="guide-on"),
    path("stones/<slug:ref>/first/", walk.first, name="stone-first"),
    path("stones/<slug:ref>/first/next/", walk.first_next, name="stone-first-next"),
    path("stones/<slug:ref>/first/enough/", walk.first_enough, name="stone-first-enough"),
    path("stones/<slug:ref>/first/skip/", walk.first_skip, name="stone-first-skip"),
]

# The plan before: written, sealed, and marked afterwards.
urlpatterns += [
    path("before/", before.plans, name="before"),
    path("before/add/", before.plan_add, name="before-add"),
    path("before/item/<slug:ref>/edit/", before.item_edit, name="before-item"),
    path("before/item/<slug:ref>/move/<slug:way>/", before.item_move, name="before-item-move"),
    path("before/item/<slug:ref>/remove/", before.item_remove, name="before-item-remove"),
    path("before/item/<slug:ref>/restore/", before.item_restore, name="before-item-restore"),
    path("before/item/<slug:ref>/mark/", before_marks.item_mark, name="before-mark"),
    path("before/note/<slug:ref>/remove/", before.note_remove, name="before-note-remove"),
    path("before/note/<slug:ref>/restore/", before.note_restore, name="before-note-restore"),
    path("before/new/<slug:ref>/edit/", before_marks.new_edit, name="before-new-edit"),
    path("before/mark/<slug:ref>/decisions/", before_marks.decisions, name="before-decisions"),
    path("before/mark/<slug:ref>/voices/", before_marks.voices, name="before-voices"),
    path(
        "before/mark/<slug:ref>/decisions/<slug:decision>/remove/",
        before_marks.without_decision,
        name="before-without-decision",
    ),
    path("before/mark/<slug:ref>/voices/<slug:voice>/remove/", before_marks.without_voice, name="before-without-voice"),
    path("before/mark/<slug:ref>/remove/", before_marks.mark_remove, name="before-mark-remove"),
    path("before/mark/<slug:ref>/restore/", before_marks.mark_restore, name="before-mark-restore"),
    path("before/<slug:ref>/", before.plan, name="before-plan"),
    path("before/<slug:ref>/edit/", before.plan_edit, name="before-edit"),
    path("before/<slug:ref>/remove/", before.plan_remove, name="before-remove"),
    path("before/<slug:ref>/items/add/", before.items_add, name="before-items-add"),
    path("before/<slug:ref>/seal/", before.plan_seal, name="before-seal"),
    path("before/<slug:ref>/text/", before.plan_text, name="before-text"),
    path("before/<slug:ref>/notes/add/", before.note_add, name="before-note-add"),
    path("before/<slug:ref>/compare/", before_marks.compare, name="before-compare"),
    path("before/<slug:ref>/new/", before_marks.new_add, name="before-new-add"),
    path("before/<slug:ref>/reports/", before_marks.shown_in, name="before-reports"),
]

# Who has a stake, and what there is to do.
urlpatterns += [
    path("stakeholders/", stakeholders.stakeholders, name="stakeholders"),
    path("stakeholders/add/", stakeholders.stakeholder_add, name="stakeholder-add"),
    path("stakeholders/<slug:ref>/", stakeholders.stakeholder_edit, name="stakeholder-edit"),
    path("stakeholders/<slug:ref>/remove/", stakeholders.stakeholder_remove, name="stakeholder-remove"),
    path("stakeholders/<slug:ref>/restore/", stakeholders.stakeholder_restore, name="stakeholder-restore"),
    path("to-do/", todo.to_do, name="to-do"),
    path("to-do/add/", todo.action_add, name="to-do-add"),
    path("to-do/<slug:ref>/", todo.action_edit, name="to-do-edit"),
    path("to-do/<slug:ref>/done/", todo.action_done, name="to-do-done"),
    path("to-do/<slug:ref>/not-done/", todo.action_not_done, name="to-do-not-done"),
    path("to-do/<slug:ref>/take-back/", todo.action_take_back, name="to-do-take-back"),
    path("to-do/<slug:ref>/bring-back/", todo.action_bring_back, name="to-do-bring-back"),
]

# Working on it freely, and together.
urlpatterns += [path("", include("steppingstones.pages.plan.editor_urls"))]

# Copy and carry.
urlpatterns += [path("", include("steppingstones.pages.plan.carry_urls"))]

# The pathway as files.
urlpatterns += [path("", include("steppingstones.pages.plan.files_urls"))]
