"""Sphinx builds the manual from these settings; a warning is an error."""

project = "detente"
author = "The detente authors"
project_copyright = "2026, the detente authors"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinxcontrib.bibtex"]
html_theme = "furo"
html_title = "detente"
exclude_patterns = ["_build"]
bibtex_bibfiles = ["references.bib"]
myst_enable_extensions = ["dollarmath", "deflist"]
myst_heading_anchors = 3
autodoc_typehints = "description"
mathjax_path = "mathjax-is-not-loaded-from-elsewhere.js"
