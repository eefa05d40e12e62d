"""The calendar of a schedule, read by two other programs and held against RFC 5545."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject
from dateutil.rrule import rrulestr

from render import ROOT, binary, call

SPECS = ("samples/lianyungang-2009/campaign.yaml", "samples/safety-2024/campaign.yaml", "made-up")

MADE_UP = """
issuer: {name: 某某市人民医院, code: 某医}
number: 某医〔2024〕12号
date: 2024-03-18
to: [各科室]
notice: {title: 关于开展检查的通知, body: 请贯彻。}
schedule:
  title: 检查, 安排; 表\\
  tasks:
"""
"""To which tasks are added, one for each of `TIMES`."""

TIMES = {
    "3月20日前": (date(2024, 3, 20), 1, None),
    "4月中旬前": (date(2024, 4, 10), 1, None),
    "4月中旬": (date(2024, 4, 11), 10, None),
    "12月下旬至1月10日": (date(2024, 12, 21), 21, None),
    "即日起": (date(2024, 3, 18), 1, None),
    "印发之日起30日内": (date(2024, 4, 17), 1, None),
    "每日": (date(2024, 3, 18), 1, 289),
    "每周": (date(2024, 3, 18), 7, 42),
    "每周五": (date(2024, 3, 22), 1, 41),
    "每月5日前": (date(2024, 4, 5), 1, 9),
    "每月中旬": (date(2024, 4, 11), 10, 9),
    "每月31日": (date(2024, 3, 31), 1, 10),
    "每月底前": (date(2024, 3, 31), 1, 10),
    "每季度末": (date(2024, 3, 31), 1, 4),
    "每季度初": (date(2024, 4, 1), 10, 3),
    "每年6月底前": (date(2024, 6, 30), 1, 1),
}
"""The first day of each, how many days it has, and how often it returns till the year's end."""


@pytest.fixture(scope="module", params=SPECS)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A calendar as the program writes it."""
    folder = tmp_path_factory.mktemp("calendar")
    spec = ROOT / request.param
    if request.param == "made-up":
        spec = folder / "campaign.yaml"
        long = "逐项建立台账，明确责任人和整改时限；" * 5
        tasks = (f'    - {{work: "{said}a,b;c{long}", deadline: {said}, owners: [甲科]}}\n' for said in TIMES)
        spec.write_text(MADE_UP + "".join(tasks), encoding="utf-8")
    return make(spec, folder)


def make(spec: Path, folder: Path, *more: str) -> bytes:
    """The bytes of the calendar of a spec."""
    out = folder / "made.ics"
    call(binary(), "calendar", spec, "-o", out, *more)
    return out.read_bytes()


def events(written: bytes) -> list[icalendar.Event]:
    """Its events, read by `icalendar`."""
    calendar = icalendar.Calendar.from_ical(written)
    assert not calendar.errors
    found = list(calendar.walk("VEVENT"))
    for event in found:
        assert not event.errors, event.errors
    return found


def test_lines_are_those_of_the_standard(written: bytes) -> None:
    assert written.endswith(b"\r\n") and b"\n" not in written.replace(b"\r\n", b"")
    for line in written.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        # No character is torn by a fold.
        line.decode("utf-8")
    assert not any(byte < 32 and byte not in b"\r\n" for byte in written)


def test_two_readers_agree(written: bytes) -> None:
    read = events(written)
    other = list(vobject.readOne(written.decode("utf-8"), validate=True).vevent_list)
    assert len(read) == len(other) > 0
    for one, two in zip(read, other, strict=True):
        assert one["summary"] == two.summary.value
        assert one["description"] == two.description.value
        assert one.decoded("dtstart") == two.dtstart.value
        assert one.decoded("dtend") == two.dtend.value
        assert one["uid"] == two.uid.value


def test_writing_it_again_says_the_same(written: bytes) -> None:
    again = icalendar.Calendar.from_ical(written).to_ical()

    def lines(data: bytes) -> list[list[str]]:
        # A property's parts, whose order in a rule is everybody's own; so is that of properties.
        unfolded = data.decode("utf-8").replace("\r\n ", "").split("\r\n")
        return sorted(sorted(line.split(";")) if line.startswith("RRULE") else [line] for line in unfolded)

    assert lines(again) == lines(written)


def test_every_event_has_what_it_must_have(written: bytes) -> None:
    calendar = icalendar.Calendar.from_ical(written)
    assert calendar["version"] == "2.0" and calendar["prodid"] and calendar["method"] == "PUBLISH"
    found = events(written)
    uids = [event["uid"] for event in found]
    assert len(set(uids)) == len(uids) and all(uid.isascii() for uid in uids)
    for event in found:
        start, end = event.decoded("dtstart"), event.decoded("dtend")
        # Whole days, of which the end is not one.
        assert type(start) is type(end) is date and end > start
        assert event.decoded("dtstamp").tzinfo is not None
        [alarm] = event.walk("VALARM")
        assert alarm["action"] == "DISPLAY" and alarm["description"] == event["summary"]
        trigger = alarm["trigger"]
        base = end if trigger.params.get("RELATED") == "END" else start
        rings = datetime.combine(base, datetime.min.time()) + trigger.dt
        assert rings == datetime.combine(end - timedelta(days=2), datetime.min.time()) + timedelta(hours=9)
        if "rrule" in event:
            rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=datetime.combine(start, datetime.min.time()))
            # The first event is one of its own rule (3.8.5.3).
            assert rule[0].date() == start


def test_deadlines_are_on_their_days(tmp_path: Path) -> None:
    spec = tmp_path / "campaign.yaml"
    tasks = (f"    - {{work: {said}, deadline: {said}}}\n" for said in TIMES)
    spec.write_text(MADE_UP + "".join(tasks), encoding="utf-8")
    found = {str(event["summary"]): event for event in events(make(spec, tmp_path))}
    assert list(found) == list(TIMES)
    for said, (first, days, times) in TIMES.items():
        start, end = found[said].decoded("dtstart"), found[said].decoded("dtend")
        assert (start, (end - start).days) == (first, days), said
        assert ("rrule" in found[said]) == (times is not None), said
        if times is not None:
            rule = found[said]["rrule"].to_ical().decode()
            count = len(list(rrulestr(rule, dtstart=datetime.combine(start, datetime.min.time()))))
            assert count == times, said


def test_the_same_schedule_gives_the_same_bytes_and_names(tmp_path: Path) -> None:
    spec = ROOT / SPECS[0]
    written = make(spec, tmp_path)
    assert make(spec, tmp_path) == written
    # A department's calendar has the same events, so that no program shows one twice.
    own = {event["uid"] for event in events(make(spec, tmp_path, "--owner", "医务科"))}
    assert len(own) == 1 and own < {event["uid"] for event in events(written)}
    assert b"VALARM" not in make(spec, tmp_path, "--alarm", "none")


def test_an_update_is_newer_for_what_changed(tmp_path: Path) -> None:
    spec = tmp_path / "campaign.yaml"
    tasks = "    - {id: one, work: 甲, deadline: 3月20日前}\n    - {id: two, work: 乙, deadline: 4月底前}\n"
    spec.write_text(MADE_UP + tasks, encoding="utf-8")
    first = {event["uid"]: event for event in events(make(spec, tmp_path))}
    assert {event.decoded("sequence") for event in first.values()} == {0}
    spec.write_text(MADE_UP + tasks.replace("3月20日", "3月25日"), encoding="utf-8")
    second = {event["uid"]: event for event in events(make(spec, tmp_path))}
    assert first.keys() == second.keys()
    # RFC 5546, 2.1.5: of two events of one name the one with the higher number holds.
    newer = {str(event["summary"]) for uid, event in second.items() if event.decoded("sequence") > first[uid].decoded("sequence")}
    assert newer == {"甲"}
    assert make(spec, tmp_path) == make(spec, tmp_path)
    other = [*vobject.readOne(make(spec, tmp_path).decode("utf-8"), validate=True).vevent_list]
    assert [event.sequence.value for event in other] == ["1", "0"]
