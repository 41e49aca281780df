"""English is recognised; what is clearly something else is named."""

import pytest

from detente.errors import LanguageError
from detente.reading.page.language import language_of, require_english


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент заявил, что они не будут это обсуждать, если для него это так.", "Russian"),
        (
            "Вони заявили, що це не так, як він сказав, але вона вже не для них та є як була.",
            "Ukrainian",
        ),
        ("قال إن هذا ما كان في ذلك من قبل على عن مع بين", "Arabic"),
        ("הנשיא אמר כי השיחות נמשכות", "Hebrew"),
        ("Der Präsident sagte, dass die Parteien sich nicht auf den Plan einigen.", "German"),
        (
            "El presidente dijo que las partes no se reunieron en la capital por el plan.",
            "Spanish",
        ),
        ("The president said that the sides had agreed on the plan.", "English"),
        ("kkk lll mmm nnn", None),
        ("", None),
    ],
)
def test_a_language_is_known_by_its_script_and_its_commonest_words(text, language):
    assert language_of(text) == language


def test_a_foreign_quotation_in_an_english_text_is_tolerated():
    text = "The envoy said to the press that it was over: « les pourparlers sont finis »."

    require_english(text, "a.txt")


def test_a_long_text_without_english_words_is_refused():
    with pytest.raises(LanguageError, match="does not look like English"):
        require_english("qwxz plok " * 60, "a.txt")


def test_a_short_text_without_common_words_passes():
    require_english("Ceasefire talks resume Friday", "a.txt")
