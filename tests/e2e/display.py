# SPDX-License-Identifier: GPL-3.0-or-later
"""A private X display: what lies on it, and the keys and the pointer of a person."""
import collections
import os
import subprocess
import sys


def dies_with_us(*command):
    """The same command, ended by the system when this script ends in whatever way."""
    return ['setpriv', '--pdeathsig', 'TERM', *map(str, command)]


# What the made-up footage paints faces and number plates with; nothing else in it,
# and nothing in the window, comes near (media/worker/scene.c).
def is_face(red, green, blue):
    return red > 165 and blue > 165 and green < 90


def is_plate(red, green, blue):
    return green > 165 and blue > 165 and red < 90


class Display:
    def __init__(self, size='1280x800'):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            dies_with_us('Xvfb', '-displayfd', write, '-screen', '0', size + 'x24',
                         '-nolisten', 'tcp', '-noreset'),
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        if not number:
            self.server.wait()
            raise RuntimeError('the X server did not start')
        self.env = dict(os.environ, DISPLAY=':' + number)

    def close(self):
        self.server.terminate()
        self.server.wait()

    def _xdotool(self, *words, check=True):
        return subprocess.run(['xdotool', *map(str, words)], env=self.env, check=check,
                              capture_output=True, text=True).stdout

    # --- acting

    def focus_window_of(self, pid):
        """Without a window manager nobody else gives a new window the keys."""
        found = self._xdotool('search', '--onlyvisible', '--pid', pid, check=False).split()
        if not found:
            return False
        self._xdotool('windowfocus', found[-1], check=False)
        return True

    def keys(self, *names):
        self._xdotool('key', '--delay', '20', *names)

    def type(self, text):
        self._xdotool('type', '--delay', '5', '--', text)

    def click(self, x, y):
        self._xdotool('mousemove', x, y, 'click', '1')

    def turn_wheel_down(self, x, y):
        self._xdotool('mousemove', x, y, 'click', '5')

    # --- looking

    def picture(self, path):
        subprocess.run(['import', '-silent', '-window', 'root', f'png:{path}'], env=self.env,
                       check=True)

    def pixels(self):
        """How often each colour is on the display: {red, green and blue byte: count}."""
        raw = subprocess.run(['import', '-silent', '-window', 'root', '-depth', '8', 'rgba:-'],
                             env=self.env, check=True, capture_output=True).stdout
        counts = collections.Counter(memoryview(raw).cast('I'))
        return {pixel.to_bytes(4, sys.byteorder)[:3]: n for pixel, n in counts.items()}

    def count(self, *kinds):
        """How many pixels are of any of these kinds, as is_face."""
        return sum(n for pixel, n in self.pixels().items()
                   if any(kind(*pixel) for kind in kinds))

    def colours(self):
        """How many different colours there are: few where all is covered."""
        return len(self.pixels())
