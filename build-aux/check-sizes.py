#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""File and function limits of the house: .c 600 lines, .h 120, a function 60.

Relies on clang-format's layout: a definition's brace stands alone in column 0.
Prints one line a breach and exits 1 if there is any.
"""
import pathlib
import re
import sys

ROOMS = ('model', 'sampling', 'intake', 'media', 'db', 'reports', 'app', 'ui', 'cli')
LIMITS = {'.c': 600, '.h': 120}
FUNCTION_LIMIT = 60
WORDS = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b|\bgoto\b')
NAMES = re.compile(r'(^|[-_/])(util|utils|common|misc|helper|helpers|manager)([-_.]|$)')


def functions(lines):
    """Yields (first line number, length) of each brace block in column 0."""
    start = None
    for number, line in enumerate(lines, 1):
        if line.startswith('{'):
            start = number
        elif line.startswith('}') and start is not None:
            if line.rstrip() == '}':
                yield start, number - start + 1
            start = None


def breaches(top):
    paths = [p for room in ROOMS for p in sorted((top / room).rglob('*.[ch]'))]
    paths += sorted((top / 'tests').rglob('*.[ch]'))
    for path in paths:
        name = path.relative_to(top).as_posix()
        lines = path.read_text(encoding='utf-8').splitlines()
        if len(lines) > LIMITS[path.suffix]:
            yield f'{name}: {len(lines)} lines, limit {LIMITS[path.suffix]}'
        if not lines or 'SPDX-License-Identifier: GPL-3.0-or-later' not in lines[0]:
            yield f'{name}:1: the licence line comes first'
        if NAMES.search(name):
            yield f'{name}: a thing without a home lacks a name'
        for number, line in enumerate(lines, 1):
            if WORDS.search(line):
                yield f'{name}:{number}: {WORDS.search(line).group(0)} has no place here'
        for number, length in functions(lines):
            if length > FUNCTION_LIMIT and path.suffix == '.c':
                yield f'{name}:{number}: a function of {length} lines, limit {FUNCTION_LIMIT}'


def main():
    found = list(breaches(pathlib.Path(sys.argv[1])))
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
