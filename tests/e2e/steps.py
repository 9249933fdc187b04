# SPDX-License-Identifier: GPL-3.0-or-later
"""What several scripts do in the window, each ending with what it must bring about."""


def sign_in(desk, person, passphrase='demo'):
    desk.expect('heading', 'Who is here?')
    if desk.see('combo box', 'Your name') is not None:
        desk.choose('Your name', person)
    desk.click('text', 'Passphrase', counts=False)
    desk.type(passphrase)
    desk.keys('Return')
    desk.expect_gone('heading', 'Who is here?')


def choose_in_menu(desk, entry):
    desk.press('Menu')
    desk.press(entry, 'menu item')


def sign_out(desk):
    choose_in_menu(desk, 'Sign out')
    desk.expect('heading', 'Who is here?')


def choose_file(desk, button, path, verb='_Open Open'):
    """Types a path into the file chooser that a button opens."""
    desk.press(button)
    desk.expect('push button', verb)
    desk.focus_window()
    desk.keys('ctrl+l')
    entry = desk.expect('text', 'GtkFileChooserEntry')
    desk.type(path)
    desk.wait(lambda: desk.text_of(entry) == str(path), f'“{path}” in the file chooser')
    desk.press(verb)
    desk.expect_gone('push button', verb)
    desk.focus_window()


def saved(desk):
    """The line at the bottom after the next thing is on the disk."""
    return desk.expect('alert', contains='Saved ')


# --- coordinator and chair, before the meeting


def fix_list(desk):
    """From the plan on the screen to the code that is read out."""
    desk.press('Fix this list')
    desk.press('_Fix the list Fix the list')
    desk.expect('heading', 'The list is fixed')


def roll_and_draw(desk, dice):
    desk.press('Roll the dice')
    for seat, digits in enumerate(dice, 1):
        desk.expect('text', f'Digits of person {seat}')
        assert not desk.can_press('Draw the cases'), 'a draw without enough dice'
        desk.type(digits)
        desk.clicks += 1
        desk.keys('Return')
    desk.press('Draw the cases')
    desk.expect('heading', 'The cases are drawn')


def drawn_references(desk):
    """The records of the cases on the page of the draw."""
    named = [node.get_name() for node in desk.find('list item', contains=', ticket ')]
    return [name.split(', ticket')[0].split(', ')[-1] for name in named
            if not name.startswith('Reserve')]


# --- a member and one case


def open_case(desk, letter):
    desk.click('list item', contains=f'Case {letter}, ')
    desk.expect('heading', 'Know anyone here?')
    desk.press('No')
    desk.expect('heading', 'What the record says')


def go_to_footage(desk):
    desk.press('Next – footage')
    desk.expect('heading', 'Before you watch')
    desk.press('To the footage')
    desk.expect('push button', 'Show footage')


def show_footage(desk):
    desk.press('Show footage')
    desk.expect('label', '0:00 / 0:10')


def look_over(desk):
    """From the last question to the list of what is not answered."""
    desk.keys('ctrl+Return')
    desk.expect('heading', 'Anything that does not match?')
    desk.press('Next – look over')
    desk.expect('heading', 'Look over your answers')


def choose_grade(desk, key):
    """Goes to the grade that is still needed, and chooses one by its number."""
    before = desk.expect('status bar', contains=' answered').get_name()
    desk.wait(lambda: desk.focused() == 'Green – Good practice', 'the focus at the grade')
    desk.keys(key)
    desk.wait(lambda: desk.see('status bar').get_name() != before, 'the grade')


def hand_in(desk):
    """Returns the receipt."""
    desk.press('Hand in – done')
    desk.expect('heading', 'Done')
    receipt = desk.wait(lambda: [node.get_name() for node in desk.find('label')
                                 if len(node.get_name().split()) == 8
                                 and len(node.get_name()) == 71], 'the receipt')[0]
    desk.press('Back to the cases')
    return receipt


# --- the force lead


def save_report(desk, path):
    desk.fill('File', str(path))
    desk.press('Save the report')
    desk.expect('alert', 'The report is saved.')
    desk.wait(path.exists, f'{path}')


def reply(desk, day, words):
    desk.fill('Day, such as 24 December 2026', day)
    desk.fill('What you say to the panel', words)
    desk.press('Send this reply')
    desk.expect_gone('push button', 'Send this reply')
