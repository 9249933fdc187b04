#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No translated sentence may hold a macro that xgettext cannot read: it would end the
sentence there, and no translation of it would ever be found. PRId64 and its kin are
read; G_GINT64_FORMAT is not.

    check-words.py FOLDER
"""
import pathlib
import re
import sys

CALL = re.compile(r'(?:\b_|\bN_|\bngettext|\bC_)\s*\(')
STRING = re.compile(r'"(?:\\.|[^"\\])*"')
MACRO = re.compile(r'\bG_\w*_FORMAT\b')


def first_argument(text, start):
    """From @start to the comma or bracket that ends the argument, strings blanked."""
    end = start
    while end < len(text) and text[end] not in ',)':
        string = STRING.match(text, end)
        end = string.end() if string else end + 1
    return STRING.sub('', text[start:end])


def main():
    top = pathlib.Path(sys.argv[1])
    failed = False
    for path in sorted(top.glob('*/**/*.c')):
        if path.parts[len(top.parts)].startswith(('_', 'tests')):
            continue
        text = path.read_text(encoding='utf-8')
        for call in CALL.finditer(text):
            macro = MACRO.search(first_argument(text, call.end()))
            if macro:
                line = text.count('\n', 0, call.end()) + 1
                print(f'{path}:{line}: {macro.group()} in a translated sentence: use PRId64')
                failed = True
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
