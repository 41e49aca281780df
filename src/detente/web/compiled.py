"""Compiled templates, kept between two starts: the first page need not wait for the compiler."""

import os
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from detente.folders import cache_folder


class CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates in a folder; where it cannot be used, templates are compiled each time.

    A template that has changed since is compiled anew, as is one that another version of Python
    or Jinja compiled. Only the user can write to the folder when it is made here.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self._folder = Path(folder or cache_folder("templates", os.environ))
        super().__init__(str(self._folder))

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with what is kept; leave it empty where nothing fit for use is."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 - whatever a damaged file makes the unpickler say
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, if the disk allows it."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            super().dump_bytecode(bucket)
