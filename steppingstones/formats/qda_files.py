"""A file with codes or a tagged project, whichever of the known kinds it is."""

from .code_list import read_code_list
from .refi_qda import QdaProject
from .refi_qda_in import read_qda


def read_qda_file(data: bytes, name: str) -> QdaProject:
    """Text files are lists of codes; everything else tells by its first bytes what it is. Raises `NotQda`."""
    return read_code_list(data) if name.lower().endswith(".txt") else read_qda(data)
