# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window called saved is there after it was killed without warning."""
import os
import tempfile

import steps
from demo import demo_panel
from desk import Desk

ANSWER = 'Body-worn video, one camera'


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        steps.sign_in(desk, 'Ben Morgan')
        steps.open_case(desk, 'B')
        steps.go_to_footage(desk)
        before = steps.saved(desk).get_name()
        desk.press(ANSWER)
        desk.wait(lambda: steps.saved(desk).get_name() != before, 'another “Saved”')
        desk.kill()
        desk.start()
        steps.sign_in(desk, 'Ben Morgan')
        desk.click('list item', contains='Case B')
        desk.wait(lambda: desk.pressed(ANSWER), f'“{ANSWER}” as it was answered')
