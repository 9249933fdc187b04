# SPDX-License-Identifier: GPL-3.0-or-later
"""The force lead reads the findings and the cases behind them, takes the report away, and answers what is late;
the panel sees the answer. No member is named on any of these screens."""
import os
import pathlib
import sqlite3
import tempfile

from desk import Desk, demo_panel

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
    screen = desk.tree(most=2000)
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
    desk.click(desk.expect('list item', contains='Good practice 5'))
    desk.expect('list item', contains='Case 1A')
    assert desk.clicks - before <= MOST_CLICKS_TO_CASES
    # The group under 5 is not listed, for it could be counted.
    assert desk.see('list item', contains='Case 1B') is None
    desk.press('Back')


def take_report(desk, folder, members):
    path = pathlib.Path(folder) / 'findings.pdf'
    before = desk.clicks
    desk.fill('File', str(path))
    desk.press('Save the report')
    desk.expect('alert', 'The report is saved.')
    assert desk.clicks - before <= MOST_CLICKS_TO_REPORT
    assert path.read_bytes().startswith(b'%PDF')
    for name in members:
        assert name.encode() not in path.read_bytes()


def answer(desk):
    desk.click(desk.expect('list item', contains='since 16 August 2026'))
    desk.expect('heading', 'You said – they did')
    desk.click(desk.expect('list item', contains='Late – case 1C'))
    desk.expect('heading', 'Offer a receipt after every search.')
    desk.fill('Day, such as 24 December 2026', '20 November 2026')
    desk.fill('What you say to the panel', REPLY)
    desk.press('Send this reply')
    desk.expect_gone('push button', 'Send this reply')


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    members = people(panel, 'member')
    assert len(members) >= 5, 'no members to look for'
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        desk.sign_in('Sam Hughes')
        read_findings(desk, members)
        look_behind(desk)
        take_report(desk, folder, members)
        answer(desk)
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        desk.sign_in('Megan Price')
        desk.open_row('Actions, ')
        desk.open_row('Replied – case 1C')
        desk.expect(contains=REPLY)
