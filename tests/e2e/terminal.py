# SPDX-License-Identifier: GPL-3.0-or-later
"""The terminal program, as the second witness of what the window did."""
import json
import os
import pathlib
import subprocess

CLI = os.environ['SCRUTINY_CLI']


def run(*command, **options):
    """Runs a program that must end well. Returns what it said."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          **options)
    assert done.returncode == 0, f'{command}\n{done.stdout}\n{done.stderr}'
    return done.stdout


class Terminal:
    """A panel through the terminal; everybody in it has the same passphrase."""

    def __init__(self, panel, passphrase):
        self.panel = panel
        self.secret = pathlib.Path(panel).parent / 'passphrase'
        self.secret.touch(mode=0o600)
        self.secret.write_text(passphrase + '\n')

    def ask(self, person, *words):
        """The one JSON value that a command answers with."""
        return json.loads(run(CLI, '--panel', self.panel, '--as', person, '--passphrase-file',
                              self.secret, '--json', *words))
