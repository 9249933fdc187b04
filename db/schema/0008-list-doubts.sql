-- SPDX-License-Identifier: GPL-3.0-or-later
-- The check of a list before it is fixed. It is printed with the certificate, so that
-- nobody can say later that all was in order.

-- One thing that was found.
CREATE TABLE list_doubt (
  id INTEGER PRIMARY KEY,                          -- order
  list_id INTEGER NOT NULL REFERENCES fixed_list (id), -- of which list
  kind TEXT NOT NULL CHECK (kind IN (
    'total_agrees', 'total_fewer', 'total_more', 'number_gap', 'empty_days',
    'empty_area', 'revised_month', 'doubled_file')), -- what was found
  count INTEGER NOT NULL CHECK (count >= 0),       -- how many
  out_of INTEGER NOT NULL CHECK (out_of >= 0),     -- of how many, 0 unknown
  place TEXT NOT NULL CHECK (length(place) <= 2000) -- days, numbers, an area, a file, who reported
) STRICT;

CREATE INDEX list_doubt_by_list ON list_doubt (list_id);

CREATE TRIGGER list_doubt_fixed BEFORE UPDATE ON list_doubt
BEGIN SELECT RAISE(ABORT, 'What was found in a list is never changed.'); END;
CREATE TRIGGER list_doubt_kept BEFORE DELETE ON list_doubt
BEGIN SELECT RAISE(ABORT, 'What was found in a list is never removed.'); END;
