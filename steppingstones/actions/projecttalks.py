"""The conversation, the wall and the checked notes of a project that is made from files."""

from collections.abc import Mapping

from ..formats.projecttalks import TalkFiles, TalkNote
from ..models import Conversation, HeldAs, Member, Project, Voice
from ..queries.guides import banked
from . import checking, conversations, walls
from .wall_notes import Put, put_up


def make_talks(
    project: Project, files: TalkFiles, members: Mapping[str, Member], voices: Mapping[str, Voice], *, by: Member
) -> None:
    make_conversation(project, files, members, by=by)
    make_wall(project, files, by=by)
    for row in files.checked:
        how = checking.Checked(how=Voice.CheckedHow.TOGETHER, on=row.checked_on, by=by)
        if row.words:
            checking.put_right(voices[row.voice], row.words, how)
        else:
            checking.confirm(voices[row.voice], how)


def make_conversation(project: Project, files: TalkFiles, members: Mapping[str, Member], *, by: Member) -> Conversation:
    facts = conversations.Facts(
        title=files.conversation["title"],
        form=HeldAs.GROUP,
        held_on=files.held_on,
        guide=banked(files.conversation["guide"]),
        place=files.conversation["place"],
        people=[members[each] for each in files.present],
    )
    conversation = conversations.begin(project, facts, by=by)
    themes = {theme.title: theme for theme in conversation.guide.themes.all()} if conversation.guide else {}
    for row in files.notes:
        said = {"theme": themes.get(row.theme), "member": members.get(row.member), "side": row.side}
        conversations.take_note(conversation, conversations.Noted(words=row.words, **said), by=by)
    return conversation


def make_wall(project: Project, files: TalkFiles, *, by: Member) -> None:
    wall = walls.make(project, title=files.wall["title"], question=files.wall["question"], by=by)
    walls.open_to_all(wall, by=by)
    for number, row in enumerate(files.wall_notes):
        put_up(wall, _put(row), once=f"example-note-{number:06}")


def _put(row: TalkNote) -> Put:
    return Put(words=row.words, face=row.face, side=row.side)
