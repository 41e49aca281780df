"""Sphinx builds the manual from these settings; a warning is an error, no page loads a thing."""

project = "detente"
author = "The detente authors"
project_copyright = "2026, the detente authors"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinxcontrib.bibtex"]
html_theme = "furo"
html_title = "detente"
exclude_patterns = ["_build"]
bibtex_bibfiles = ["references.bib"]
# Formulas are written as text: drawing them would take a script from a foreign server.
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
napoleon_use_rtype = False  # a "Returns" section here is a sentence, not a type
# No inventory is fetched from elsewhere, so types of other packages are named without a link.
nitpick_ignore_regex = [
    ("py:.*", r"(numpy|np|collections|datetime|dt|fractions|typing|types|pathlib)\..*"),
    ("py:.*", r"(ndarray|dtype|Array|Digits|Flags|Ranks|optional|shape.*)"),
    (
        "py:.*",
        r"(detente\..*|CONCEPTS|CHOOSERS|NoAgreementError|ModelSettingsError|EndpointError)",
    ),
    ("py:exc", r"(ReadError|TemplateError|TooLinkedError)"),
]
