"""From news articles about a negotiation to a brief in which every sentence has its source."""

__version__ = "0.1.0"
