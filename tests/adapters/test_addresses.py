"""Which addresses may be connected to."""

import pytest

from copydesk.adapters.addresses import is_disguised_address, is_open_address


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e", "::ffff:93.184.215.14"])
def test_addresses_of_the_open_net_are_open(address: str) -> None:
    """Ordinary addresses, also behind a translator."""
    assert is_open_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 -- an address to refuse
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "240.0.0.1",
        "::",
        "::1",
        "::7f00:1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
        "not an address",
        "",
    ],
)
def test_addresses_inside_are_closed(address: str) -> None:
    """Private, local, shared, reserved, and every form that carries one."""
    assert not is_open_address(address)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.1.", "1.2.3"])
def test_odd_forms_of_addresses_are_noticed(host: str) -> None:
    """Decimal, octal, hexadecimal and shortened addresses."""
    assert is_disguised_address(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "example.org", "1.example", "0x7f.example", "xn--9t4b11yi5a.example"])
def test_plain_names_and_addresses_are_no_disguise(host: str) -> None:
    """What everybody reads in the same way."""
    assert not is_disguised_address(host)
