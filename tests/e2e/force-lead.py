# SPDX-License-Identifier: GPL-3.0-or-later
"""The force lead reads the findings and the cases behind them, takes the report away, and answers what is late;
the panel sees the answer. No member is named on any of these screens."""
import os
import pathlib
import sqlite3
import tempfile

import steps
from demo import demo_panel
from desk import Desk

MOST_CLICKS_TO_REPORT = 3
MOST_CLICKS_TO_CASES = 2
REPLY = 'Every officer now carries receipt cards, and supervisors check them each month.'


def people(panel, role):
    db = sqlite3.connect(f'file:{panel}/panel.db?mode=ro', uri=True)
    names = [name for name, in db.execute(
        'SELECT DISTINCT name FROM person JOIN person_standing ON person_id = person.id '
        'WHERE role = ?', (role,))]
    db.close()
    return names


def expect_no_names(desk, members):
    screen = desk.tree(most=5000)
    for name in members:
        assert name not in screen, f'{name} is named on the screen'


def read_findings(desk, members):
    desk.expect('heading', 'Late answers')
    desk.expect('label', contains='Drawn: ')
    expect_no_names(desk, members)
    table = desk.see('push button', 'Show as table')
    assert table is not None, 'a chart without its table'
    assert desk.see('label', contains='fewer than 5') is not None, 'small groups are told'
    assert desk.see('list item', contains='Learning needed in') is None or \
        desk.see('list item', contains='Learning needed in fewer than 5') is not None


def look_behind(desk):
    before = desk.clicks
    desk.click('list item', contains='Good practice 5')
    desk.expect('list item', contains='Case 1A')
    assert desk.clicks - before <= MOST_CLICKS_TO_CASES
    # The group under 5 is not listed, for it could be counted.
    assert desk.see('list item', contains='Case 1B') is None
    desk.press('Back')


def take_report(desk, folder, members):
    path = pathlib.Path(folder) / 'findings.pdf'
    before = desk.clicks
    steps.save_report(desk, path)
    assert desk.clicks - before <= MOST_CLICKS_TO_REPORT
    assert path.read_bytes().startswith(b'%PDF')
    for name in members:
        assert name.encode() not in path.read_bytes()


def answer(desk):
    desk.click('list item', contains='since 16 August 2026')
    desk.expect('heading', 'You said – they did')
    desk.click('list item', contains='Late – case 1C')
    desk.expect('heading', 'Offer a receipt after every search.')
    steps.reply(desk, '20 November 2026', REPLY)


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    members = people(panel, 'member')
    assert len(members) >= 5, 'no members to look for'
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        steps.sign_in(desk, 'Sam Hughes')
        read_findings(desk, members)
        look_behind(desk)
        take_report(desk, folder, members)
        answer(desk)
        steps.sign_out(desk)
        steps.sign_in(desk, 'Megan Price')
        desk.click('list item', contains='Actions, ')
        desk.click('list item', contains='Replied – case 1C')
        desk.expect(contains=REPLY)
