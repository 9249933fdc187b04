# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo panel for scripts, and who is in it."""
import fcntl
import os
import pathlib
import shutil
import subprocess

CLI = os.environ['SCRUTINY_CLI']


def demo_panel(folder):
    """A copy of the demo panel for one script. Making one takes seconds, so it is made
    once for each build of the terminal program."""
    made = os.stat(CLI)
    keep = pathlib.Path(os.environ['G_TEST_BUILDDIR']) / 'e2e'
    master = keep / f'demo-{made.st_mtime_ns}-{made.st_size}'
    with open(keep / 'demo.lock', 'w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not master.is_dir():
            for old in keep.glob('demo-*'):
                shutil.rmtree(old)
            part = keep / 'demo-part'
            subprocess.run([CLI, 'demo', str(part)], check=True, stdout=subprocess.DEVNULL)
            part.rename(master)
    panel = pathlib.Path(folder) / 'panel'
    shutil.copytree(master, panel)
    return panel
