# SPDX-License-Identifier: GPL-3.0-or-later
"""From a force's file to a certificate that the terminal program verifies: in the real
window, in at most seven clicks from the list."""
import json
import os
import pathlib
import subprocess
import tempfile

import steps
from demo import demo_panel
from desk import Desk

MOST_CLICKS = 7
RECORDS = pathlib.Path(os.environ['SCRUTINY_FIXTURES']) / 'records'
FILE = RECORDS / '2021-10-surrey-stop-and-search.csv'
DICE = ['3907215846', '6120583974']


def import_records(desk):
    desk.click('list item', contains='Import list, done, 60 records')
    desk.expect('heading', 'Import a list of records')
    desk.fill('File', str(FILE))
    desk.press('Import this file')
    desk.expect('alert', '42 of 42 rows are in the panel.')
    desk.press('Check the list')
    desk.expect('heading', 'Is the list complete?')
    desk.expect('label', 'The panel has 102 records.')
    desk.press('Fix the list')
    desk.expect('heading', 'Which cases may be drawn, and how many?')


def fix_and_draw(desk):
    desk.clicks = 0
    steps.fix_list(desk)
    steps.roll_and_draw(desk, DICE)
    assert desk.clicks <= MOST_CLICKS, f'{desk.clicks} clicks from list to certificate'


def verify(panel, shown):
    kept = panel / 'certificates'
    paths = [str(kept / 'm4-1.certificate.json'), str(kept / 'm4-1.list.tsv')]
    subprocess.run([os.environ['SCRUTINY_CLI'], 'verify', *paths], check=True,
                   stdout=subprocess.DEVNULL)
    assert (kept / 'm4-1.certificate.pdf').read_bytes().startswith(b'%PDF')
    text = pathlib.Path(paths[0]).read_text()
    json.loads(text)
    assert len(shown) == 8, f'{len(shown)} cases on the screen'
    for reference in shown:
        assert f'"{reference}"' in text, f'{reference} is not on the certificate'
    lines = pathlib.Path(paths[1]).read_text().splitlines(keepends=True)
    pathlib.Path(paths[1]).write_text(''.join(lines[:-1]))
    changed = subprocess.run([os.environ['SCRUTINY_CLI'], 'verify', *paths],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert changed.returncode != 0, 'a list that was changed passes'


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    panel = demo_panel(folder)
    with Desk(os.environ['SCRUTINY_UI'], panel) as desk:
        steps.sign_in(desk, 'Tom Ellis')
        import_records(desk)
        fix_and_draw(desk)
        verify(panel, steps.drawn_references(desk))
