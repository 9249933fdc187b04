# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window through the accessibility bus, as a person would.

A Desk is a private X display and one running program. It must be made inside
dbus-run-session, so that nothing of the machine's own session is touched. Find
things by role and name; what has no name cannot be found, which is the point.
Where GTK 4.8 offers no action (check buttons, rows), the pointer clicks the
middle of the thing's extents.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time

TIMEOUT_S = 30


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
        # GTK 4.8 marks only windows as showing; what is not mapped has no size.
        if not node.get_state_set().contains(self.atspi.StateType.VISIBLE):
            return False
        component = node.get_component_iface()
        if component is None:
            return True
        box = component.get_extents(self.atspi.CoordType.WINDOW)
        return box.width > 0 and box.height > 0

    def find_all(self, role=None, name=None, contains=None, showing=True):
        found = []
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
            found.append(node)
        return found

    def see(self, role=None, name=None, contains=None):
        found = self.find_all(role, name, contains)
        return found[0] if found else None

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

    def tree(self):
        lines = []
        for node in self.walk():
            try:
                name = node.get_name()
                if name:
                    lines.append(f'  {node.get_role_name()}: {name}')
            except Exception:
                continue
        return '\n'.join(lines)

    # --- acting

    def press(self, name, role='push button', timeout_s=TIMEOUT_S):
        """Activates a button by its action, or by the pointer where it has none."""
        node = self.wait(lambda: self._enabled(role, name), f'an enabled {role} “{name}”', timeout_s)
        action = node.get_action_iface()
        if action is not None and action.get_n_actions() > 0:
            action.do_action(0)
        else:
            self.click(node)
        time.sleep(0.3)

    def _enabled(self, role, name):
        for node in self.find_all(role, name):
            if node.get_state_set().contains(self.atspi.StateType.SENSITIVE):
                return node
        return None

    def click(self, node):
        box = node.get_component_iface().get_extents(self.atspi.CoordType.WINDOW)
        subprocess.run(['xdotool', 'mousemove', str(box.x + box.width // 2),
                        str(box.y + box.height // 2), 'sleep', '0.05', 'click', '1'],
                       env=self.env, check=True)
        time.sleep(0.3)

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
