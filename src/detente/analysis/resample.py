"""Asking again under a changed scenario: the door through which analysis reaches the model."""

from collections.abc import Callable

from detente.negotiation import Draws, Negotiation, Scenario

Resample = Callable[[Scenario, int], tuple[Negotiation, Draws]]
"""Estimate and draw again under a scenario: (scenario, number of draws) to model and sample."""
