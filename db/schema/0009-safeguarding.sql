-- SPDX-License-Identifier: GPL-3.0-or-later
-- Somebody in a case may need protecting today. A member tells the chair at once, and
-- the chair learns in which case, never from whom. All of it is append-only.

-- A worry that was raised, and waits for the chair until it has an answer.
CREATE TABLE safeguarding_worry (
  id INTEGER PRIMARY KEY,                          -- order
  case_id INTEGER NOT NULL REFERENCES answering (case_id), -- the case
  raised_at_us INTEGER NOT NULL                    -- microseconds UTC
) STRICT;

CREATE INDEX safeguarding_worry_by_case ON safeguarding_worry (case_id);

-- What the chair did about it.
CREATE TABLE safeguarding_answer (
  id INTEGER PRIMARY KEY,                          -- order
  worry_id INTEGER NOT NULL UNIQUE REFERENCES safeguarding_worry (id), -- to which
  is_referred INTEGER NOT NULL CHECK (is_referred IN (0, 1)), -- passed on to who protects
  words BLOB NOT NULL,                             -- to whom, or why not, sealed
  answered_at_us INTEGER NOT NULL,                 -- microseconds UTC
  answered_by INTEGER NOT NULL REFERENCES person (id) -- a chair
) STRICT;

CREATE TRIGGER safeguarding_worry_fixed BEFORE UPDATE ON safeguarding_worry
BEGIN SELECT RAISE(ABORT, 'A worry is never changed.'); END;
CREATE TRIGGER safeguarding_worry_kept BEFORE DELETE ON safeguarding_worry
BEGIN SELECT RAISE(ABORT, 'A worry is never removed.'); END;
CREATE TRIGGER safeguarding_answer_fixed BEFORE UPDATE ON safeguarding_answer
BEGIN SELECT RAISE(ABORT, 'What was done about a worry is never changed.'); END;
CREATE TRIGGER safeguarding_answer_kept BEFORE DELETE ON safeguarding_answer
BEGIN SELECT RAISE(ABORT, 'What was done about a worry is never removed.'); END;
