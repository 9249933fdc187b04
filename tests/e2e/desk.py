# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window through the accessibility bus, as a person would.

A Desk is a private X display and one running program. It must be made inside
dbus-run-session, so that nothing of the machine's own session is touched. Find
things by role and name; what has no name cannot be found, which is the point.
Where GTK 4.8 offers no action (check buttons, rows), the pointer clicks the
middle of the thing's extents.
"""
import collections
import fcntl
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

TIMEOUT_S = 30


# What the made-up footage paints faces and number plates with; nothing else in it,
# and nothing in the window, comes near (media/worker/scene.c).
def is_face(red, green, blue):
    return red > 165 and blue > 165 and green < 90


def is_plate(red, green, blue):
    return green > 165 and blue > 165 and red < 90


def demo_panel(folder):
    """A copy of the demo panel for one script. Making one takes seconds, so it is made
    once for each build of the terminal program."""
    cli = os.environ['SCRUTINY_CLI']
    made = os.stat(cli)
    keep = pathlib.Path(os.environ['G_TEST_BUILDDIR']) / 'e2e'
    master = keep / f'demo-{made.st_mtime_ns}-{made.st_size}'
    with open(keep / 'demo.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not master.is_dir():
            for old in keep.glob('demo-*'):
                shutil.rmtree(old)
            part = keep / 'demo-part'
            subprocess.run([cli, 'demo', str(part)], check=True, stdout=subprocess.DEVNULL)
            part.rename(master)
    panel = pathlib.Path(folder) / 'panel'
    shutil.copytree(master, panel)
    return panel


class Desk:
    def __init__(self, program, *arguments, size='1280x800', env=None, home=None):
        self.home = pathlib.Path(home or tempfile.mkdtemp(prefix='scrutiny-e2e-'))
        self.owns_home = home is None
        self.log = self.home / 'program.log'
        self.display = self._start_display(size)
        self.env = dict(os.environ, DISPLAY=self.display, HOME=str(self.home),
                        XDG_CONFIG_HOME=str(self.home / 'config'),
                        XDG_CACHE_HOME=str(self.home / 'cache'),
                        XDG_DATA_HOME=str(self.home / 'data'),
                        GDK_BACKEND='x11', GSK_RENDERER='cairo', LC_ALL='C.UTF-8',
                        GSETTINGS_BACKEND='memory', ADW_DISABLE_PORTAL='1',
                        GTK_USE_PORTAL='0', G_DEBUG='fatal-criticals', **(env or {}))
        self.env.pop('GTK_A11Y', None)
        os.environ['DISPLAY'] = self.display
        self.arguments = [str(program), *map(str, arguments)]
        self.clicks = 0
        self.start()

    def _start_display(self, size):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ['Xvfb', '-displayfd', str(write), '-screen', '0', size + 'x24', '-nolisten', 'tcp',
             '-noreset'], pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        number = b''
        while not number.endswith(b'\n'):
            piece = os.read(read, 16)
            if not piece:
                raise RuntimeError('the X server did not start')
            number += piece
        os.close(read)
        return ':' + number.decode().strip()

    def start(self):
        with open(self.log, 'ab') as log:
            self.program = subprocess.Popen(self.arguments, env=self.env, stdout=log, stderr=log)
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi
        self.atspi = Atspi
        Atspi.init()
        self.wait(lambda: self.window(), 'the window')
        self.focus_window()

    def focus_window(self):
        deadline = time.monotonic() + TIMEOUT_S
        while time.monotonic() < deadline:
            found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid',
                                    str(self.program.pid)], env=self.env, capture_output=True,
                                   text=True).stdout.split()
            if found:
                subprocess.run(['xdotool', 'windowfocus', found[-1]], env=self.env,
                               stderr=subprocess.DEVNULL)
                return
            time.sleep(0.1)
        raise AssertionError('no window on the display')

    def kill(self):
        self.program.send_signal(signal.SIGKILL)
        self.program.wait()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.close()
            return
        self.program.kill()
        self.server.terminate()

    def close(self):
        """Ends the program and checks that it said nothing it should not."""
        if self.program.poll() is None:
            self.program.terminate()
            try:
                self.program.wait(10)
            except subprocess.TimeoutExpired:
                self.program.kill()
        self.server.terminate()
        self.server.wait()
        said = self.log.read_text(errors='replace')
        if self.owns_home:
            shutil.rmtree(self.home, ignore_errors=True)
        bad = [line for line in said.splitlines()
               if 'CRITICAL' in line or 'WARNING' in line or 'ERROR' in line]
        assert not bad, 'the program complained:\n' + '\n'.join(bad)

    # --- looking

    def application(self):
        desktop = self.atspi.get_desktop(0)
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

    def alive(self):
        if self.program.poll() is not None:
            raise AssertionError(f'the program ended with {self.program.returncode}:\n'
                                 + self.log.read_text(errors='replace')[-4000:])

    def walk(self, node=None, showing=True):
        node = node or self.application()
        if node is None:
            return
        stack = [node]
        while stack:
            at = stack.pop()
            try:
                if showing and at is not node and not self._is_shown(at):
                    continue
                yield at
                stack.extend(filter(None, (at.get_child_at_index(i) for i in
                                           range(at.get_child_count() - 1, -1, -1))))
            except Exception:
                continue

    def _is_shown(self, node):
        # GTK 4.8 marks only windows as showing. What is not mapped has no size or, as
        # the pages behind this one, does not hold its own middle.
        if not node.get_state_set().contains(self.atspi.StateType.VISIBLE):
            return False
        component = node.get_component_iface()
        if component is None:
            return True
        window = self.atspi.CoordType.WINDOW
        box = component.get_extents(window)
        return (box.width > 0 and box.height > 0
                and component.contains(box.x + box.width // 2, box.y + box.height // 2, window))

    def find(self, role=None, name=None, contains=None, showing=True):
        for node in self.walk(showing=showing):
            try:
                said = node.get_name() or ''
                if role and node.get_role_name() != role:
                    continue
            except Exception:
                continue
            if name is not None and said != name:
                continue
            if contains is not None and contains not in said:
                continue
            yield node

    def find_all(self, role=None, name=None, contains=None, showing=True):
        return list(self.find(role, name, contains, showing))

    def see(self, role=None, name=None, contains=None):
        return next(self.find(role, name, contains), None)

    def wait(self, question, what, timeout_s=TIMEOUT_S):
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            self.alive()
            answer = question()
            if answer:
                return answer
            time.sleep(0.1)
        raise AssertionError(f'waited {timeout_s} s for {what}; the screen shows:\n' + self.tree())

    def expect(self, role=None, name=None, contains=None, timeout_s=TIMEOUT_S):
        return self.wait(lambda: self.see(role, name, contains),
                         f'{role or "anything"} “{name or contains}”', timeout_s)

    def expect_gone(self, role=None, name=None, contains=None, timeout_s=TIMEOUT_S):
        self.wait(lambda: self.see(role, name, contains) is None,
                  f'{role or "anything"} “{name or contains}” to go', timeout_s)

    def tree(self, most=45):
        """What the screen shows, a line a thing; what only holds others is left out."""
        lines = []
        for node in self.walk():
            try:
                name = node.get_name()
                if name and not name.startswith(('Gtk', 'Adw', 'Scrutiny')):
                    lines.append(f'  {node.get_role_name()}: {name}')
            except Exception:
                continue
            if len(lines) == most:
                break
        return '\n'.join(lines)

    def count(self, *kinds):
        """How many pixels of the display are of any of these kinds, as is_face."""
        picture = subprocess.run(['import', '-silent', '-window', 'root', '-depth', '8', 'rgb:-'],
                                 env=self.env, check=True, capture_output=True).stdout
        pixels = zip(picture[0::3], picture[1::3], picture[2::3])
        return sum(n for pixel, n in collections.Counter(pixels).items()
                   if any(kind(*pixel) for kind in kinds))

    def colours(self):
        """How many different colours the display shows: few where all is covered."""
        picture = subprocess.run(['import', '-silent', '-window', 'root', '-depth', '8', 'rgb:-'],
                                 env=self.env, check=True, capture_output=True).stdout
        return len(set(zip(picture[0::3], picture[1::3], picture[2::3])))

    # --- acting

    def press(self, name, role='push button', timeout_s=TIMEOUT_S):
        """Activates a button by its action, or by the pointer where it has none."""
        node = self.wait(lambda: self._enabled(role, name), f'an enabled {role} “{name}”', timeout_s)
        action = node.get_action_iface()
        if action is not None and action.get_n_actions() > 0:
            self.clicks += 1
            action.do_action(0)
        else:
            self.click(node)
        time.sleep(0.3)

    def choose(self, row, option):
        """Picks from a drop-down row: one click opens it, one choice closes it."""
        node = self.expect('combo box', contains=row)
        names = [label.get_name() for label in self.options(node)]
        before = len(names)
        self.click(node)
        self.wait(lambda: len(list(self.options(node))) > before, f'the choices of “{row}”')
        names = [label.get_name() for label in self.options(node)][before:]
        self.clicks += 1
        self.keys(*['Home'], *['Down'] * names.index(option), 'Return')

    def options(self, node):
        for child in self.walk(node):
            if child.get_role_name() == 'label' and child.get_name():
                yield child

    def sign_in(self, person, passphrase='demo'):
        self.expect('heading', 'Who is here?')
        if self.see('combo box', contains='Your name') is not None:
            self.choose('Your name', person)
        self.click(self.expect('text', contains='Passphrase'), counts=False)
        self.type(passphrase)
        self.keys('Return')
        self.expect_gone('heading', 'Who is here?')

    def focused(self):
        for node in self.walk():
            if node.get_state_set().contains(self.atspi.StateType.FOCUSED):
                return node.get_name()
        return None

    def pressed(self, name):
        """Whether a switch or an answer of this name is on."""
        for node in self.find('push button', name):
            states = node.get_state_set()
            if (states.contains(self.atspi.StateType.PRESSED)
                    or states.contains(self.atspi.StateType.CHECKED)):
                return True
        return False

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

    def tab_to(self, name, most=30):
        """Moves the focus with the Tab key alone."""
        for _ in range(most):
            if self.focused() == name:
                return
            self.keys('Tab')
        raise AssertionError(f'{most} tabs did not reach “{name}”; now at “{self.focused()}”')

    def can_press(self, name, role='push button'):
        return self._enabled(role, name) is not None

    def _enabled(self, role, name):
        for node in self.find_all(role, name):
            if node.get_state_set().contains(self.atspi.StateType.SENSITIVE):
                return node
        return None

    def click(self, node, counts=True):
        self.clicks += 1 if counts else 0
        box = node.get_component_iface().get_extents(self.atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', str(box.x + box.width // 2),
                        str(box.y + box.height // 2), 'sleep', '0.05', 'click', '1'],
                       env=self.env, check=True)
        time.sleep(0.3)

    def open_row(self, contains):
        """Clicks a row that may lie below the fold: turns the wheel until it shows."""
        node = self.expect('list item', contains=contains)
        window = self.window().get_component_iface().get_extents(self.atspi.CoordType.WINDOW)
        for _ in range(40):
            box = node.get_component_iface().get_extents(self.atspi.CoordType.WINDOW)
            if box.y + box.height < window.height - 90:
                break
            subprocess.run(['xdotool', 'mousemove', str(window.width // 2),
                            str(window.height // 2), 'click', '5'], env=self.env, check=True)
            time.sleep(0.1)
        self.click(node)

    def fill(self, name, text, role='text'):
        """Puts text into the entry that carries this name."""
        node = self.expect(role, name)
        editable = node.get_editable_text_iface()
        if editable is not None:
            editable.set_text_contents(text)
        else:
            self.click(node)
            self.keys('ctrl+a')
            self.type(text)
        time.sleep(0.1)

    def keys(self, *names):
        subprocess.run(['xdotool', 'key', '--delay', '60', *names], env=self.env, check=True)
        time.sleep(0.3)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '20', '--', text], env=self.env, check=True)
        time.sleep(0.2)

    def picture(self, path):
        subprocess.run(['import', '-silent', '-window', 'root', f'png:{path}'], env=self.env,
                       check=True)
