# SPDX-License-Identifier: GPL-3.0-or-later
"""A member opens the panel, watches a case and hands in: few clicks, nothing lost,
and no protected pixel on the screen at any time."""
import os
import sqlite3
import tempfile

import steps
from demo import demo_panel
from desk import Desk
from display import is_face, is_plate

MOST_CLICKS = 5


def rows(panel, table):
    with sqlite3.connect(f'file:{panel}/panel.db?mode=ro', uri=True) as db:
        return db.execute(f'SELECT count(*) FROM {table}').fetchone()[0]


def look(desk, when):
    count = desk.display.count(is_face, is_plate)
    assert count == 0, f'{count} pixels that must be hidden show {when}'


def first_answer(desk, panel):
    before = rows(panel, 'answer')
    steps.sign_in(desk, 'Aisha Khan')
    desk.expect('list item', contains='Case A, Not started')
    steps.open_case(desk, 'A')
    desk.expect('label', contains='car door handles')
    assert not desk.see(contains='Outcome'), 'the outcome shows before the grade'
    desk.press('Yes')
    desk.expect('alert', contains='Saved ')
    assert desk.clicks <= MOST_CLICKS, f'{desk.clicks} clicks to the first answer'
    desk.wait(lambda: rows(panel, 'answer') > before, 'the answer on the disk')


def watch(desk):
    steps.go_to_footage(desk)
    look(desk, 'before Show footage')
    covered = desk.display.colours()
    steps.show_footage(desk)
    desk.wait(lambda: desk.display.colours() > covered, 'a picture')
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
    desk.press('Body-worn video, one camera')
    desk.expect('status bar', contains='3 of ')
    desk.tab_to('All')
    desk.keys('2')
    desk.expect('status bar', contains='4 of ')
    assert desk.focused() == 'Most', f'the focus left the answer for “{desk.focused()}”'
    desk.wait(lambda: rows(panel, 'answer') >= before + 2, 'both answers on the disk')


def hand_in(desk):
    steps.look_over(desk)
    desk.expect('label', 'Still needed')
    assert not desk.can_press('Hand in – done'), 'handed in without a grade'
    desk.press('Go to: Overall grade Overall grade')
    steps.choose_grade(desk, '1')
    steps.look_over(desk)
    steps.hand_in(desk)
    desk.expect('list item', contains='Case A, Done')


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        first_answer(desk, panel)
        watch(desk)
        answer_by_keys(desk, panel)
        hand_in(desk)
