#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the GLib test cases that really ran, from meson's logs of their TAP.

The last line printed is 'N passed, N failed, N skipped'. A test program that
died, timed out or printed no case counts as one failure, so silence never passes.
"""
import json
import re
import sys

RESULT = re.compile(r'^(ok|not ok) \d+(.*)$', re.MULTILINE)


def count_program(entry):
    """Returns (passed, failed, skipped) of one test program."""
    passed = failed = skipped = 0
    for verdict, rest in RESULT.findall(entry.get('stdout') or ''):
        if verdict == 'not ok':
            failed += 1
        elif '# SKIP' in rest.upper():
            skipped += 1
        else:
            passed += 1
    died = entry['result'] not in ('OK', 'SKIP', 'EXPECTEDFAIL')
    if (died and failed == 0) or passed + failed + skipped == 0:
        failed += 1
    return passed, failed, skipped


def main(paths):
    total = [0, 0, 0]
    for path in paths:
        with open(path, encoding='utf-8') as log:
            programs = [json.loads(line) for line in log if line.strip()]
        counts = [count_program(program) for program in programs]
        here = [sum(column) for column in zip(*counts)] or [0, 0, 0]
        total = [a + b for a, b in zip(total, here)]
        print(f'{path}: {len(programs)} programs, {here[0]} passed, '
              f'{here[1]} failed, {here[2]} skipped')
    print(f'{total[0]} passed, {total[1]} failed, {total[2]} skipped')
    return 1 if total[1] or not total[0] else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
