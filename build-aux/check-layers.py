#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Arrows point down: checks every #include of the rooms against docs/architecture.md.

Prints one line a breach and exits 1 if there is any.
"""
import pathlib
import re
import sys

ROOMS = {
    'model': set(),
    'sampling': set(),
    'intake': {'model'},
    'media': {'model'},
    'db': {'model', 'sampling'},
    'reports': {'model'},
    'app': {'model', 'sampling', 'intake', 'media', 'db', 'reports'},
    'ui': {'model', 'sampling', 'media', 'reports', 'app'},
    'cli': {'model', 'sampling', 'app'},
}
# A library and the only rooms (or files below a room) that may name it.
LIBRARIES = {
    r'^csv\.h$': ['intake/'],
    r'^jansson\.h$': ['intake/', 'reports/', 'cli/'],
    r'^libav|^libsw': ['media/worker/'],
    r'^pulse/': ['media/'],
    r'^seccomp\.h$': ['media/worker/'],
    r'^sqlite3\.h$': ['db/'],
    r'^gsl/': ['reports/'],
    r'^xlsxwriter': ['reports/'],
    r'^cairo-pdf\.h$': ['reports/'],
    r'^qrencode\.h$': ['reports/'],
    r'^archive': ['reports/', 'app/'],
    r'^sodium\.h$': ['media/', 'app/'],
    r'^gtk/|^adwaita\.h$|^gdk/': ['ui/'],
}
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.MULTILINE)


def breaches(top):
    for room, below in ROOMS.items():
        for path in sorted((top / room).rglob('*.[ch]')):
            name = path.relative_to(top).as_posix()
            for kind, header in INCLUDE.findall(path.read_text(encoding='utf-8')):
                first = header.split('/')[0]
                if kind == '"' and first in ROOMS and first != room and first not in below:
                    yield f'{name}: {room} may not see {header}'
                if kind == '"' and '/' not in header and header != 'config.h':
                    yield f'{name}: name the folder in #include "{header}"'
                if kind == '"' and header.endswith('-private.h') and first != room:
                    yield f'{name}: {header} is private to {first}'
                if room == 'media' and not name.startswith('media/worker/') \
                        and header.startswith('media/worker/'):
                    yield f'{name}: only the worker sees {header}'
                for pattern, homes in LIBRARIES.items():
                    if kind == '<' and re.search(pattern, header) \
                            and not any(name.startswith(home) for home in homes):
                        yield f'{name}: {header} belongs to {", ".join(homes)}'
                if kind == '<' and name.endswith('.h') and not name.endswith('-private.h') \
                        and any(re.search(p, header) for p in LIBRARIES) \
                        and not name.startswith(('ui/', 'media/worker/')):
                    yield f'{name}: {header} must not stand in a public header'
            if room != 'db' and re.search(r'"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE TABLE)\s',
                                          path.read_text(encoding='utf-8')):
                yield f'{name}: SQL lives in db/ alone'


def main():
    found = list(breaches(pathlib.Path(sys.argv[1])))
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
