# SPDX-License-Identifier: GPL-3.0-or-later
"""A member opens the panel, watches a case and hands in: few clicks, nothing lost,
and no protected pixel on the screen at any time."""
import os
import sqlite3
import tempfile

from desk import Desk, demo_panel, is_face, is_plate

MOST_CLICKS = 5


def rows(panel, table):
    with sqlite3.connect(f'file:{panel}/panel.db?mode=ro', uri=True) as db:
        return db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]


def look(desk, when):
    count = desk.count(is_face, is_plate)
    assert count == 0, f'{count} pixels that must be hidden show {when}'


def first_answer(desk, panel):
    before = rows(panel, 'answer')
    desk.sign_in('Aisha Khan')
    desk.click(desk.expect('list item', contains='Case A, Not started'))
    desk.expect('heading', 'Know anyone here?')
    desk.press('No')
    desk.expect('heading', 'What the record says')
    desk.expect('label', contains='car door handles')
    assert not desk.see(contains='Outcome'), 'the outcome shows before the grade'
    desk.press('Yes')
    desk.expect('alert', contains='Saved ')
    assert desk.clicks <= MOST_CLICKS, f'{desk.clicks} clicks to the first answer'
    desk.wait(lambda: rows(panel, 'answer') > before, 'the answer on the disk')


def watch(desk):
    desk.press('Next – footage')
    desk.expect('heading', 'Before you watch')
    desk.press('To the footage')
    desk.expect('push button', 'Show footage')
    look(desk, 'before Show footage')
    covered = desk.colours()
    desk.press('Show footage')
    desk.expect('label', '0:00 / 0:10')
    desk.wait(lambda: desk.colours() > covered, 'a picture')
    look(desk, 'on the first picture')
    desk.keys('space')
    desk.expect('push button', 'Pause')
    for moment in range(4):
        look(desk, 'while it plays')
    for key in ['Right', 'Left', 'period', 'comma', 'End', 'Home']:
        desk.keys(key)
        look(desk, f'after the key {key}')
    desk.keys('b')
    desk.expect('heading', 'Picture hidden')
    look(desk, 'with the picture hidden')
    desk.keys('b')
    desk.expect_gone('heading', 'Picture hidden')


def answer_by_keys(desk, panel):
    before = rows(panel, 'answer')
    desk.click(desk.expect('push button', 'Body-worn video, one camera'))
    desk.expect('status bar', contains='1 of ')
    desk.tab_to('All')
    desk.keys('2')
    desk.expect('status bar', contains='2 of ')
    assert desk.focused() == 'Most', f'the focus left the answer for “{desk.focused()}”'
    desk.wait(lambda: rows(panel, 'answer') >= before + 2, 'both answers on the disk')


def hand_in(desk):
    desk.keys('ctrl+Return')
    desk.expect('heading', 'Anything that does not match?')
    desk.press('Next – look over')
    desk.expect('label', 'Still needed')
    assert not desk.can_press('Hand in – done'), 'handed in without a grade'
    desk.press('Go to: Overall grade Overall grade')
    desk.wait(lambda: desk.focused() == 'Green – Good practice', 'the focus at the grade')
    desk.keys('1')
    desk.wait(lambda: desk.see('status bar', contains='3 of '), 'the grade')
    desk.press('Next')
    desk.press('Next – look over')
    desk.expect('heading', 'Look over your answers')
    desk.press('Hand in – done')
    desk.expect('heading', 'Done')
    desk.press('Back to the cases')
    desk.expect('list item', contains='Case A, Done')


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        first_answer(desk, panel)
        watch(desk)
        answer_by_keys(desk, panel)
        hand_in(desk)
