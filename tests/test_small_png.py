"""A picture of a screen is written small, and its frequent colours stay what they are."""

import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest

TOOLS = Path(__file__).parents[1] / "tools"


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(TOOLS))
    import small_png  # noqa: PLC0415 - a program, not a package

    sys.path.remove(str(TOOLS))
    return small_png


def chunks(data):
    """Return the chunks of a PNG by name, each checked against its sum."""
    found, at = {}, 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        name, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(name + body)
        found[name] = body
        at += 12 + length
    return found


def read(data):
    """Return the pixels of a PNG with a palette and no filters."""
    found = chunks(data)
    width, height = struct.unpack_from(">II", found[b"IHDR"])
    lines = np.frombuffer(zlib.decompress(found[b"IDAT"]), np.uint8).reshape(height, width + 1)
    assert not lines[:, 0].any()
    return np.frombuffer(found[b"PLTE"], np.uint8).reshape(-1, 3)[lines[:, 1:]]


def test_a_picture_of_few_colours_is_kept_to_the_pixel(tool):
    pixels = np.random.default_rng(1).integers(0, 6, (30, 40, 3), dtype=np.uint8) * 50

    assert np.array_equal(read(tool.small_png(pixels)), pixels)


def test_a_rare_colour_becomes_the_nearest_of_those_that_are_kept(tool):
    pixels = np.zeros((3, 300, 3), dtype=np.uint8)
    pixels[0, :, 0] = pixels[1, :, 0] = np.arange(300) % 256
    pixels[2, 0] = (200, 1, 0)

    assert tuple(read(tool.small_png(pixels))[2, 0]) == (200, 0, 0)
