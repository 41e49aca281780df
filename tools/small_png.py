"""Write a picture of a screen as a small PNG: at most 256 colours, packed as tightly as zlib can.

A screen has few colours and many of their blends at the edges of letters. The most frequent are
kept, every other one becomes the nearest of them. The format is that of ISO/IEC 15948.
"""

import struct
import zlib

import numpy as np
from numpy.typing import NDArray

COLOURS = 256
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PALETTE, _DEPTH, _LEVEL = 3, 8, 9


def small_png(pixels: NDArray[np.uint8]) -> bytes:
    """Return the PNG of an array of pixels, shape (height, width, 3)."""
    height, width = pixels.shape[:2]
    colours, places = palette(pixels)
    lines = np.zeros((height, width + 1), dtype=np.uint8)  # each line begins with filter 0, none
    lines[:, 1:] = places
    head = struct.pack(">IIBBBBB", width, height, _DEPTH, _PALETTE, 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", head),
            _chunk(b"PLTE", colours.tobytes()),
            _chunk(b"IDAT", zlib.compress(lines.tobytes(), _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def palette(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return the colours that are kept, shape (n, 3), and the place of each pixel's among them.

    The most frequent are kept; of equally frequent ones the darker. Nearest is by the sum of
    squared differences, at a tie the more frequent one.
    """
    every, inverse, counts = np.unique(
        pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True
    )
    kept = every[np.argsort(-counts, kind="stable")[:COLOURS]]
    apart = every[:, None, :].astype(np.int32) - kept[None, :, :].astype(np.int32)
    nearest = (apart**2).sum(axis=2).argmin(axis=1).astype(np.uint8)
    return kept, nearest[inverse].reshape(pixels.shape[:2])


def _chunk(name: bytes, data: bytes) -> bytes:
    """Return a chunk: its length, name, data and check sum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
