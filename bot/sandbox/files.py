"""Files that were sent: kept in memory under ids, as Telegram keeps them on its servers."""

import io
import re
import secrets
import warnings
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from PIL import Image, UnidentifiedImageError

from bot.sandbox.refusal import Refused

LARGEST_PHOTO_BYTES = 10 << 20
LARGEST_UPLOAD_BYTES = 50 << 20
LARGEST_DOWNLOAD_BYTES = 20 << 20
# Of a photo: width and height together, and the longer side against the shorter.
LARGEST_PHOTO_SIDES, STEEPEST_PHOTO = 10_000, 20
# Far more than a demo or a test sends; beyond it the oldest files are forgotten.
KEPT_BYTES = 512 << 20
_WRONG_SIDES = "Bad Request: PHOTO_INVALID_DIMENSIONS"
PHOTO_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
# What may stand in an address as it is.
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,16}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A part of a multipart body that is a file."""

    name: str
    mime_type: str
    data: bytes = field(repr=False)

    def __str__(self) -> str:
        return f"<{self.name}, {len(self.data)} bytes>"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a message: ``kind`` is ``photo`` or ``document``. Width and height, of photos only, are in pixels."""

    kind: str
    file_id: str
    name: str
    mime_type: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """The address of the file below ``/file/bot<token>/``."""
        suffix = PurePosixPath(self.name).suffix
        return f"{self.kind}s/{self.file_id}{suffix if _SUFFIX.fullmatch(suffix) else ''}"


@dataclass(slots=True)
class Files:
    _kept: OrderedDict[str, Attachment] = field(default_factory=OrderedDict)

    def keep(self, kind: str, upload: Upload) -> Attachment:
        """Check a file by the rules for its kind, and keep it under a new id.

        Raises:
            Refused: It is empty, too large, or not the photo that it is said to be.
        """
        if not upload.data:
            raise Refused("Bad Request: file must be non-empty")
        if len(upload.data) > LARGEST_UPLOAD_BYTES:
            raise Refused("Request Entity Too Large", 413)
        width, height, mime_type = 0, 0, upload.mime_type or "application/octet-stream"
        if kind == "photo":
            width, height, mime_type = _photo(upload.data)
        attachment = Attachment(kind, secrets.token_urlsafe(24), upload.name, mime_type, upload.data, width, height)
        self._kept[attachment.file_id] = attachment
        while sum(len(one.data) for one in self._kept.values()) > KEPT_BYTES:
            self._kept.popitem(last=False)
        return attachment

    def find(self, file_id: str) -> Attachment | None:
        return self._kept.get(file_id)

    def at(self, path: str) -> Attachment | None:
        """The file with that address below ``/file/bot<token>/``."""
        found = self.find(PurePosixPath(path).stem)
        return found if found and found.path == path else None

    def forget(self) -> None:
        self._kept.clear()


def _photo(data: bytes) -> tuple[int, int, str]:
    """Width, height and media type of a picture that Telegram takes as a photo."""
    if len(data) > LARGEST_PHOTO_BYTES:
        raise Refused(
            f"Bad Request: file of size {len(data)} bytes is too big for a photo; "
            f"the maximum size is {LARGEST_PHOTO_BYTES} bytes"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            # Said of more pixels than the sides allow; here it must not only be said.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=tuple(PHOTO_TYPES))
        width, height = image.size
        if width + height > LARGEST_PHOTO_SIDES or max(width, height) > STEEPEST_PHOTO * min(width, height):
            raise Refused(_WRONG_SIDES)
        image.verify()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused(_WRONG_SIDES) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise Refused("Bad Request: IMAGE_PROCESS_FAILED") from None
    # Some cameras put several pictures into one JPEG, which then has a format of its own.
    return width, height, PHOTO_TYPES.get(image.format or "", PHOTO_TYPES["JPEG"])
