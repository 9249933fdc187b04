# SPDX-License-Identifier: GPL-3.0-or-later
"""The README's first command without a display: the demo panel, then the whole job on
it through the terminal program. What it leaves is read with programs that are not ours."""
import json
import os
import pathlib
import subprocess
import tempfile

import openpyxl

from terminal import CLI, run

TOP = pathlib.Path(__file__).resolve().parents[2]


def decode(video):
    """Every picture of the covered copy as RGB, small, by the ffmpeg program."""
    raw = subprocess.run(['ffmpeg', '-v', 'error', '-i', video, '-vf', 'scale=320:180',
                          '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'],
                         capture_output=True, check=True).stdout
    size = 320 * 180 * 3
    assert len(raw) >= 200 * size and len(raw) % size == 0
    return raw


def count_saturated(raw):
    """Pixels as bright and pure as only faces and plates of the made-up street are."""
    return sum(1 for at in range(0, len(raw), 3 * 7)
               if max(raw[at:at + 3]) - min(raw[at:at + 3]) > 150)


def check_covered(out, clip):
    assert count_saturated(decode(clip)) > 1000, 'the clear clip must have something to hide'
    assert count_saturated(decode(out / 'covered.mp4')) == 0, 'a protected pixel got out'
    streams = json.loads(run('ffprobe', '-v', 'error', '-show_streams', '-show_format',
                             '-of', 'json', out / 'covered.mp4'))
    kinds = sorted(stream['codec_type'] for stream in streams['streams'])
    assert kinds == ['audio', 'video'], kinds


def check_papers(out):
    for name in ('certificate.pdf', 'findings.pdf', 'findings-public.pdf', 'minutes.pdf'):
        assert 'Tagged:' in run('pdfinfo', out / name)
    assert 'Commitment' in run('pdftotext', out / 'certificate.pdf', '-')
    assert 'Learning' in run('pdftotext', out / 'findings.pdf', '-')
    assert openpyxl.load_workbook(out / 'findings.xlsx').sheetnames
    assert json.loads((out / 'findings.json').read_text())
    assert len((out / 'findings.csv').read_text().splitlines()) > 10


def main():
    with tempfile.TemporaryDirectory(prefix='scrutiny-main-job-') as scratch:
        scratch = pathlib.Path(scratch)
        panel, out, clip = scratch / 'Demo.panel', scratch / 'out', scratch / 'clear.mp4'
        run(CLI, '--json', 'demo', panel)
        said = run(TOP / 'build-aux' / 'main-job', CLI, panel, out)
        assert 'Holds: yes' in said and 'The log: Holds: yes' in said, said
        run(CLI, 'demo', 'clip', clip, scratch / 'track.json')
        assert 'The draw holds.' in run('/usr/bin/python3', TOP / 'docs' / 'verify' / 'verify.py',
                                        out / 'certificate.json', out / 'list.tsv')
        check_covered(out, clip)
        check_papers(out)
        wide_open = [path for path in panel.rglob('*') if path.stat().st_mode & 0o077]
        assert not wide_open, wide_open


main()
