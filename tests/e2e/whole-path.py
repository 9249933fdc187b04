# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole main job in the real window, on real records: from *Start a new panel* to the
findings. After each part the terminal program says as another witness what is on the disk.
"""
import csv
import hashlib
import json
import os
import pathlib
import tempfile

import openpyxl

import steps
from desk import Desk
from display import is_face, is_plate
from terminal import CLI, Terminal, run

PASSPHRASE = 'four plain words here'
CHAIR, COORDINATOR, FORCE_LEAD = 'Megan Price', 'Tom Ellis', 'Sam Hughes'
MEMBERS = ['Aisha Khan', 'Ben Morgan']
PARTS = {COORDINATOR: 'Coordinator', FORCE_LEAD: 'Force lead', **dict.fromkeys(MEMBERS, 'Member')}
FILE = (pathlib.Path(os.environ['SCRUTINY_FIXTURES']) / 'records'
        / '2021-10-surrey-stop-and-search.csv')
DICE = ['3907215846', '6120583974']
VERIFY = pathlib.Path(__file__).resolve().parents[2] / 'docs' / 'verify' / 'verify.py'
NOTE = 'Calm and clear from the start.'
TOLD = 'The officer was new.'
VIEW, MINORITY = 'The reason came too late.', 'One of us saw nothing wrong.'
SAW, ASKS = 'The reason was given at the end.', 'Say why before the search begins.'
REPLY = 'A card with the eight things is now on every belt, and supervisors check it.'
MOST_CLICKS_TO_CERTIFICATE = 7
MOST_CLICKS_TO_ANSWER = 5


def start_panel(desk, panel):
    desk.click('list item', contains='Start a new panel')
    desk.expect('push button', 'Make panel…')
    for row, words in (('Name of the panel', 'Riverside'), ('Police force', 'Surrey'),
                       ('Your name', CHAIR)):
        desk.fill(row, words)
    desk.click('text', 'Passphrase')
    desk.type(PASSPHRASE)
    desk.press('Make panel…')
    desk.fill('Name:', str(panel))
    desk.press('_Make panel Make panel')
    desk.expect('heading', 'Write this code down')
    desk.press('Kept – go on')
    desk.expect('heading', 'No meeting yet')


def add_people(desk, terminal):
    desk.press('People of the panel')
    for person, part in PARTS.items():
        desk.press('Add somebody')
        desk.fill('Name', person)
        desk.choose('Part', part)
        desk.click('text', 'Passphrase, typed by them')
        desk.type(PASSPHRASE)
        desk.press('Add to the panel')
        desk.expect('list item', contains=person)
    desk.press('Back')
    desk.expect('heading', 'No meeting yet')
    people = {person['name']: person['role']
              for person in terminal.ask(CHAIR, 'people', 'list')['people']}
    assert people == {CHAIR: 'chair', COORDINATOR: 'coordinator', FORCE_LEAD: 'force_lead',
                      **dict.fromkeys(MEMBERS, 'member')}, people


def plan_meeting(desk, terminal):
    desk.press('Plan a meeting')
    desk.fill('Name, such as “December meeting”', 'December meeting')
    desk.fill('Day, such as 3 December 2026', '3 December 2026')
    desk.press('Plan this meeting')
    desk.expect('heading', 'December meeting')
    desk.click('check box', contains='The chair lets the coordinator')
    steps.saved(desk)
    assert [(meeting['title'], meeting['date'])
            for meeting in terminal.ask(CHAIR, 'meeting', 'list')['meetings']] \
        == [('December meeting', '2026-12-03')]


def import_records(desk, terminal):
    desk.press('Import a list')
    steps.choose_file(desk, 'Choose… File', FILE)
    if desk.can_press('Import this file'):
        desk.press('Import this file')
    desk.expect('alert', '42 of 42 rows are in the panel.')
    assert terminal.ask(COORDINATOR, 'records')['count'] == 42


def fix_and_draw(desk, panel, terminal):
    desk.press('Check the list')
    desk.expect('label', 'The panel has 42 records.')
    desk.press('Fix the list')
    desk.expect('heading', 'Which cases may be drawn, and how many?')
    desk.clicks = 0
    desk.set_number('Cases to draw', 2)
    desk.set_number('Reserves', 1)
    steps.fix_list(desk)
    steps.roll_and_draw(desk, DICE)
    assert desk.clicks <= MOST_CLICKS_TO_CERTIFICATE, f'{desk.clicks} clicks to the certificate'
    shown = steps.drawn_references(desk)
    certificate = panel / 'certificates' / 'm1-1.certificate.json'
    assert 'The draw holds.' in run('/usr/bin/python3', VERIFY, certificate,
                                    certificate.with_name('m1-1.list.tsv'))
    cases = terminal.ask(CHAIR, 'meeting', 'show', '1')['cases']
    assert [case['id'] for case in cases] == shown, (cases, shown)


def prepare_cases(desk, terminal, clip, track):
    """Case A gets footage and what is hidden in it; case B has none, for a reason."""
    desk.press('Get footage')
    desk.click('list item', contains='Case A')
    steps.choose_file(desk, 'Choose… Video file', clip)
    desk.press('Add this footage')
    steps.choose_file(desk, 'Choose… Hide track (JSON file)', track)
    desk.expect('label', contains='of the picture hidden')
    desk.press('Back to the cases')
    desk.click('list item', contains='Case B')
    desk.click('list item', contains='No footage')
    desk.choose('Reason', 'Battery empty')
    desk.press('Note it')
    desk.press('Back to the cases')
    desk.expect('list item', contains='Case B')
    clips = terminal.ask(COORDINATOR, 'footage', 'list', '1', 'A')['clips']
    assert [clip['duration_us'] for clip in clips] == [10_000_000], clips
    cases = terminal.ask(COORDINATOR, 'meeting', 'show', '1')['cases']
    assert [case['no_footage'] for case in cases] == [None, 'battery'], cases
    assert terminal.ask(COORDINATOR, 'footage', 'check')['holds']


def look_again(desk, terminal):
    desk.press('Take a second look')
    desk.press('Prepare case A')
    desk.press('Take a second look')
    steps.show_footage(desk)
    assert not desk.can_press('Approve what is hidden'), 'approved without a look'
    desk.keys('space')
    desk.press('Approve what is hidden')
    desk.press('Back to the cases')
    desk.press('Back to the steps')
    assert terminal.ask(CHAIR, 'meeting', 'show', '1')['cases'][0]['state'] == 'second_look_done'


def first_answer(desk, member):
    desk.clicks = 0
    steps.sign_in(desk, member, PASSPHRASE)
    steps.open_case(desk, 'A')
    desk.press('Partly')
    desk.expect('alert', contains='Saved ')
    assert desk.clicks <= MOST_CLICKS_TO_ANSWER, f'{desk.clicks} clicks to the first answer'


def watch_and_note(desk):
    steps.go_to_footage(desk)
    steps.show_footage(desk)
    desk.keys('space')
    desk.expect('push button', 'Pause')
    assert desk.display.count(is_face, is_plate) == 0, 'something protected shows'
    desk.keys('n')
    desk.wait(lambda: desk.focused() == 'Note at this moment', 'one key to a note')
    desk.type(NOTE)
    desk.keys('Return')
    desk.expect_gone('text', 'Note at this moment')


def answer_well(desk):
    """Returns the receipt."""
    first_answer(desk, MEMBERS[0])
    watch_and_note(desk)
    steps.look_over(desk)
    desk.press('Go to: Overall grade Overall grade')
    steps.choose_grade(desk, '1')
    steps.look_over(desk)
    return steps.hand_in(desk)


def answer_with_doubt(desk):
    """Returns the receipt. The other case is skipped, with one click."""
    first_answer(desk, MEMBERS[1])
    steps.go_to_footage(desk)
    desk.press('Amber – Learning needed')
    desk.fill('Why that grade?', 'No reason was given at first.')
    steps.look_over(desk)
    receipt = steps.hand_in(desk)
    steps.open_case(desk, 'B')
    desk.press('Next – footage')
    desk.expect('label', contains='Battery empty')
    before = desk.clicks
    desk.press('Skip this case')
    desk.expect('list item', contains='Case B, Skipped')
    assert desk.clicks - before == 1, 'a skip is one click'
    return receipt


def answer_from_record(desk):
    steps.open_case(desk, 'B')
    desk.press('Next – footage')
    desk.press('Answer from the record')
    desk.press('Green – Good practice')
    steps.look_over(desk)
    steps.hand_in(desk)
    desk.expect('list item', contains='Case B, Done')


def close_and_show(desk, letter):
    desk.press('Close answers')
    desk.press('_Close answers Close answers')
    desk.press('Show results')
    desk.expect('label', 'The panel’s view')
    assert not desk.can_press('Keep the panel’s view'), 'a view that nobody chose'
    for member in MEMBERS:
        assert member not in desk.tree(most=1000), f'{member} is named beside the answers'


def agree_on_first(desk, terminal):
    close_and_show(desk, 'A')
    desk.expect('list item', contains=NOTE)
    desk.choose('Grade', 'Amber – Learning needed')
    desk.fill('What the panel says', VIEW)
    desk.fill('Another view (printed too)', MINORITY)
    desk.click('list item', 'Keep what we were told')
    desk.fill('Their part, such as “force lead”; no names', 'force lead')
    desk.fill('What they said', TOLD)
    desk.press('Keep it')
    desk.expect('list item', contains=TOLD)
    assert desk.text_of(desk.see('text', 'What the panel says')) == VIEW, 'the view was lost'
    ask_force(desk)
    desk.press('Keep the panel’s view')
    desk.expect('list item', contains='Case A, Agreed')
    results = terminal.ask(CHAIR, 'answer', 'results', '1', 'A')
    assert results['handed_in'] == 2, results
    assert results['grades'] == {'green': 1, 'amber': 1, 'red': 0, 'not_gradable': 0}, results


def ask_force(desk):
    """A learning point, from the case that is in the room."""
    desk.press('Add an action')
    desk.fill('What we saw', SAW)
    desk.fill('What we ask', ASKS)
    desk.press('Add this action')
    desk.expect('push button', 'Keep the panel’s view')
    assert desk.text_of(desk.see('text', 'What the panel says')) == VIEW, 'the view was lost'


def agree_on_second(desk, terminal):
    desk.press('Next case')
    desk.expect('heading', 'Case B')
    close_and_show(desk, 'B')
    desk.choose('Grade', 'Green – Good practice')
    desk.fill('What the panel says', 'The record is clear.')
    desk.press('Keep the panel’s view')
    desk.expect('list item', contains='Case B, Agreed')
    assert [case['state'] for case in terminal.ask(CHAIR, 'meeting', 'show', '1')['cases']] \
        == ['agreed', 'agreed']


def seal(desk, terminal):
    desk.press('Seal the meeting')
    desk.expect('label', 'Everything is done. The meeting can be sealed.')
    desk.press('Seal the meeting')
    desk.press('_Seal it Seal it')
    desk.expect('heading', 'The meeting is sealed')
    assert terminal.ask(CHAIR, 'meeting', 'show', '1')['state'] == 'sealed'


def answer_panel(desk, terminal):
    desk.press('Look at the actions')
    desk.click('list item', contains=ASKS)
    steps.reply(desk, '10 December 2026', REPLY)
    point, = terminal.ask(FORCE_LEAD, 'learning', 'list')['learning_points']
    assert (point['saw'], point['asks'], point['reply']) == (SAW, ASKS, REPLY), point


def accept(desk, terminal):
    desk.press('Look at the actions')
    desk.click('list item', contains=ASKS)
    desk.press('Accept the reply')
    desk.expect_gone('push button', 'Accept the reply')
    point, = terminal.ask(CHAIR, 'learning', 'list')['learning_points']
    assert point['state'] == 'accepted', point


def save_findings(desk, folder):
    for kind in ('pdf', 'xlsx', 'csv', 'json'):
        steps.save_report(desk, folder / f'findings.{kind}')


def check_findings(folder, panel, terminal):
    """The force is told that two cases are too few to show; the panel has the counts."""
    findings = json.loads((folder / 'findings.json').read_text())
    assert findings['headlines'][0] == 'Fewer than 5 cases: too few to show.', findings
    point, = findings['tables']['learning_points']['rows']
    assert point[1] == 'Done' and {SAW, ASKS, REPLY} <= set(point), point
    certificate = (panel / 'certificates' / 'm1-1.certificate.json').read_bytes()
    assert findings['tables']['draws']['rows'] \
        == [['2026-12-03', 42, hashlib.sha256(certificate).hexdigest()]], findings['tables']
    terminal.ask(CHAIR, 'findings', '--format', 'json', folder / 'own.json')
    own = json.loads((folder / 'own.json').read_text())
    assert own['tables']['grades_by_meeting']['rows'][0][1:] == [1, 1, 0, 0, 0, 2], own
    assert 'Footage missing in 1 of 2 cases drawn.' in own['headlines'][1], own


def check_papers(folder):
    """What was saved opens in programs that are not ours, and names nobody."""
    assert 'Riverside' in run('pdftotext', folder / 'findings.pdf', '-')
    assert openpyxl.load_workbook(folder / 'findings.xlsx').sheetnames
    with open(folder / 'findings.csv', newline='') as lines:
        assert len(list(csv.reader(lines))) > 5
    said = ''.join(path.read_text() for path in folder.glob('findings.[cj]s*'))
    for person in (CHAIR, *PARTS):
        assert person not in said, f'{person} is named in the findings'


def check_panel(panel, terminal, receipts):
    log = terminal.ask(CHAIR, 'audit', 'verify')
    assert log['holds'] and not log['problems'], log
    for member, receipt in zip(MEMBERS, receipts):
        assert terminal.ask(member, 'answer', 'receipt', '1', 'A', receipt)['counted']
    wide_open = [path for path in panel.rglob('*') if path.stat().st_mode & 0o077]
    assert not wide_open, wide_open


def let_in(desk, person):
    """The people change at one computer, as in a small panel's room."""
    steps.sign_out(desk)
    steps.sign_in(desk, person, PASSPHRASE)


def prepare(desk, panel, terminal, clip, track):
    start_panel(desk, panel)
    add_people(desk, terminal)
    plan_meeting(desk, terminal)
    let_in(desk, COORDINATOR)
    import_records(desk, terminal)
    fix_and_draw(desk, panel, terminal)
    prepare_cases(desk, terminal, clip, track)
    let_in(desk, CHAIR)
    look_again(desk, terminal)


def meet(desk, terminal):
    """Returns the receipts of both members."""
    desk.press('Go to the meeting')
    desk.press('Open the meeting')
    desk.expect('push button', 'Close answers')
    steps.sign_out(desk)
    receipts = [answer_well(desk)]
    answer_from_record(desk)
    steps.sign_out(desk)
    receipts.append(answer_with_doubt(desk))
    let_in(desk, CHAIR)
    desk.press('Go to the meeting')
    desk.expect('alert', contains='2 of 2 answered')
    agree_on_first(desk, terminal)
    agree_on_second(desk, terminal)
    seal(desk, terminal)
    return receipts


def learn(desk, terminal, folder):
    let_in(desk, FORCE_LEAD)
    answer_panel(desk, terminal)
    let_in(desk, CHAIR)
    accept(desk, terminal)
    let_in(desk, FORCE_LEAD)
    save_findings(desk, folder)


def kept_outside(home):
    """What the computer's list of recent files says of the files that were chosen."""
    return [line for path in home.rglob('recently-used*')
            for line in path.read_text().splitlines() if 'href=' in line]


def main(folder):
    panel, clip, track = (folder / name for name in ('Riverside.panel', 'clip.mp4', 'track.json'))
    terminal = Terminal(panel, PASSPHRASE)
    run(CLI, 'demo', 'clip', clip, track)
    with Desk(os.environ['SCRUTINY_UI']) as desk:
        prepare(desk, panel, terminal, clip, track)
        receipts = meet(desk, terminal)
        learn(desk, terminal, folder)
        desk.wait(lambda: not kept_outside(desk.home), 'the recent files to be forgotten')
    check_findings(folder, panel, terminal)
    check_papers(folder)
    check_panel(panel, terminal, receipts)


with tempfile.TemporaryDirectory(prefix='scrutiny-e2e-') as folder:
    main(pathlib.Path(folder))
