"""Files that are sent are let in up to a limit, so that nobody can fill the disk or the memory with one send.

Django writes a file of any size to the disk before a form looks at it. Here, what is too much is thrown away as it
comes in. The form is given an empty file that tells its real size, and says in its own words that this is too much.

The file on the disk has no name: it goes with the process that reads it, also when that is killed.
"""

from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler


class NoMoreThanThat(TemporaryFileUploadHandler):
    """It has the files that are too large for memory, and counts all files of one send together."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self.most = self.room = most_from(request)

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        FileUploadHandler.new_file(self, *args, **kwargs)
        about = (self.file_name, self.content_type, 0, self.charset, self.content_type_extra)
        self.file = UploadedFile(TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR), *about)  # noqa: SIM115 - the request closes it

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.room -= len(raw_data)
        if self.room >= 0:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile:
        file = super().file_complete(file_size)
        if self.room < 0:
            file.truncate(0)
            file.size = max(file_size, self.most + 1)
        return file


def most_from(request: Any) -> int:
    """Members send recordings of whole conversations; whoever has no account sends voice notes and photographs."""
    user = getattr(request, "user", None)
    return settings.MOST_UPLOADED_BY_MEMBERS if user and user.is_authenticated else settings.MOST_UPLOADED
