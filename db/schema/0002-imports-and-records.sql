-- SPDX-License-Identifier: GPL-3.0-or-later
-- The files a force has handed over, and the records in them. A file is taken
-- whole or not at all, and nothing of it is ever changed or removed: a month that
-- the force sends again is a new import that replaces the old one, and the old
-- rows stay to be looked at.

-- One file that was taken.
CREATE TABLE record_import (
  id INTEGER PRIMARY KEY,                          -- its number
  sha256 TEXT NOT NULL UNIQUE
    CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), -- of the exact bytes
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0), -- of the file
  source_name TEXT NOT NULL,                       -- the file's name without its folder
  layout TEXT NOT NULL,                            -- the layout it was read by
  kind TEXT NOT NULL CHECK (kind IN (
    'stop_search', 'use_of_force', 'vehicle_stop', 'strip_search', 'custody',
    'hate_crime_file', 'authorisation', 'call_log')), -- what its rows are records of
  force TEXT NOT NULL,                             -- the force's slug, '' unknown
  encoding TEXT NOT NULL CHECK (encoding IN ('utf-8', 'windows-1252')), -- of its letters
  period TEXT NOT NULL CHECK (period = '' OR period GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*'), -- the month, or first/last month, it is of
  first_day TEXT NOT NULL,                         -- YYYY-MM-DD, '' no record
  last_day TEXT NOT NULL,                          -- YYYY-MM-DD, '' no record
  row_count INTEGER NOT NULL CHECK (row_count >= 0), -- rows of the file, good and bad
  imported_count INTEGER NOT NULL CHECK (imported_count >= 0), -- good rows: records
  rejected_count INTEGER NOT NULL CHECK (rejected_count >= 0), -- bad rows: not here
  duplicate_count INTEGER NOT NULL CHECK (duplicate_count >= 0), -- equal to an earlier row
  group_count INTEGER NOT NULL CHECK (group_count >= 0), -- different rows that repeat
  largest_group INTEGER NOT NULL CHECK (largest_group >= 0), -- most equal rows
  looks_doubled INTEGER NOT NULL CHECK (looks_doubled IN (0, 1)), -- the file seems loaded twice
  day_only_count INTEGER NOT NULL CHECK (day_only_count >= 0), -- records with a date alone
  report_count INTEGER NOT NULL CHECK (report_count >= 0), -- use of force: reports
  incident_count INTEGER CHECK (incident_count >= 0), -- and the incidents they make; NULL unknown
  is_estimate INTEGER NOT NULL CHECK (is_estimate IN (0, 1)), -- incidents tied by likeness, not by number
  replaces INTEGER UNIQUE REFERENCES record_import (id), -- the import whose month this is anew
  imported_at_us INTEGER NOT NULL,                 -- microseconds UTC
  imported_by INTEGER NOT NULL REFERENCES person (id), -- who
  CHECK (row_count = imported_count + rejected_count),
  CHECK (replaces IS NULL OR replaces < id)
) STRICT;

-- What was counted in a file besides: months, reasons, labels that no list has.
CREATE TABLE record_import_count (
  import_id INTEGER NOT NULL REFERENCES record_import (id)
    DEFERRABLE INITIALLY DEFERRED,                 -- of which file
  list TEXT NOT NULL CHECK (list IN (
    'month', 'reason', 'unknown_label', 'filled', 'quality', 'field',
    'missing_column', 'ignored_column')),          -- what the word is
  word TEXT NOT NULL,                              -- month, reason, column and label, ...
  count INTEGER NOT NULL CHECK (count >= 0),       -- how often
  PRIMARY KEY (import_id, list, word)
) STRICT, WITHOUT ROWID;

-- One good row of a file.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,                          -- its number
  import_id INTEGER NOT NULL REFERENCES record_import (id)
    DEFERRABLE INITIALLY DEFERRED,                 -- the file; written last, when it is counted
  line INTEGER NOT NULL CHECK (line >= 1),         -- where the row began in the file
  ref TEXT NOT NULL CHECK (length(ref) BETWEEN 1 AND 80), -- what it goes by on lists
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),   -- which of the equal rows of its file
  started_at_us INTEGER NOT NULL,                  -- microseconds UTC
  time_precision TEXT NOT NULL
    CHECK (time_precision IN ('minute', 'hour', 'day', 'unknown')), -- what of that is known
  day TEXT NOT NULL CHECK (length(day) = 10),      -- the local day, YYYY-MM-DD
  area TEXT NOT NULL,                              -- a named local area, '' none
  incident_key TEXT NOT NULL,                      -- what reports of one incident share, '' nothing
  content_key INTEGER NOT NULL,                    -- equal for rows that say the same in our codes
  fields TEXT NOT NULL
    CHECK (substr(fields, 1, 1) = char(10)), -- LF, then field TAB value LF for each value; a blank is not there
  grounds BLOB                                     -- the written reason, sealed; NULL none
) STRICT;

CREATE INDEX record_by_import ON record (import_id);
CREATE INDEX record_by_ref ON record (ref);

-- Which report stands for its incident on lists, where reports are tied together.
CREATE TABLE record_incident (
  record_id INTEGER PRIMARY KEY REFERENCES record (id), -- a report
  lead_id INTEGER NOT NULL REFERENCES record (id), -- the report that stands for the incident
  ref TEXT NOT NULL CHECK (length(ref) BETWEEN 1 AND 80) -- what the incident goes by on lists
) STRICT;

CREATE INDEX record_incident_by_lead ON record_incident (lead_id);
CREATE INDEX record_incident_by_ref ON record_incident (ref);

CREATE TRIGGER record_import_fixed BEFORE UPDATE ON record_import
BEGIN SELECT RAISE(ABORT, 'An import is never changed: import the file that replaces it.'); END;
CREATE TRIGGER record_import_kept BEFORE DELETE ON record_import
BEGIN SELECT RAISE(ABORT, 'An import is never removed.'); END;

CREATE TRIGGER record_import_count_fixed BEFORE UPDATE ON record_import_count
BEGIN SELECT RAISE(ABORT, 'What was counted in a file is never changed.'); END;
CREATE TRIGGER record_import_count_kept BEFORE DELETE ON record_import_count
BEGIN SELECT RAISE(ABORT, 'What was counted in a file is never removed.'); END;

CREATE TRIGGER record_fixed BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'A record is never changed.'); END;
CREATE TRIGGER record_kept BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'A record is never removed.'); END;

CREATE TRIGGER record_incident_fixed BEFORE UPDATE ON record_incident
BEGIN SELECT RAISE(ABORT, 'An incident is never changed.'); END;
CREATE TRIGGER record_incident_kept BEFORE DELETE ON record_incident
BEGIN SELECT RAISE(ABORT, 'An incident is never removed.'); END;
