# SPDX-License-Identifier: GPL-3.0-or-later
"""The clear picture is on the screen in the hide editor and nowhere else: not covered as
members see it, not hidden with B, not after leaving, not after the panel is closed. The
same search finds it in the editor, so that it can fail."""
import json
import os
import pathlib
import subprocess
import tempfile
import time

from desk import Desk, demo_panel, is_face, is_plate

CLEAR = 'You are seeing the clear picture. Nobody else can.'
COVERED = 'This is what members will see after the second look.'


def shown(desk):
    return desk.count(is_face, is_plate)


def expect_nothing(desk, why):
    for _ in range(4):
        assert shown(desk) == 0, f'something protected shows {why}'
        time.sleep(0.1)


def go_to_case(desk):
    desk.click(desk.expect('combo box', contains='Meeting'))
    time.sleep(0.5)
    desk.keys('Home', 'Down', 'Down', 'Return')
    desk.open_row('Hide, done, 6 of 6 cases')
    desk.open_row('Case A')
    desk.expect('heading', 'Case A')


def open_editor(desk):
    desk.open_row('Change what is hidden')
    desk.press('Show footage')
    desk.expect('status bar', CLEAR)
    desk.wait(lambda: shown(desk) > 1000, 'the clear picture')


def draw(desk):
    desk.keys('a')
    desk.keys('Left', 'Left', 'Left', 'shift+Down')
    desk.keys('bracketleft')
    desk.expect('label', contains='Face, middle, 0:00 to the end')
    desk.expect(contains='Saved ')
    desk.keys('Delete')
    desk.expect_gone('label', contains='reason: somebody passing by')
    desk.keys('ctrl+z')
    desk.expect('label', contains='reason: somebody passing by')


def cover_and_uncover(desk):
    desk.keys('v')
    desk.expect('status bar', COVERED)
    expect_nothing(desk, 'as members see it')
    desk.keys('v')
    desk.expect('status bar', CLEAR)
    desk.keys('b')
    expect_nothing(desk, 'after B')
    desk.keys('b')
    desk.wait(lambda: shown(desk) > 1000, 'the picture to come back')


def close_panel(desk):
    desk.keys('F10')
    desk.wait(lambda: desk.see(contains='Close the panel'), 'the menu')
    desk.keys('Up', 'Return')  # it is the last one
    desk.expect_gone('status bar', CLEAR)


def check_stored(panel, folder):
    """What was drawn is what hide export gives, as one version more for each rest."""
    cli = [os.environ['SCRUTINY_CLI'], '--panel', str(panel), '--as', 'Tom Ellis',
           '--passphrase-file', str(folder / 'passphrase')]
    (folder / 'passphrase').write_text('demo')
    out = subprocess.run([*cli, '--json', 'hide', 'export', '3', 'A'], check=True, capture_output=True,
                         text=True).stdout
    regions = json.loads(out)['regions']
    mine = [region for region in regions if region['reason'] == 'bystander']
    assert len(mine) == 1, f'{len(mine)} boxes stored'
    key = mine[0]['keyframes'][0]
    assert abs(key['x'] - 0.37) < 1e-6 and abs(key['h'] - 0.21) < 1e-6, key
    assert mine[0]['id'].startswith('face-') and key['state'] == 'hold', mine


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as name:
    folder = pathlib.Path(name)
    panel = demo_panel(folder)
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        desk.sign_in('Tom Ellis')
        go_to_case(desk)
        expect_nothing(desk, 'before the editor')
        open_editor(desk)
        draw(desk)
        cover_and_uncover(desk)
        desk.press('Back to the case')
        desk.expect('heading', 'Case A')
        expect_nothing(desk, 'after leaving')
        desk.expect('label', contains='Second look to come.')
        assert not desk.children_of('bwv-scrutiny-footage'), 'the reader lives on'
        open_editor(desk)
        close_panel(desk)
        expect_nothing(desk, 'after closing the panel')
        assert not desk.children_of('bwv-scrutiny-footage'), 'the reader lives on'
    check_stored(panel, folder)
