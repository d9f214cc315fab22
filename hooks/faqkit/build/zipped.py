"""A zip that is the same for the same files; what an older one holds is not compressed again."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from faqkit.build.folder import Piece, identity
from faqkit.source.store import MISSING, Store, digest

FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
LEVEL = 6
HEAD = 30  # bytes before the name of a file in its own header

Packed = tuple[bytes, int, int]  # compressed bytes, size and CRC-32 of what they hold


def make_zip(pieces: Mapping[str, Piece], target: Path, root_name: str, older: Path, store: Store) -> None:
    """Zip files under one root folder: fixed order and dates, UTF-8 names.

    `older` is a zip that may hold some of them already: those that `store` remembers of it.
    """
    ready = packed(older, store)
    with target.open("w+b") as file, zipfile.ZipFile(file, "w") as archive:
        for name, piece in sorted(pieces.items()):
            add(archive, file, f"{root_name}/{name}", ready.get(piece.key) or pack(piece.data()))
    content = {piece.key: f"{root_name}/{name}" for name, piece in pieces.items()}
    store.put(digest("zip", str(older)), (identity("", target.stat()), content))


def packed(path: Path, store: Store) -> dict[bytes, Packed]:
    """What an older zip holds, by the keys of its files; nothing, if it is not the one remembered."""
    found = store.get(digest("zip", str(path)))
    with suppress(OSError, zipfile.BadZipFile):
        if found is not MISSING and found[0] == identity("", path.stat()):
            with zipfile.ZipFile(path) as archive, path.open("rb") as file:
                return {key: raw(file, archive.getinfo(name)) for key, name in found[1].items()}
    return {}


def raw(file: BinaryIO, info: zipfile.ZipInfo) -> Packed:
    """A file of a zip, compressed as it is there."""
    file.seek(info.header_offset)
    head = file.read(HEAD)
    file.seek(int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little"), os.SEEK_CUR)
    return file.read(info.compress_size), info.file_size, info.CRC


def pack(data: bytes) -> Packed:
    """Compress as zips do: without the head and sum of zlib."""
    return zlib.compress(data, LEVEL, wbits=-zlib.MAX_WBITS), len(data), zlib.crc32(data)


def add(archive: zipfile.ZipFile, file: BinaryIO, name: str, content: Packed) -> None:
    """Add a compressed file to the archive in `file`: stored as it is, then its head says what it is."""
    data, size, crc = content
    info = zipfile.ZipInfo(name, FIXED_DATE)
    info.external_attr = 0o644 << 16
    info.create_system = 3
    archive.writestr(info, data)
    info.compress_type, info.file_size, info.CRC = zipfile.ZIP_DEFLATED, size, crc
    file.seek(info.header_offset)
    file.write(info.FileHeader())
    file.seek(0, os.SEEK_END)
