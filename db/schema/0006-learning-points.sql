-- SPDX-License-Identifier: GPL-3.0-or-later
-- The loop that must close: what a panel saw and asks for, who owes it, by when, what
-- they answered, and whether the chair was content. A point's state is the newest of
-- its events. Case marks are what findings are made of for readers who may not see
-- how members answered. All of it is append-only.

-- Something the force is asked to explain or change.
CREATE TABLE learning_point (
  id INTEGER PRIMARY KEY CHECK (id >= 1),          -- the number people call it by
  case_id INTEGER NOT NULL REFERENCES drawn_case (id), -- where it was seen
  theme TEXT NOT NULL CHECK (length(theme) BETWEEN 1 AND 40
    AND theme NOT GLOB '*[^a-z_]*'),               -- code, as in the question ovr_learning
  words BLOB NOT NULL,                             -- what was seen and what is asked; sealed
  moment_us INTEGER CHECK (moment_us >= 0),        -- NULL, or where in the footage, microseconds
  added_at_us INTEGER NOT NULL,                    -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id)       -- a chair, or a member who proposes it
) STRICT;

CREATE INDEX learning_point_by_case ON learning_point (case_id, id);

-- Until it is opened by a chair a point is only proposed.
CREATE TABLE learning_event (
  id INTEGER PRIMARY KEY,                          -- order
  point_id INTEGER NOT NULL REFERENCES learning_point (id), -- which point
  event TEXT NOT NULL CHECK (event IN ('opened', 'answered', 'accepted', 'returned')), -- what
  owner TEXT CHECK (owner IS NULL OR length(owner) BETWEEN 1 AND 80), -- opened: the part that owes it
  due_day TEXT CHECK (due_day IS NULL
    OR due_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- opened, returned: by when
  reply_kind TEXT CHECK (reply_kind IN ('explain', 'reform')), -- answered: which kind
  reply_day TEXT CHECK (reply_day IS NULL
    OR reply_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- answered: when it holds from
  words BLOB,                                      -- the reply, or why it is returned; sealed
  at_us INTEGER NOT NULL,                          -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id),      -- who did it
  CHECK ((event = 'opened') = (owner IS NOT NULL)),
  CHECK (event NOT IN ('opened', 'returned') OR due_day IS NOT NULL),
  CHECK ((event = 'answered') = (reply_kind IS NOT NULL AND reply_day IS NOT NULL)),
  CHECK (event NOT IN ('answered', 'returned') OR words IS NOT NULL)
) STRICT;

CREATE INDEX learning_event_by_point ON learning_event (point_id, id);

-- A closed case as findings see it: one mark a question, never a count of members.
CREATE TABLE case_mark (
  id INTEGER PRIMARY KEY,                          -- order; the newest of a case counts
  case_id INTEGER NOT NULL REFERENCES drawn_case (id), -- a closed case
  marks BLOB NOT NULL,                             -- question and mark, a line each; sealed
  shared_at_us INTEGER NOT NULL,                   -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id)       -- a chair
) STRICT;

CREATE INDEX case_mark_by_case ON case_mark (case_id, id);

CREATE TRIGGER learning_event_opened_once BEFORE INSERT ON learning_event
WHEN NEW.event = 'opened' AND EXISTS (SELECT 1 FROM learning_event WHERE point_id = NEW.point_id)
BEGIN SELECT RAISE(ABORT, 'This learning point is open already.'); END;

CREATE TRIGGER learning_event_answered_in_order BEFORE INSERT ON learning_event
WHEN NEW.event = 'answered' AND coalesce((SELECT event FROM learning_event
  WHERE point_id = NEW.point_id ORDER BY id DESC LIMIT 1), 'proposed') NOT IN ('opened', 'returned')
BEGIN SELECT RAISE(ABORT, 'This learning point does not wait for an answer.'); END;

CREATE TRIGGER learning_event_judged_in_order BEFORE INSERT ON learning_event
WHEN NEW.event IN ('accepted', 'returned') AND coalesce((SELECT event FROM learning_event
  WHERE point_id = NEW.point_id ORDER BY id DESC LIMIT 1), 'proposed') <> 'answered'
BEGIN SELECT RAISE(ABORT, 'This learning point has no answer to look at.'); END;

CREATE TRIGGER learning_point_fixed BEFORE UPDATE ON learning_point
BEGIN SELECT RAISE(ABORT, 'What stands in learning_point is never changed.'); END;
CREATE TRIGGER learning_point_kept BEFORE DELETE ON learning_point
BEGIN SELECT RAISE(ABORT, 'What stands in learning_point is never removed.'); END;
CREATE TRIGGER learning_event_fixed BEFORE UPDATE ON learning_event
BEGIN SELECT RAISE(ABORT, 'What stands in learning_event is never changed.'); END;
CREATE TRIGGER learning_event_kept BEFORE DELETE ON learning_event
BEGIN SELECT RAISE(ABORT, 'What stands in learning_event is never removed.'); END;
CREATE TRIGGER case_mark_fixed BEFORE UPDATE ON case_mark
BEGIN SELECT RAISE(ABORT, 'What stands in case_mark is never changed.'); END;
CREATE TRIGGER case_mark_kept BEFORE DELETE ON case_mark
BEGIN SELECT RAISE(ABORT, 'What stands in case_mark is never removed.'); END;
