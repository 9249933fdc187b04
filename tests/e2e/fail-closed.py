# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is wrong with a clip or with the program that reads it: a cover, a plain
sentence, no protected pixel, and a window that lives."""
import os
import signal
import sqlite3
import tempfile
import time

from desk import Desk, demo_panel, is_face, is_plate

OF_CASE = """(SELECT clip.id FROM clip JOIN drawn_case ON drawn_case.id = clip.case_id
              WHERE meeting_id = 3 AND letter = ?)"""
MOST_LOSSES = 8  # it is started again a few times, then given up


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
    desk.click(desk.expect('list item', contains=f'Case {letter}, '))
    desk.expect('heading', 'Know anyone here?')
    desk.press('No')
    desk.press('Next – footage')
    desk.press('To the footage')


def expect_cover(desk, sentence, why):
    desk.wait(lambda: desk.find_all(contains=sentence), f'“{sentence}” {why}')
    assert desk.count(is_face, is_plate) == 0, f'something protected shows {why}'


def back_to_cases(desk):
    while desk.see('list item', contains='Case A, ') is None:
        desk.keys('alt+Left')


def see_cover(desk, letter, sentence, why):
    go_to_footage(desk, letter)
    if desk.can_press('Show footage'):
        desk.press('Show footage')
    expect_cover(desk, sentence, why)
    back_to_cases(desk)


def lose_worker(desk, letter):
    go_to_footage(desk, letter)
    desk.press('Show footage')
    desk.expect('label', '0:00 / 0:10')
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
        time.sleep(0.2)
        assert desk.count(is_face, is_plate) == 0, 'something protected shows'
        desk.alive()
    expect_cover(desk, 'This footage cannot be shown', 'after the reader was killed')
    desk.click(desk.expect('push button', 'Body-worn video, one camera'))
    desk.expect('status bar', contains='1 of ')


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    spoil_tracks(panel)
    spoil_recording(panel, 'D')
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        desk.sign_in('Carys Evans')
        see_cover(desk, 'B', 'the hide data of this clip is damaged', 'with a damaged track')
        see_cover(desk, 'C', 'has not been second-checked', 'without a second look')
        see_cover(desk, 'D', 'cannot be shown', 'with a damaged recording')
        lose_worker(desk, 'A')
