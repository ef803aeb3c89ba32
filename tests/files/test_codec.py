"""The form of the file, and what is refused with which sentence."""

from __future__ import annotations

import gc
import json
import time

import pytest
from pydantic import BaseModel

from journeyeditor.base import limits
from journeyeditor.base.errors import JourneyError
from journeyeditor.files.codec import decode, encode, holds, is_same
from journeyeditor.model.cards import Cards
from journeyeditor.model.journey import Journey
from journeyeditor.model.record import Record
from journeyeditor.model.records import Card, Lane, Phase, Step
from tests.files.mutations import FIXTURES, fuzz
from tests.files.rich import rich_map

HEAD = b'{"format":"journey","version":1,"revision":1,"id":"d"'


def with_more(text: str) -> bytes:
    """A small sound file with more fields."""
    return HEAD + b"," + text.encode() + b"}"


def small_map() -> Journey:
    return Journey(
        id="d",
        title="Åäö",
        phases=(Phase(id="p", steps=(Step(id="s"),)),),
        lanes=(Lane(id="l"),),
        cards={
            "l": Cards([Card(id="b", lane="l", step="s", order="V", text="två\nrader")]),
            "": Cards([Card(id="a", order="V")]),
        },
    )


def test_the_form_of_a_file() -> None:
    assert encode(small_map()).decode() == (
        '{\n  "format": "journey",\n  "version": 1,\n  "revision": 1,\n  "id": "d",\n'
        '  "title": "Åäö",\n  "phases": [\n    {\n      "id": "p",\n      "steps": [\n'
        '        {\n          "id": "s"\n        }\n      ]\n    }\n  ],\n  "lanes": [\n'
        '    {\n      "id": "l"\n    }\n  ],\n  "cards": [\n    {\n      "id": "a",\n'
        '      "lane": null,\n      "step": null,\n      "order": "V"\n    },\n    {\n'
        '      "id": "b",\n      "lane": "l",\n      "step": "s",\n      "order": "V",\n'
        '      "text": "två\\nrader"\n    }\n  ]\n}\n'
    )


def test_moving_a_card_changes_at_most_three_lines() -> None:
    journey = small_map()
    card = journey.cards["l"][0]
    parked = journey.changed(
        cards={"": journey.cards[""].added([card.changed(lane=None, step=None, order="W")])}
    )
    old, new = (encode(one).splitlines() for one in (journey, parked))
    changed = [one for one, other in zip(old, new, strict=True) if one != other]
    assert len(changed) == 3


def test_the_rich_fixture_is_the_same_document_and_the_same_bytes() -> None:
    data = (FIXTURES / "v1-rich.journey").read_bytes()
    opened = decode(data)
    assert opened.journey == rich_map()
    assert opened.problems == ()
    assert opened.migrated_from is None
    assert encode(opened.journey) == data


def test_the_rich_fixture_uses_every_field_of_every_record() -> None:
    seen: dict[type[BaseModel], set[str]] = {}

    def walk(value: object) -> None:
        if isinstance(value, Record):
            used = {name for name, of in type(value).model_fields.items()
                    if getattr(value, name) != of.get_default()}  # fmt: skip
            seen.setdefault(type(value), set()).update(used)
            for inner in vars(value).values():
                walk(inner)
        elif isinstance(value, Cards | tuple):
            for inner in value:
                walk(inner)
        elif isinstance(value, dict):
            walk(tuple(value.values()))

    walk(decode((FIXTURES / "v1-rich.journey").read_bytes()).journey)
    kinds = {
        kind
        for kind in Record.__subclasses__()
        if kind.__module__.startswith("journeyeditor.model")
    }
    assert {kind.__name__ for kind in kinds} - {"JourneyFields"} <= {kind.__name__ for kind in seen}
    for kind, used in seen.items():
        # PNG is the only kind of picture here, and it is the default.
        assert set(kind.model_fields) - used <= {"mime"}, kind


def test_a_newer_revision_opens_and_keeps_what_is_not_known() -> None:
    data = (FIXTURES / "v1-newer-revision.journey").read_bytes()
    opened = decode(data)
    assert opened.problems == ()
    assert encode(opened.journey) == data
    assert json.loads(data)["revision"] == 7


def test_unknown_fields_survive_an_edit() -> None:
    opened = decode((FIXTURES / "v1-newer-revision.journey").read_bytes())
    edited = opened.journey.changed(
        title="Nytt", settings=opened.journey.settings.changed(footer="x")
    )
    fields = json.loads(encode(edited))
    assert fields["cls"] == []
    assert fields["settings"]["poster"] == {"foil": True}
    assert fields["cards"][0]["intensity"] == 0.1
    assert fields["revision"] == 7


def test_a_byte_order_mark_is_accepted() -> None:
    assert decode(b"\xef\xbb\xbf" + with_more('"title":"x"')).journey.title == "x"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (bytes(4096), "nothing but zeros"),
        (with_more('"title":"å"').decode().encode("utf-16"), "UTF-16"),
        (with_more('"title":"å"').decode().encode("utf-16-le"), "UTF-16"),
        (with_more('"title":"å"').decode().encode("utf-16-be"), "UTF-16"),
        (with_more('"title":"å"').decode().encode("utf-32"), "UTF-16 or UTF-32"),
        (b"%PDF-1.7\n", "not a journey map"),
        (b"PK\x03\x04", "not a journey map"),
        (b"\x89PNG\r\n\x1a\n", "not a journey map"),
        (b"[]", "not a journey map"),
        (b"{}", "not a journey map"),
        (b'{"format":"other","version":1}', "not a journey map"),
        (b'{"format":"journey"}', "which version"),
        (b'{"format":"journey","version":"1"}', "which version"),
        (b'{"format":"journey","version":true}', "which version"),
        (b'{"format":"journey","version":2}', "newer version of Journey Editor"),
        (b'{"format":"journey","version":0}', "Version 0 of the format"),
        (b'{"format":"journey","version":1,"revision":1}', "id is missing"),
        (with_more('"title":"x"')[:-5], "ends in the middle"),
        (with_more('"title":"x"') + b"x", "follows after the end"),
        (with_more('"title":"x"') + b"\0" * 9, "follows after the end"),
        (with_more('"title":"x","title":"y"'), "stands twice"),
        (with_more('"foo":{"a":1,"a":1}'), "stands twice"),
        (with_more('"scale":{"low":NaN}'), "not valid JSON"),
        (with_more('"foo":NaN'), "not valid JSON"),
        (with_more('"foo":[-Infinity]'), "not valid JSON"),
        (with_more('"foo":1e999'), "too large"),
        (with_more('"cards":[{"id":"c","foo":[{"a":-1e999}]}]'), "too large"),
        (with_more('"settings":{"poster":{"foo":1e999}}'), "too large"),
        (with_more('"foo":' + "9" * 5000), "too large"),
        (with_more('"title":"\\ud800"'), "not valid JSON"),
        (with_more('"foo":"\\udfff"'), "not valid JSON"),
        (with_more('"foo":1').replace(b"foo", b"\xff"), "not valid JSON"),
        (with_more('"foo":' + "[" * 1000 + "]" * 1000), "nested too deeply"),
        (with_more('"foo":' + "[" * 100 + "]" * 100), "nested too deeply"),
        (with_more('"cards":[{"id":"c","foo":' + "[" * 99 + "]" * 99 + "}]"), "nested too"),
        (with_more('"lanes":[{"id":"a b"}]'), "lanes.0.id does not fit"),
        (with_more('"lanes":{}'), "lanes does not fit"),
        (with_more('"scale":{"low":1e300}'), "outside what is allowed"),
        (with_more('"title":"' + "x" * 501 + '"'), "at most 500"),
        (with_more('"cards":[{"id":"a","links":[{"id":"b","url":"javascript:"}]}]'), "url does"),
        (with_more('"cards":[{"id":"a","links":[{"id":"b","url":"file:///x"}]}]'), "url does"),
        (with_more('"lanes":[' + ",".join(["{}"] * 1_000_001) + "]"), "more things than"),
        (with_more('"lanes":[' + ",".join(['{"id":"a"}'] * 501) + "]"), "at most 500"),
        (with_more('"foo":[' + '"":1,' * 2_000_001), "more things"),
        (b"{" + b" " * limits.FILE_BYTES, "too large"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why(data: bytes, says: str) -> None:
    with pytest.raises(JourneyError, match=says.replace(".", r"\.")) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_big_whole_numbers_in_unknown_fields_are_kept() -> None:
    data = encode(decode(with_more('"foo":' + "9" * 60)).journey)
    assert b'"foo": ' + b"9" * 60 in data


def test_numbers_are_rounded() -> None:
    opened = decode(with_more('"scale":{"low":-1.00004999,"high":2.123456}'))
    assert b'"low": -1.0,\n    "high": 2.1235' in encode(opened.journey)


def test_lanes_without_cards_make_no_difference() -> None:
    journey = small_map()
    other = journey.changed(cards={**journey.cards, "x": Cards()})
    assert is_same(journey, other)
    assert encode(journey) == encode(other)
    assert holds(encode(other), journey)
    assert not holds(encode(journey.changed(title="y")), journey)


def test_the_collector_is_left_as_it_was() -> None:
    assert gc.isenabled()
    with pytest.raises(JourneyError):
        decode(b"{")
    assert gc.isenabled()
    gc.disable()
    try:
        decode(with_more('"title":"x"'))
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_broken_files_are_refused_or_can_be_saved() -> None:
    seen, longest = fuzz(1_500, seed=20)
    assert min(seen["refused"], seen["mended"], seen["opened"]) > 50
    assert longest < 2


def test_thousands_of_repairs_are_no_burden() -> None:
    cards = ",".join(
        ['{"id":"a"}'] * 20_000 + [f'{{"id":"b{n}","lane":"x"}}' for n in range(9_000)]
    )
    start = time.perf_counter()
    opened = decode(with_more(f'"cards":[{cards}]'))
    assert time.perf_counter() - start < 5
    assert len(opened.problems) > 28_000
    assert opened.journey.card_count() == 29_000
    assert opened.journey.card("a-20000")
