"""What the sayings of a text are, for the tests: cue, source and contents as words."""

from detente.reading.attribution import find_sayings


def told(scene, text):
    """Return (cue, source, contents) of each saying of a text."""
    document = scene(text).document
    words = document.article.text
    return [
        (
            None if one.cue_range is None else words[slice(*one.cue_range)],
            None if one.source_range is None else words[slice(*one.source_range)],
            [words[first:last] for first, last in one.content],
        )
        for one in find_sayings(document)
    ]
