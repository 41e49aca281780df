"""The ``detente`` command, for `python -m detente`."""

from detente.cli import detente

if __name__ == "__main__":
    detente(prog_name="detente")
