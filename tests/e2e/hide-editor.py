# SPDX-License-Identifier: GPL-3.0-or-later
"""The clear picture is on the screen in the hide editor and nowhere else: not covered as
members see it, not hidden with B, not after leaving, not after the panel is closed. The
same search finds it in the editor, so that it can fail."""
import os
import tempfile
import time

import steps
from demo import demo_panel
from desk import Desk
from display import is_face, is_plate
from terminal import Terminal

CLEAR = 'You are seeing the clear picture. Nobody else can.'
COVERED = 'This is what members will see after the second look.'
MINE = 'reason: somebody passing by'
READER = 'bwv-scrutiny-footage'


def shown(desk):
    return desk.display.count(is_face, is_plate)


def expect_nothing(desk, why):
    for _ in range(4):
        assert shown(desk) == 0, f'something protected shows {why}'
        time.sleep(0.1)


def go_to_case(desk):
    desk.choose('Meeting', '3 – November 2026 meeting')
    desk.click('list item', contains='Hide, done, 6 of 6 cases')
    desk.click('list item', contains='Case A')
    desk.expect('heading', 'Case A')


def open_editor(desk):
    desk.click('list item', contains='Change what is hidden')
    desk.press('Show footage')
    desk.expect('status bar', CLEAR)
    desk.wait(lambda: shown(desk) > 1000, 'the clear picture')


def draw(desk):
    desk.keys('a')
    desk.expect('list item', contains=MINE)
    desk.keys('Left', 'Left', 'Left', 'shift+Down', 'bracketleft')
    steps.saved(desk)
    desk.keys('Delete')
    desk.expect_gone('list item', contains=MINE)
    desk.keys('ctrl+z')
    desk.expect('list item', contains=MINE)


def cover_and_uncover(desk):
    desk.keys('v')
    desk.expect('status bar', COVERED)
    expect_nothing(desk, 'as members see it')
    desk.keys('v')
    desk.expect('status bar', CLEAR)
    desk.keys('b')
    desk.expect('heading', 'Picture hidden')
    expect_nothing(desk, 'after B')
    desk.keys('b')
    desk.wait(lambda: shown(desk) > 1000, 'the picture to come back')


def check_stored(panel):
    """What was drawn is what hide export gives."""
    track = Terminal(panel, 'demo').ask('Tom Ellis', 'hide', 'export', '3', 'A')
    mine = [region for region in track['regions'] if region['reason'] == 'bystander']
    assert len(mine) == 1, f'{len(mine)} boxes stored'
    key = mine[0]['keyframes'][0]
    assert abs(key['x'] - 0.37) < 1e-6 and abs(key['h'] - 0.21) < 1e-6, key
    assert mine[0]['id'].startswith('face-') and key['state'] == 'hold', mine


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        steps.sign_in(desk, 'Tom Ellis')
        go_to_case(desk)
        expect_nothing(desk, 'before the editor')
        open_editor(desk)
        draw(desk)
        cover_and_uncover(desk)
        desk.press('Back to the case')
        desk.expect('heading', 'Case A')
        expect_nothing(desk, 'after leaving')
        desk.expect('list item', contains='Second look to come.')
        assert not desk.children_of(READER), 'the reader lives on'
        open_editor(desk)
        steps.sign_out(desk)
        expect_nothing(desk, 'after signing out')
        assert not desk.children_of(READER), 'the reader lives on'
    check_stored(panel)
