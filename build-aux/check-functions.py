#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a header promises is explained and called.

Every function that a header of a room declares has a documentation comment where it is
declared or where it is defined, unless its name says all; and somebody outside its own
source calls it, a test at least. A name in a macro of a header counts as a call.
Prints one line a breach and exits 1 if there is any.
"""
import pathlib
import re
import sys

ROOMS = ('model', 'sampling', 'intake', 'media', 'db', 'reports', 'app', 'ui', 'cli')
# What every type has, and every reader knows.
CUSTOMARY = ('_get_type', '_quark', '_ref', '_unref', '_free')
COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)
DECLARED = re.compile(r'\b(scrutiny_\w+)\s*\([^;{}]*?\)[^;{}()]*(?:\([^;{}()]*\))?;', re.DOTALL)
WORD = re.compile(r'\bscrutiny_\w+\b')


def blank(match):
    """The same text with nothing but its line breaks, so that places stay the same."""
    return re.sub(r'[^\n]', ' ', match.group(0))


def without_comments(text):
    return COMMENT.sub(blank, text)


def without_macros(text):
    text = re.sub(r'^[ \t]*#.*(?:\\\n.*)*', blank, text, flags=re.MULTILINE)
    return re.sub(r'^G_DE\w+ \([^;]*?\)$', blank, text, flags=re.MULTILINE)


def declarations(text):
    """Yields (name, place of the declaration's first character)."""
    plain = without_macros(without_comments(text))
    for match in DECLARED.finditer(plain):
        line_start = plain.rfind('\n', 0, match.start()) + 1
        head = plain[line_start:match.start()]
        if head[:1].isspace() or 'typedef' in head or not head.strip():
            continue
        yield match.group(1), line_start


def explained(text, place):
    """Whether a documentation comment opens the paragraph that @place stands in: getters
    that are explained together stand together."""
    paragraph = text[text.rfind('\n\n', 0, place) + 1:place].lstrip()
    if not paragraph.startswith('/**'):
        before = text[:place].rstrip()
        return before.endswith('*/') and before[before.rfind('/*'):].startswith('/**')
    return True


def definitions(text):
    """Yields (name, place of the return type) of each function with a body."""
    for match in re.finditer(r'^(scrutiny_\w+) \([^;{}]*\)\n\{', text, re.MULTILINE):
        yield match.group(1), text.rfind('\n', 0, match.start() - 1) + 1


def breaches(top):
    texts = {p.relative_to(top).as_posix(): p.read_text(encoding='utf-8')
             for room in ROOMS + ('tests',) for p in sorted((top / room).rglob('*.[ch]'))}
    homes, has_words, users = {}, set(), {}
    for name, text in texts.items():
        if name.endswith('.c'):
            for function, place in definitions(text):
                homes[function] = name
                if explained(text, place):
                    has_words.add(function)
    declared = {}
    for name, text in texts.items():
        is_header = name.endswith('.h') and not name.startswith('tests/')
        places = dict(declarations(text)) if is_header else {}
        for function, place in places.items():
            declared.setdefault(function, (name, text.count('\n', 0, place) + 1))
            if explained(text, place):
                has_words.add(function)
        plain = without_comments(text)
        for match in WORD.finditer(plain):
            start = plain.rfind('\n', 0, match.start()) + 1
            if places.get(match.group(0)) != start:
                users.setdefault(match.group(0), set()).add(name)
    for function, (name, line) in sorted(declared.items(), key=lambda item: item[1]):
        if function.endswith(CUSTOMARY):
            continue
        if function not in has_words:
            yield f'{name}:{line}: {function} is not explained'
        if users.get(function, set()) <= {homes.get(function)}:
            yield f'{name}:{line}: nobody calls {function}'


def main():
    found = list(breaches(pathlib.Path(sys.argv[1])))
    print('\n'.join(found))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
