"""The address of a report as a picture: the code never without the letters."""

import struct
from xml.etree import ElementTree

import pytest

from steppingstones.documents import address_card
from steppingstones.formats.qr import qr_drawing
from tests.awkward import STRINGS

ADDRESS = "https://stones.example/r/0123456789abcdef0123456789abcdef/"


def card(title: str = "Our year") -> str:
    return address_card.svg(title, ADDRESS, qr_drawing(ADDRESS), leads_to="QR code. It opens this address:")


def test_the_letters_of_the_address_stand_under_the_code():
    rows = ["".join(row.itertext()) for row in ElementTree.fromstring(card()).iter("{http://www.w3.org/2000/svg}text")]

    assert rows[0] == "Our year"
    assert "".join(rows[1:]) == ADDRESS


def test_those_who_do_not_see_it_hear_where_it_leads():
    assert f'aria-label="QR code. It opens this address: {ADDRESS}"' in card()


@pytest.mark.parametrize("title", ["", *STRINGS[::6]])
def test_each_title_can_be_drawn(title):
    ElementTree.fromstring(card(title))
    made = address_card.dots(card(title), words=title)

    assert struct.unpack(">I", made[16:20]) == (1280,)
