"""Which addresses of the net may be connected to. Pure decisions; `adapters.http` asks them at dial time, at every hop."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

NAT64 = IPv6Network("64:ff9b::/96")
"""Well-known prefix whose last 32 bits are the IPv4 address that is really reached. Source: RFC 6052."""

NAT64_LOCAL = IPv6Network("64:ff9b:1::/48")
"""Local-use translation prefix: where it leads cannot be told. Source: RFC 8215."""

MAX_HOST_CHARACTERS = 253
"""Longest host name of the DNS. Checked before any IDNA encoding, whose cost was quadratic (CVE-2024-3651)."""


def is_open_address(address: str) -> bool:
    """Whether an IP address belongs to the open net.

    False for private, loopback, link-local, multicast, unspecified, shared (100.64/10), reserved and documentation
    ranges, for IPv6 forms that carry such an IPv4 address, and for anything that is no IP address.
    Source: OWASP ASVS 5.0, 1.3.6.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        return _is_open_v6(found)
    return _is_open(found)


def is_disguised_address(host: str) -> bool:
    """Whether a host name is an IPv4 address in a form that only some programs read: `2130706433`, `0x7f.1`, `0177.0.0.1`."""
    last = host.rstrip(".").rpartition(".")[2].lower()
    if not (last.isdigit() or last.startswith("0x")):
        return False
    try:
        IPv4Address(host)
    except ValueError:
        return True
    return False


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _is_open_v6(address: IPv6Address) -> bool:
    if address in NAT64_LOCAL:
        return False
    if address in NAT64:
        return _is_open(IPv4Address(int(address) & 0xFFFFFFFF))
    carried = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    return all(_is_open(inner) for inner in carried if inner is not None) and (
        address.ipv4_mapped is not None or _is_open(address)
    )
