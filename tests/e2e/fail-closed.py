# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is wrong with a clip or with the program that reads it: a cover, a plain
sentence, no protected pixel, and a window that lives."""
import os
import signal
import sqlite3
import tempfile

import steps
from demo import demo_panel
from desk import Desk
from display import is_face, is_plate

OF_CASE = """(SELECT clip.id FROM clip JOIN drawn_case ON drawn_case.id = clip.case_id
              WHERE meeting_id = 3 AND letter = ?)"""
MOST_LOSSES = 8  # it is started again a few times, then given up
STEPS_OF_A_CASE = 5


def change(panel, *changes):
    """Does to the panel's file what its triggers would never let the program do."""
    db = sqlite3.connect(panel / 'panel.db')
    with db:
        triggers = db.execute("SELECT name, sql FROM sqlite_schema "
                              "WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            db.execute(f'DROP TRIGGER {name}')
        for sql, letter in changes:
            assert db.execute(sql, (letter,)).rowcount > 0, f'nothing changed in {letter}'
        for _, sql in triggers:
            db.execute(sql)
    db.close()


def spoil_tracks(panel):
    newest = f'(SELECT max(id) FROM hide_track WHERE clip_id = {OF_CASE})'
    change(panel,
           (f'UPDATE hide_track SET track = randomblob(length(track)) WHERE id = {newest}', 'B'),
           (f'DELETE FROM hide_approval WHERE track_id = {newest}', 'C'))


def spoil_recording(panel, letter):
    db = sqlite3.connect(panel / 'panel.db')
    name, = db.execute(f'SELECT sha256 FROM clip WHERE id = {OF_CASE}', (letter,)).fetchone()
    db.close()
    path = panel / 'footage' / f'{name}.sealed'
    sealed = bytearray(path.read_bytes())
    for at in range(64, len(sealed), 4096):
        sealed[at] ^= 1
    path.write_bytes(sealed)


def go_to_footage(desk, letter):
    steps.open_case(desk, letter)
    desk.press('Next – footage')
    desk.press('To the footage')


def count_protected(desk):
    return desk.display.count(is_face, is_plate)


def expect_cover(desk, sentence, why):
    desk.wait(lambda: desk.see(contains=sentence), f'“{sentence}” {why}')
    assert count_protected(desk) == 0, f'something protected shows {why}'


def see_cover(desk, letter, sentence, why):
    go_to_footage(desk, letter)
    desk.wait(lambda: desk.can_press('Show footage') or desk.see(contains=sentence),
              f'the footage or “{sentence}” {why}')
    if desk.can_press('Show footage'):
        desk.press('Show footage')
    expect_cover(desk, sentence, why)
    desk.keys(*['alt+Left'] * STEPS_OF_A_CASE)
    desk.expect('list item', contains='Case A, ')


def lose_worker(desk, letter):
    go_to_footage(desk, letter)
    steps.show_footage(desk)
    desk.keys('space')
    desk.expect('push button', 'Pause')
    for loss in range(MOST_LOSSES):
        workers = desk.wait(lambda: desk.children_of('bwv-scrutiny-footage')
                            or desk.see('heading', 'This footage cannot be shown'),
                            'the reader or a sentence')
        if not isinstance(workers, list):
            break
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
        desk.wait(lambda: not set(workers) & set(desk.children_of('bwv-scrutiny-footage')),
                  'the readers to end')
        assert count_protected(desk) == 0, 'something protected shows'
    expect_cover(desk, 'This footage cannot be shown', 'after the reader was killed')
    desk.press('Body-worn video, one camera')
    desk.expect('status bar', contains='2 of ')


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    spoil_tracks(panel)
    spoil_recording(panel, 'D')
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        steps.sign_in(desk, 'Carys Evans')
        see_cover(desk, 'B', 'the hide data of this clip is damaged', 'with a damaged track')
        see_cover(desk, 'C', 'has not been second-checked', 'without a second look')
        see_cover(desk, 'D', 'cannot be shown', 'with a damaged recording')
        lose_worker(desk, 'A')
