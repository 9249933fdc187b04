#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source file and every test program stands in its meson.build, exactly once.

A merge can drop a line of a list without a word, and a test that is not listed
never fails. Prints one line a breach and exits 1 if there is any.
"""
import pathlib
import re
import sys

ROOMS = ('model', 'sampling', 'intake', 'media', 'db', 'reports', 'app', 'ui', 'cli')
UNLISTED = {'main.c'}  # built apart from its room's library


def quoted(path):
    return re.findall(r"'([^'\n]+)'", re.sub(r'#.*', '', path.read_text(encoding='utf-8')))


def list_duplicates(path):
    text = path.read_text(encoding='utf-8')
    for block in re.findall(r'(?:files\(|= \[)\n(.*?)\n[)\]]', text, re.DOTALL):
        names = re.findall(r"^  '([^']+)',$", block, re.MULTILINE)
        yield from sorted({name for name in names if names.count(name) > 1})


def breaches(top):
    for room in ROOMS:
        listed = {name for build in (top / room).rglob('meson.build') for name in quoted(build)}
        for path in sorted((top / room).rglob('*.c')):
            below = path.relative_to(top / room).as_posix()
            if path.name not in listed and below not in listed and path.name not in UNLISTED:
                yield f'{room}/{below}: no meson.build lists it'
    for build in sorted((top / 'tests').glob('*/meson.build')):
        listed = set(quoted(build))
        for path in sorted(build.parent.glob('test-*.c')):
            if path.stem[len('test-'):] not in listed and path.name not in listed:
                yield f'{path.relative_to(top)}: a test that never runs'
        if build.parent.name == 'e2e':
            for path in sorted(build.parent.glob('*-*.py')):
                if path.stem not in listed:
                    yield f'{path.relative_to(top)}: a script that never runs'
    for build in sorted(top.glob('[a-z]*/**/meson.build')):
        if '_build' in build.parts:
            continue
        for name in list_duplicates(build):
            yield f'{build.relative_to(top)}: {name} is listed twice'


def main():
    found = list(breaches(pathlib.Path(sys.argv[1])))
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
