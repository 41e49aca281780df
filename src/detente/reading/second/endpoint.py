"""The one address to which texts may go: checked once, never taken from an answer."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from detente.errors import ModelSettingsError

_ENDING = "/chat/completions"
_HINT = "Give the base address, such as http://127.0.0.1:8080/v1."


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An OpenAI-compatible service: where its answers are asked for, on which host."""

    address: str
    host: str
    encrypted: bool
    loopback: bool


def endpoint_of(url: str) -> Endpoint:
    """Return the endpoint at a base address.

    Raises
    ------
    ModelSettingsError
        If the address is not one of http or https, or carries a name, key or query.

    Examples
    --------
    >>> endpoint_of("http://127.0.0.1:8080/v1").address
    'http://127.0.0.1:8080/v1/chat/completions'
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if host is None or parts.scheme not in ("http", "https") or not _is_plain(url.strip()):
        raise ModelSettingsError("the language model's address is not one of http", hint=_HINT)
    if "@" in parts.netloc or parts.query or parts.fragment:
        raise ModelSettingsError(
            f"the language model's address on {host} carries more than an address",
            hint="Leave out names, keys and queries; the key has a setting of its own.",
        )
    path = parts.path.rstrip("/").removesuffix(_ENDING)
    name = f"[{host}]" if ":" in host else host
    shown = name if port is None else f"{name}:{port}"
    return Endpoint(
        address=f"{parts.scheme}://{shown}{path}{_ENDING}",
        host=host,
        encrypted=parts.scheme == "https",
        loopback=_is_loopback(host),
    )


def _is_plain(url: str) -> bool:
    """Tell whether an address is printable ASCII without blanks."""
    return all("!" <= one <= "~" for one in url)


def _is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, by its plain spelling; any other spelling is not."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
