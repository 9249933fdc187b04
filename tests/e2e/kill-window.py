# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window called saved is there after it was killed without warning."""
import os
import tempfile

from desk import Desk, demo_panel

ANSWER = 'Body-worn video, one camera'


def open_case(desk):
    desk.sign_in('Ben Morgan')
    desk.click(desk.expect('list item', contains='Case B'))


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        open_case(desk)
        desk.expect('heading', 'Know anyone here?')
        desk.press('No')
        desk.press('Next – footage')
        desk.press('To the footage')
        before = desk.expect('alert', contains='Saved ').get_name()
        desk.press(ANSWER)
        desk.wait(lambda: desk.see('alert', contains='Saved ').get_name() != before,
                  'another “Saved”')
        desk.kill()
        desk.start()
        open_case(desk)
        desk.wait(lambda: desk.pressed(ANSWER), f'“{ANSWER}” as it was answered')
