"""What Python's `zipfile` and what it unpacks with can raise for a file that is damaged, or was made to be so."""

import lzma
import struct
import zipfile
import zlib

# A wrong place, length or name in it is a ValueError, LookupError or OverflowError; an unknown way of packing, or a
# part that wants a password, is a RuntimeError; a file that ends too early an EOFError or OSError.
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    LookupError,
    OverflowError,
    RuntimeError,
    ValueError,
)
