-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whoever watches may say that something should be hidden, or that too much is: the
-- moment is kept for the coordinator. And each person's own choices about the window.

-- A moment of a clip at which somebody said that the wrong thing is hidden.
CREATE TABLE hide_doubt (
  id INTEGER PRIMARY KEY,                          -- order
  clip_id INTEGER NOT NULL REFERENCES clip (id),   -- of which clip
  track_id INTEGER REFERENCES hide_track (id),     -- what was hidden then; NULL: all of it
  kind TEXT NOT NULL CHECK (kind IN ('should_hide', 'too_much')), -- which of the two
  at_us INTEGER NOT NULL CHECK (at_us >= 0),       -- of the clip's time
  said_at_us INTEGER NOT NULL,                     -- microseconds UTC
  said_by INTEGER NOT NULL REFERENCES person (id)  -- who; the program shows it to nobody
) STRICT;

CREATE INDEX hide_doubt_by_clip ON hide_doubt (clip_id, at_us);

CREATE TRIGGER hide_doubt_own_track BEFORE INSERT ON hide_doubt
WHEN NEW.track_id IS NOT NULL
  AND NEW.clip_id <> (SELECT clip_id FROM hide_track WHERE id = NEW.track_id)
BEGIN SELECT RAISE(ABORT, 'That hide track is for another clip.'); END;
CREATE TRIGGER hide_doubt_fixed BEFORE UPDATE ON hide_doubt
BEGIN SELECT RAISE(ABORT, 'What was said about hiding is never changed.'); END;
CREATE TRIGGER hide_doubt_kept BEFORE DELETE ON hide_doubt
BEGIN SELECT RAISE(ABORT, 'What was said about hiding is never removed.'); END;

-- How somebody wants the window to be; the newest row of a key counts.
CREATE TABLE person_choice (
  id INTEGER PRIMARY KEY,                          -- order
  person_id INTEGER NOT NULL REFERENCES person (id), -- whose choice
  key TEXT NOT NULL CHECK (key IN (
    'style', 'letters', 'start_silent', 'start_grey', 'start_small')), -- which choice
  value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 20), -- the choice
  set_at_us INTEGER NOT NULL                       -- microseconds UTC
) STRICT;

CREATE INDEX person_choice_by_key ON person_choice (person_id, key, id);

CREATE TRIGGER person_choice_fixed BEFORE UPDATE ON person_choice
BEGIN SELECT RAISE(ABORT, 'A choice is never changed: add a new one.'); END;
CREATE TRIGGER person_choice_kept BEFORE DELETE ON person_choice
BEGIN SELECT RAISE(ABORT, 'A choice is never removed: add a new one.'); END;
