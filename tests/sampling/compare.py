#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the second verifier over a file of cases: the folder of verify.py, then the file.

A case is numbers in a line, the bytes of certificate, list and each earlier
certificate, and then those bytes. Prints for each a line: 1 or 0, and the names of
the checks that fail.
"""
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])

import verify  # noqa: E402

with open(sys.argv[2], "rb") as cases:
    for header in cases:
        certificate, records, *earlier = (cases.read(int(size)) for size in header.split())
        checks = verify.verify(certificate, records, earlier)
        failed = [name for name, holds in checks.items() if not holds]
        print(0 if failed else 1, *failed)
