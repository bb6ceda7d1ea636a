"""The free editor, each of its acts, and what others have just done."""

from django.urls import path

from . import editor, live

urlpatterns = [
    path("work/", editor.editor, name="editor"),
    path("work/undo/", editor.undo, name="editor-undo"),
    path("work/undo/skip/", editor.undo_skip, name="editor-undo-skip"),
    path("work/redo/", editor.redo, name="editor-redo"),
    path("work/add/<slug:kind>/<slug:track>/", editor.add, name="editor-add"),
    path("work/<slug:ref>/reword/", editor.reword, name="editor-reword"),
    path("work/<slug:ref>/below/", editor.below, name="editor-below"),
    path("work/<slug:ref>/before/", editor.before, name="editor-before"),
    path("work/<slug:ref>/retype/", editor.retype, name="editor-retype"),
    path("work/<slug:ref>/link/", editor.link, name="editor-link"),
    path("work/<slug:ref>/link-from/", editor.link_from, name="editor-link-from"),
    path("work/<slug:ref>/unlink/<slug:stone>/", editor.unlink, name="editor-unlink"),
    path("work/<slug:ref>/split/", editor.split, name="editor-split"),
    path("work/<slug:ref>/merge/", editor.merge, name="editor-merge"),
    path("work/<slug:ref>/settle/", editor.settle, name="editor-settle"),
    path("work/<slug:ref>/move/<slug:way>/", editor.move, name="editor-move"),
    path("work/<slug:ref>/remove/", editor.remove, name="editor-remove"),
    path("since/<int:number>/", live.since, name="since"),
]
