"""Small pictures for tests, and pictures that say of themselves what is not so."""

import io
import struct
import zlib

from PIL import Image


def picture(width: int = 40, height: int = 30, form: str = "PNG") -> bytes:
    """A grey picture."""
    written = io.BytesIO()
    Image.new("L", (width, height), 128).save(written, form)
    return written.getvalue()


def lying_picture(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says how large it is, and has no such pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def picture_of_several() -> bytes:
    """Two pictures in one JPEG, as some cameras write them."""
    written = io.BytesIO()
    one = Image.new("L", (40, 30), 128)
    one.save(written, "MPO", save_all=True, append_images=[one])
    return written.getvalue()
