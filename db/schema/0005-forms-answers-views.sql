-- SPDX-License-Identifier: GPL-3.0-or-later
-- What members answer alone, how a case is closed, and what the panel then says.
-- An answer can be opened by the member who gave it, and, once the case is closed,
-- by the panel; nobody can tell whose a row is: rows lie in the order of random
-- tags, carry no time and no person, and are all padded. docs/answers.md says how
-- they are sealed. All of it is append-only.

-- The questions as they were asked: a form's files outlive the program's own copy.
CREATE TABLE form (
  id INTEGER PRIMARY KEY,                          -- its number
  form_id TEXT NOT NULL CHECK (length(form_id) BETWEEN 1 AND 64), -- as "stop_search"
  version TEXT NOT NULL,                           -- of the form file
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64), -- over every file, in order
  scale_id TEXT NOT NULL,                          -- the grading scale it is asked with
  extra_modules TEXT NOT NULL,                     -- what the chair added, with commas between
  kept_at_us INTEGER NOT NULL,                     -- microseconds UTC
  UNIQUE (sha256, scale_id, extra_modules)
) STRICT;

-- One file of a kept form.
CREATE TABLE form_file (
  form INTEGER NOT NULL REFERENCES form (id),      -- which form
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 80), -- as "module-ss.json"
  bytes BLOB NOT NULL CHECK (length(bytes) <= 1048576), -- as it was read
  PRIMARY KEY (form, name)
) STRICT;

-- A case is open for answers from the moment it has a row here.
CREATE TABLE answering (
  id INTEGER PRIMARY KEY,                          -- order, as cases were opened
  case_id INTEGER NOT NULL UNIQUE REFERENCES drawn_case (id), -- the case
  form INTEGER NOT NULL REFERENCES form (id),      -- what is asked
  kind TEXT NOT NULL,                              -- of the record
  is_child INTEGER NOT NULL CHECK (is_child IN (0, 1)), -- the person, as recorded
  material TEXT NOT NULL,                          -- codes of view_material, with commas between
  recorded TEXT NOT NULL,                          -- codes of tactics and powers, with commas between
  public_key BLOB NOT NULL CHECK (length(public_key) = 32), -- X25519: answers are sealed to it, outside
  opened_at_us INTEGER NOT NULL,                   -- microseconds UTC
  opened_by INTEGER NOT NULL REFERENCES person (id) -- a chair
) STRICT;

-- The secret of answering.public_key, sealed to every member. Answers are sealed to
-- the case's own key inside and to this one outside: the chairs hold the one secret,
-- the members the other, and neither opens an answer alone.
CREATE TABLE answering_share (
  case_id INTEGER NOT NULL REFERENCES answering (case_id), -- the case
  person_id INTEGER NOT NULL REFERENCES person (id), -- the member whose key opens it
  sealed BLOB NOT NULL CHECK (length(sealed) = 80), -- crypto_box_seal of 32 bytes
  PRIMARY KEY (case_id, person_id)
) STRICT;

-- The members' secret, passed on to a chair by a member who has handed in.
CREATE TABLE answering_release (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),     -- random: no order, no person
  case_id INTEGER NOT NULL REFERENCES answering (case_id), -- the case
  chair_id INTEGER NOT NULL REFERENCES person (id), -- whose key opens it
  sealed BLOB NOT NULL CHECK (length(sealed) = 80) -- to that chair's public key
) STRICT, WITHOUT ROWID;

CREATE INDEX answering_release_by_case ON answering_release (case_id, chair_id);

-- One answer as it was given once; a change is a new row and the newest counts.
CREATE TABLE answer (
  tag BLOB PRIMARY KEY CHECK (length(tag) = 32),   -- only the member can make it out
  case_id INTEGER NOT NULL REFERENCES answering (case_id), -- the case
  phase TEXT NOT NULL CHECK (phase IN ('alone', 'discussion', 'correction')), -- when it was given
  own BLOB NOT NULL CHECK (length(own) BETWEEN 64 AND 65536), -- sealed to the member
  closing BLOB NOT NULL CHECK (length(closing) BETWEEN 64 AND 65536) -- sealed to the case and to answering.public_key
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_by_case ON answer (case_id, phase);

-- A member is done with a case.
CREATE TABLE answer_end (
  tag BLOB PRIMARY KEY CHECK (length(tag) = 32),   -- only the member can make it out
  case_id INTEGER NOT NULL REFERENCES answering (case_id), -- the case
  kind TEXT NOT NULL CHECK (kind IN ('handed_in', 'stood_out')), -- how
  receipt BLOB CHECK (receipt IS NULL OR length(receipt) = 32), -- what the member keeps
  CHECK ((kind = 'handed_in') = (receipt IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_end_by_case ON answer_end (case_id, kind);

-- The chair has closed the case: its answers can now be read, and never changed.
CREATE TABLE answering_closed (
  id INTEGER PRIMARY KEY,                          -- order, as cases were closed
  case_id INTEGER NOT NULL UNIQUE REFERENCES answering (case_id), -- the case
  secret BLOB NOT NULL CHECK (length(secret) BETWEEN 48 AND 256), -- both secrets, sealed for the panel
  digest BLOB NOT NULL CHECK (length(digest) = 32), -- over every answer and end there was
  n_rows INTEGER NOT NULL CHECK (n_rows >= 0),     -- how many answer rows that was
  closed_at_us INTEGER NOT NULL,                   -- microseconds UTC
  closed_by INTEGER NOT NULL REFERENCES person (id) -- a chair
) STRICT;

-- What the panel says of a case; the newest row counts.
CREATE TABLE panel_view (
  id INTEGER PRIMARY KEY,                          -- order
  case_id INTEGER NOT NULL REFERENCES answering_closed (case_id), -- a closed case
  level TEXT NOT NULL,                             -- the grade on its scale
  scale_id TEXT NOT NULL,                          -- the scale
  scale_version TEXT NOT NULL,                     -- as it was then
  band TEXT NOT NULL CHECK (band IN ('green', 'amber', 'red', 'not_gradable')), -- of the grade
  method TEXT NOT NULL CHECK (method IN ('unanimous', 'consensus', 'vote', 'chair_on_no_agreement')), -- how it was reached
  n_graded INTEGER NOT NULL CHECK (n_graded >= 0), -- members who handed in
  n_stood_out INTEGER NOT NULL CHECK (n_stood_out >= 0), -- members who knew somebody
  quorum INTEGER NOT NULL CHECK (quorum >= 1),     -- below it nothing is published
  has_minority INTEGER NOT NULL CHECK (has_minority IN (0, 1)), -- a minority view is in words
  words BLOB NOT NULL,                             -- agreed text and minority view, sealed
  set_at_us INTEGER NOT NULL,                      -- microseconds UTC
  set_by INTEGER NOT NULL REFERENCES person (id)   -- a chair
) STRICT;

CREATE INDEX panel_view_by_case ON panel_view (case_id, id);

-- What somebody from the police told the panel about a case.
CREATE TABLE told_note (
  id INTEGER PRIMARY KEY,                          -- order
  case_id INTEGER NOT NULL REFERENCES drawn_case (id), -- the case
  before_grading INTEGER NOT NULL CHECK (before_grading IN (0, 1)), -- said before the case was closed
  words BLOB NOT NULL,                             -- who said it and what, sealed
  told_at_us INTEGER NOT NULL,                     -- when it was said, microseconds UTC
  noted_at_us INTEGER NOT NULL,                    -- when it was written down
  noted_by INTEGER NOT NULL REFERENCES person (id) -- a chair
) STRICT;

CREATE INDEX told_note_by_case ON told_note (case_id, id);

CREATE TRIGGER answer_alone_in_time BEFORE INSERT ON answer
WHEN NEW.phase = 'alone' AND EXISTS (SELECT 1 FROM answering_closed WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'This case is closed: answers are no longer taken.'); END;
CREATE TRIGGER answer_later_in_time BEFORE INSERT ON answer
WHEN NEW.phase <> 'alone' AND NOT EXISTS (SELECT 1 FROM answering_closed WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'This case is not closed yet.'); END;
CREATE TRIGGER answer_end_in_time BEFORE INSERT ON answer_end
WHEN EXISTS (SELECT 1 FROM answering_closed WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'This case is closed: answers are no longer taken.'); END;

-- A sealed meeting is closed for good.
CREATE TRIGGER answering_not_sealed BEFORE INSERT ON answering
WHEN EXISTS (SELECT 1 FROM meeting_event e JOIN drawn_case c ON c.meeting_id = e.meeting_id
  WHERE c.id = NEW.case_id AND e.event = 'sealed')
BEGIN SELECT RAISE(ABORT, 'This meeting is sealed.'); END;
CREATE TRIGGER panel_view_not_sealed BEFORE INSERT ON panel_view
WHEN EXISTS (SELECT 1 FROM meeting_event e JOIN drawn_case c ON c.meeting_id = e.meeting_id
  WHERE c.id = NEW.case_id AND e.event = 'sealed')
BEGIN SELECT RAISE(ABORT, 'This meeting is sealed.'); END;
CREATE TRIGGER told_note_not_sealed BEFORE INSERT ON told_note
WHEN EXISTS (SELECT 1 FROM meeting_event e JOIN drawn_case c ON c.meeting_id = e.meeting_id
  WHERE c.id = NEW.case_id AND e.event = 'sealed')
BEGIN SELECT RAISE(ABORT, 'This meeting is sealed.'); END;

CREATE TRIGGER form_fixed BEFORE UPDATE ON form
BEGIN SELECT RAISE(ABORT, 'A form that was asked is never changed.'); END;
CREATE TRIGGER form_kept BEFORE DELETE ON form
BEGIN SELECT RAISE(ABORT, 'A form that was asked is never removed.'); END;
CREATE TRIGGER form_file_fixed BEFORE UPDATE ON form_file
BEGIN SELECT RAISE(ABORT, 'A form that was asked is never changed.'); END;
CREATE TRIGGER form_file_kept BEFORE DELETE ON form_file
BEGIN SELECT RAISE(ABORT, 'A form that was asked is never removed.'); END;
CREATE TRIGGER answering_fixed BEFORE UPDATE ON answering
BEGIN SELECT RAISE(ABORT, 'How a case is answered is never changed.'); END;
CREATE TRIGGER answering_kept BEFORE DELETE ON answering
BEGIN SELECT RAISE(ABORT, 'How a case is answered is never removed.'); END;
CREATE TRIGGER answering_share_fixed BEFORE UPDATE ON answering_share
BEGIN SELECT RAISE(ABORT, 'A share is never changed.'); END;
CREATE TRIGGER answering_share_kept BEFORE DELETE ON answering_share
BEGIN SELECT RAISE(ABORT, 'A share is never removed.'); END;
CREATE TRIGGER answering_release_fixed BEFORE UPDATE ON answering_release
BEGIN SELECT RAISE(ABORT, 'A share is never changed.'); END;
CREATE TRIGGER answering_release_kept BEFORE DELETE ON answering_release
BEGIN SELECT RAISE(ABORT, 'A share is never removed.'); END;
CREATE TRIGGER answer_fixed BEFORE UPDATE ON answer
BEGIN SELECT RAISE(ABORT, 'An answer is never changed: a new one is added.'); END;
CREATE TRIGGER answer_kept BEFORE DELETE ON answer
BEGIN SELECT RAISE(ABORT, 'An answer is never removed.'); END;
CREATE TRIGGER answer_end_fixed BEFORE UPDATE ON answer_end
BEGIN SELECT RAISE(ABORT, 'What was handed in is never changed.'); END;
CREATE TRIGGER answer_end_kept BEFORE DELETE ON answer_end
BEGIN SELECT RAISE(ABORT, 'What was handed in is never removed.'); END;
CREATE TRIGGER answering_closed_fixed BEFORE UPDATE ON answering_closed
BEGIN SELECT RAISE(ABORT, 'A closed case stays closed.'); END;
CREATE TRIGGER answering_closed_kept BEFORE DELETE ON answering_closed
BEGIN SELECT RAISE(ABORT, 'A closed case stays closed.'); END;
CREATE TRIGGER panel_view_fixed BEFORE UPDATE ON panel_view
BEGIN SELECT RAISE(ABORT, 'A panel view is never changed: a new one is added.'); END;
CREATE TRIGGER panel_view_kept BEFORE DELETE ON panel_view
BEGIN SELECT RAISE(ABORT, 'A panel view is never removed.'); END;
CREATE TRIGGER told_note_fixed BEFORE UPDATE ON told_note
BEGIN SELECT RAISE(ABORT, 'A note of what was said is never changed.'); END;
CREATE TRIGGER told_note_kept BEFORE DELETE ON told_note
BEGIN SELECT RAISE(ABORT, 'A note of what was said is never removed.'); END;
