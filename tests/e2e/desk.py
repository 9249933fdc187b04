# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window through the accessibility bus, as a person would.

A Desk is a private X display and one running program. It must be made inside
dbus-run-session, so that nothing of the machine's own session is touched. Find
things by role and name; what has no name cannot be found, which is the point.
Where GTK 4.8 offers no action (check buttons, rows), the pointer clicks the
middle of the thing's extents. Nothing here waits for a time: whoever acts then
expects what the act must bring about.
"""
import collections
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

from display import Display, dies_with_us  # noqa: E402

TIMEOUT_S = 30
LOOK_S = 0.03  # between two looks at what is waited for
FOOT_PX = 90  # the suggested button and the status line cover that much
PAGES_DEPTH = 7
HOLD_NOTHING = {'label', 'heading', 'image', 'slider', 'spin button', 'status bar'}
WINDOW = Atspi.CoordType.WINDOW
STATE = Atspi.StateType


class Desk:
    def __init__(self, program, *arguments, size='1280x800', env=None):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix='scrutiny-e2e-'))
        self.log = self.home / 'program.log'
        self.arguments = dies_with_us(program, *arguments)
        self.clicks = 0
        self.program = None
        self.display = None
        try:
            self._forgo_animations()
            self.display = Display(size)
            self.env = dict(self.display.env, HOME=str(self.home),
                            XDG_CONFIG_HOME=str(self.home / 'config'),
                            XDG_CACHE_HOME=str(self.home / 'cache'),
                            XDG_DATA_HOME=str(self.home / 'data'),
                            GDK_BACKEND='x11', GSK_RENDERER='cairo', LC_ALL='C.UTF-8',
                            GSETTINGS_BACKEND='memory', ADW_DISABLE_PORTAL='1',
                            GTK_USE_PORTAL='0', G_DEBUG='fatal-criticals', **(env or {}))
            self.env.pop('GTK_A11Y', None)
            os.environ['DISPLAY'] = self.env['DISPLAY']
            Atspi.init()
            self.focus = None
            self.listener = Atspi.EventListener.new(self._heed_focus)
            self.listener.register('object:state-changed:focused')
            self.start()
        except BaseException:
            self._end()
            raise

    def _forgo_animations(self):
        """As the system setting of people who are made dizzy by them."""
        settings = self.home / 'config' / 'gtk-4.0' / 'settings.ini'
        settings.parent.mkdir(parents=True)
        settings.write_text('[Settings]\ngtk-enable-animations=0\n')

    def start(self):
        with open(self.log, 'ab') as log:
            self.program = subprocess.Popen(self.arguments, env=self.env, stdout=log, stderr=log)
        self.wait(lambda: self.window(), 'the window')
        self.focus_window()

    def focus_window(self):
        self.wait(lambda: self.display.focus_window_of(self.program.pid), 'a window on the display')

    def kill(self):
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        said = self._end()
        bad = [line for line in said.splitlines()
               if any(word in line for word in ('CRITICAL', 'WARNING', 'ERROR', 'warning'))]
        if kind is None:
            assert not bad, 'the program complained:\n' + '\n'.join(bad)

    def _end(self):
        """Ends whatever was started. Returns what the program said."""
        if self.program is not None and self.program.poll() is None:
            self.program.terminate()
            try:
                self.program.wait(10)
            except subprocess.TimeoutExpired:
                self.program.kill()
                self.program.wait()
        if self.display is not None:
            self.display.close()
        said = self.said()
        shutil.rmtree(self.home, ignore_errors=True)
        return said

    def said(self):
        return self.log.read_text(errors='replace') if self.log.exists() else ''

    # --- looking

    def application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            try:
                if child is not None and child.get_process_id() == self.program.pid:
                    return child
            except Exception:
                continue
        return None

    def window(self):
        application = self.application()
        if application is None or application.get_child_count() == 0:
            return None
        return application.get_child_at_index(0)

    def walk(self, node=None):
        """All that may be shown below a node, or in all windows: the thing, its role,
        and what has still to be asked if it shows. What lies deep, as the hundreds of
        answers of a form, comes last. Every question to the program takes time on a busy
        machine: only at the top, where the pages lie over each other, is everything
        asked at once."""
        node = node or self.application()
        to_see = collections.deque([(node, 0, ())] if node is not None else [])
        while to_see:
            at, depth, unasked = to_see.popleft()
            try:
                role = at.get_role_name()
                if 0 < depth <= PAGES_DEPTH and not self._is_shown(at):
                    continue
                unasked = unasked + (at,) if depth > PAGES_DEPTH else ()
                yield at, role, unasked
                if role in HOLD_NOTHING or role == 'push button' and at.get_name() != 'Menu':
                    continue
                to_see.extend((child, depth + 1, unasked) for child in
                              map(at.get_child_at_index, range(at.get_child_count()))
                              if child is not None)
            except Exception:
                continue

    def _are_shown(self, nodes):
        return all(map(self._is_shown, nodes))

    @staticmethod
    def _is_shown(node):
        # GTK 4.8 marks only windows as showing. What is not mapped has no size or, as
        # the pages behind this one, does not hold its own middle.
        if not node.get_state_set().contains(STATE.VISIBLE):
            return False
        component = node.get_component_iface()
        if component is None:
            return True
        box = component.get_extents(WINDOW)
        return (box.width > 0 and box.height > 0
                and component.contains(box.x + box.width // 2, box.y + box.height // 2, WINDOW))

    def find(self, role=None, name=None, contains=None):
        for node, its_role, unasked in self.walk():
            if role and its_role != role:
                continue
            try:
                said = node.get_name() or ''
                if ((name is None or said == name) and (contains is None or contains in said)
                        and self._are_shown(unasked)):
                    yield node
            except Exception:
                continue

    def see(self, role=None, name=None, contains=None):
        return next(self.find(role, name, contains), None)

    def wait(self, question, what, timeout_s=TIMEOUT_S):
        """Asks until the answer is not false, and returns it."""
        deadline = time.monotonic() + timeout_s
        while True:
            answer = question()
            if answer:
                return answer
            if time.monotonic() > deadline:
                raise AssertionError(f'waited {timeout_s} s for {what}; the screen shows:\n'
                                     f'{self.tree()}\n{self.said()[-4000:]}')
            try:
                status = self.program.wait(LOOK_S)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError(f'the program ended with {status}:\n{self.said()[-4000:]}')

    def expect(self, role=None, name=None, contains=None, timeout_s=TIMEOUT_S):
        return self.wait(lambda: self.see(role, name, contains),
                         f'{role or "anything"} “{name or contains}”', timeout_s)

    def expect_gone(self, role=None, name=None, contains=None, timeout_s=TIMEOUT_S):
        self.wait(lambda: self.see(role, name, contains) is None,
                  f'{role or "anything"} “{name or contains}” to go', timeout_s)

    def tree(self, most=100):
        """What the screen shows, a line a thing; what only holds others is left out."""
        lines = []
        for node, role, unasked in self.walk():
            try:
                name = node.get_name()
                if (name and not name.startswith(('Gtk', 'Adw', 'Scrutiny'))
                        and self._are_shown(unasked)):
                    lines.append(f'  {role}: {name}')
            except Exception:
                continue
            if len(lines) == most:
                break
        return '\n'.join(lines)

    @staticmethod
    def text_of(entry):
        return Atspi.Text.get_text(entry, 0, Atspi.Text.get_character_count(entry))

    def _heed_focus(self, event):
        if event.detail1:
            self.focus = event.source

    def focused(self):
        """What has the keys, by its name, as the program last told."""
        while GLib.MainContext.default().iteration(False):
            pass
        return self.focus.get_name() if self.focus is not None else None

    def pressed(self, name):
        """Whether a switch or an answer of this name is on."""
        return any(node.get_state_set().contains(state)
                   for node in self.find('push button', name)
                   for state in (STATE.PRESSED, STATE.CHECKED))

    def can_press(self, name, role='push button'):
        return self._enabled(role, name) is not None

    def _enabled(self, role, name):
        for node in self.find(role, name):
            if node.get_state_set().contains(STATE.SENSITIVE):
                return node
        return None

    def children_of(self, program):
        """The ids of what the window has started, by the name of the program."""
        found = []
        for status in pathlib.Path('/proc').glob('[0-9]*/stat'):
            try:
                name, rest = status.read_text().rsplit(')', 1)
            except OSError:
                continue
            if int(rest.split()[1]) == self.program.pid and program[:15] in name:
                found.append(int(status.parent.name))
        return found

    # --- acting

    def press(self, name, role='push button', timeout_s=TIMEOUT_S):
        """Activates a button by its action, or by the pointer where it has none."""
        node = self.wait(lambda: self._enabled(role, name), f'an enabled {role} “{name}”', timeout_s)
        action = node.get_action_iface()
        if action is not None and action.get_n_actions() > 0:
            self.clicks += 1
            action.do_action(0)
        else:
            self.click(role, name)

    def click(self, role, name=None, contains=None, counts=True):
        """Clicks the middle of a thing that has come to rest; the wheel is turned until
        what lies below the fold shows."""
        self.clicks += 1 if counts else 0
        box = self._box_at_rest(role, name, contains)
        window = self.window().get_component_iface().get_extents(WINDOW)
        while role != 'push button' and box.y + box.height > window.height - FOOT_PX:
            self.display.turn_wheel_down(window.width // 2, window.height // 2)
            last = box.y
            self.wait(lambda: self._box(role, name, contains).y < last,
                      f'{role} “{name or contains}” to come up')
            box = self._box_at_rest(role, name, contains)
        self.display.click(box.x + box.width // 2, box.y + box.height // 2)

    def _box(self, role, name, contains):
        return self.expect(role, name, contains).get_component_iface().get_extents(WINDOW)

    def _box_at_rest(self, role, name, contains):
        """Where a thing is, once two looks in a row found it in the same place."""
        seen = [None]

        def rests():
            box = self._box(role, name, contains)
            place = (box.x, box.y, box.width, box.height)
            is_same, seen[0] = place == seen[0], place
            return box if is_same else None

        return self.wait(rests, f'{role} “{name or contains}” to come to rest')

    def choose(self, row, option):
        """Picks from a drop-down row: one click opens it, one choice closes it."""
        node = self.expect('combo box', contains=row)
        before = len(self._options(node))
        self.click('combo box', contains=row)
        self.wait(lambda: option in self._options(node)[before:],
                  f'“{option}” among the choices of “{row}”')
        names = self._options(node)[before:]
        self.clicks += 1
        self.keys('Home', *['Down'] * names.index(option), 'Return')
        self.wait(lambda: len(self._options(node)) <= before, f'the choices of “{row}” to go')

    def _options(self, node):
        return [child.get_name() for child, role, unasked in self.walk(node)
                if role == 'label' and child.get_name() and self._are_shown(unasked or [child])]

    def tab_to(self, name, most=30):
        """Moves the focus with the Tab key alone."""
        for _ in range(most):
            at = self.focused()
            if at == name:
                return
            self.keys('Tab')
            self.wait(lambda: self.focused() != at, f'the focus to leave “{at}”')
        raise AssertionError(f'{most} tabs did not reach “{name}”; now at “{self.focused()}”')

    def fill(self, name, text, role='text'):
        """Puts text into the entry that carries this name."""
        editable = self.expect(role, name).get_editable_text_iface()
        assert editable is not None, f'“{name}” takes no text'
        editable.set_text_contents(text)

    def set_number(self, name, value):
        number = self.expect('spin button', contains=name).get_value_iface()
        number.set_current_value(value)

    def keys(self, *names):
        self.display.keys(*names)

    def type(self, text):
        self.display.type(text)
