-- SPDX-License-Identifier: GPL-3.0-or-later
-- Meetings, and the one road from a fixed list to drawn cases: commitment, then
-- shares of the seed, then one draw. Nothing here is ever changed or removed: a
-- meeting's and a case's state is the newest of its events, and a list that is
-- given up is voided by a row with a reason that the next certificate prints.

-- A meeting of the panel, planned or past.
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY CHECK (id >= 1),          -- the number people call it by
  title TEXT NOT NULL CHECK (length(title) BETWEEN 1 AND 200), -- what it is about
  day TEXT NOT NULL
    CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- when it meets
  created_at_us INTEGER NOT NULL,                  -- microseconds UTC
  created_by INTEGER NOT NULL REFERENCES person (id) -- who planned it
) STRICT;

-- What a meeting went through besides its draw.
CREATE TABLE meeting_event (
  id INTEGER PRIMARY KEY,                          -- order
  meeting_id INTEGER NOT NULL REFERENCES meeting (id), -- of which meeting
  event TEXT NOT NULL CHECK (event IN ('opened', 'sealed')), -- which
  head TEXT,                                       -- sealed: the log's head before the seal
  at_us INTEGER NOT NULL,                          -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id),      -- who did it
  UNIQUE (meeting_id, event),
  CHECK ((event = 'sealed') = (head IS NOT NULL))
) STRICT;

-- A chair's word that the coordinator may fix and draw for this meeting; the
-- newest row counts.
CREATE TABLE meeting_consent (
  id INTEGER PRIMARY KEY,                          -- order
  meeting_id INTEGER NOT NULL REFERENCES meeting (id), -- of which meeting
  is_given INTEGER NOT NULL CHECK (is_given IN (0, 1)), -- 0: taken back
  at_us INTEGER NOT NULL,                          -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id)       -- the chair
) STRICT;

CREATE INDEX meeting_consent_by_meeting ON meeting_consent (meeting_id, id);

-- A list and a plan, fixed together. The list itself is the file
-- certificates/TAG.list.tsv; its hash stands here and inside the plan.
CREATE TABLE fixed_list (
  id INTEGER PRIMARY KEY,                          -- its number
  meeting_id INTEGER NOT NULL REFERENCES meeting (id), -- of which meeting
  tag TEXT NOT NULL UNIQUE,                        -- the plan's, used once in a panel
  plan TEXT NOT NULL,                              -- draw-plan/1, canonical JSON
  plan_sha256 TEXT NOT NULL UNIQUE CHECK (length(plan_sha256) = 64), -- the commitment
  list_sha256 TEXT NOT NULL CHECK (length(list_sha256) = 64), -- of the list's bytes
  records INTEGER NOT NULL CHECK (records >= 0),   -- lines of the list
  committed_at_us INTEGER NOT NULL,                -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id)       -- who did it
) STRICT;

CREATE INDEX fixed_list_by_meeting ON fixed_list (meeting_id, id);

-- Why a record stands in the list but gets no ticket.
CREATE TABLE list_exclusion (
  id INTEGER PRIMARY KEY,                          -- order
  list_id INTEGER NOT NULL REFERENCES fixed_list (id), -- of which list
  record_ref TEXT NOT NULL,                        -- the record's id in the list
  code TEXT NOT NULL CHECK (code GLOB '[a-z]*' AND code NOT GLOB '*[^a-z_]*'), -- which reason
  reason BLOB,                                     -- in words; sealed
  decider TEXT NOT NULL CHECK (length(decider) BETWEEN 1 AND 80), -- the part that decided
  UNIQUE (list_id, record_ref)
) STRICT;

-- A list given up before its draw.
CREATE TABLE list_void (
  id INTEGER PRIMARY KEY,                          -- order
  list_id INTEGER NOT NULL UNIQUE REFERENCES fixed_list (id), -- of which list
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000), -- printed with the count
  at_us INTEGER NOT NULL,                          -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id)       -- who did it
) STRICT;

-- One person's part of the seed. Seats, never names.
CREATE TABLE seed_share (
  id INTEGER PRIMARY KEY,                          -- its number
  list_id INTEGER NOT NULL REFERENCES fixed_list (id), -- of which list
  seat INTEGER NOT NULL CHECK (seat >= 1),         -- order in which they were typed
  method TEXT NOT NULL CHECK (method IN ('d10', 'd6', 'chosen', 'text')), -- how it was made
  digits TEXT NOT NULL CHECK (length(digits) BETWEEN 6 AND 40
    AND digits NOT GLOB '*[^0-9]*'),               -- leading zeros count
  at_us INTEGER NOT NULL,                          -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id),      -- who typed it
  UNIQUE (list_id, seat)
) STRICT;

-- The one draw of a commitment. The files certificates/TAG.* hold the same.
CREATE TABLE draw (
  id INTEGER PRIMARY KEY,                          -- its number
  list_id INTEGER NOT NULL UNIQUE REFERENCES fixed_list (id), -- of which list
  certificate TEXT NOT NULL,                       -- draw-certificate/1, canonical JSON
  certificate_sha256 TEXT NOT NULL UNIQUE CHECK (length(certificate_sha256) = 64), -- hash of the certificate
  last_void INTEGER NOT NULL,                      -- newest list_void it prints, 0: none so far
  drawn_at_us INTEGER NOT NULL,                    -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id)       -- who did it
) STRICT;

-- Reserves in the order in which they step in, one after another in a stratum.
CREATE TABLE draw_reserve (
  id INTEGER PRIMARY KEY,                          -- order
  draw_id INTEGER NOT NULL REFERENCES draw (id),   -- of which draw
  stratum INTEGER NOT NULL CHECK (stratum >= 1),   -- as numbered on the certificate
  rank INTEGER NOT NULL CHECK (rank >= 1),         -- from 1 in its stratum
  record_ref TEXT NOT NULL,                        -- the record's id in the list
  ticket TEXT NOT NULL,                            -- in full
  UNIQUE (draw_id, stratum, rank)
) STRICT;

-- A record on the agenda of a meeting.
CREATE TABLE drawn_case (
  id INTEGER PRIMARY KEY,                          -- its number
  meeting_id INTEGER NOT NULL REFERENCES meeting (id), -- of which meeting
  draw_id INTEGER NOT NULL REFERENCES draw (id),   -- of which draw
  letter TEXT NOT NULL CHECK (letter GLOB '[A-Z]*' AND letter NOT GLOB '*[^A-Z]*'), -- its name in the meeting
  record_ref TEXT NOT NULL,                        -- the record's id in the list
  stratum INTEGER NOT NULL CHECK (stratum >= 1),   -- as numbered on the certificate
  rank INTEGER NOT NULL CHECK (rank >= 1),         -- among main, or among its stratum's reserves
  ticket TEXT NOT NULL,                            -- in full
  replaces INTEGER UNIQUE REFERENCES drawn_case (id), -- NULL: drawn; else a reserve for that case
  public_key BLOB NOT NULL CHECK (length(public_key) = 32), -- answers are sealed to it
  added_at_us INTEGER NOT NULL,                    -- microseconds UTC
  UNIQUE (meeting_id, letter),
  UNIQUE (draw_id, record_ref)
) STRICT;

-- The case's secret key, sealed to each chair and to the recovery code. A chair with
-- a new key pair gets a new row; the newest counts.
CREATE TABLE case_secret (
  id INTEGER PRIMARY KEY,                          -- order
  case_id INTEGER NOT NULL REFERENCES drawn_case (id), -- of which case
  person_id INTEGER REFERENCES person (id),        -- NULL: the recovery code
  sealed BLOB NOT NULL CHECK (length(sealed) = 80) -- crypto_box_seal of 32 bytes
) STRICT;

CREATE INDEX case_secret_by_person ON case_secret (person_id, case_id, id);

-- What a case went through; its state is the newest.
CREATE TABLE case_event (
  id INTEGER PRIMARY KEY,                          -- order
  case_id INTEGER NOT NULL REFERENCES drawn_case (id), -- of which case
  state TEXT NOT NULL CHECK (state IN ('footage_held', 'no_footage', 'hidden',
    'second_look_done', 'open', 'answers_closed', 'agreed', 'set_aside')), -- where it is now
  code TEXT CHECK (code IS NULL OR (code GLOB '[a-z]*' AND code NOT GLOB '*[^a-z_]*')), -- why
  text BLOB,                                       -- why, in words; sealed
  decider TEXT CHECK (decider IS NULL
    OR decider IN ('coordinator', 'chair', 'member', 'force_lead')), -- the part that decided
  at_us INTEGER NOT NULL,                          -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id),      -- who did it
  CHECK (state NOT IN ('no_footage', 'set_aside') OR code IS NOT NULL)
) STRICT;

CREATE INDEX case_event_by_case ON case_event (case_id, id);

-- The order of a ceremony, held by the schema as well as by the program.
CREATE TRIGGER fixed_list_one_at_a_time BEFORE INSERT ON fixed_list
WHEN EXISTS (SELECT 1 FROM fixed_list f WHERE f.meeting_id = NEW.meeting_id
  AND NOT EXISTS (SELECT 1 FROM list_void v WHERE v.list_id = f.id)
  AND NOT EXISTS (SELECT 1 FROM draw d WHERE d.list_id = f.id))
BEGIN SELECT RAISE(ABORT, 'This meeting has a fixed list already. Draw it or void it first.'); END;

CREATE TRIGGER list_void_before_draw BEFORE INSERT ON list_void
WHEN EXISTS (SELECT 1 FROM draw d WHERE d.list_id = NEW.list_id)
BEGIN SELECT RAISE(ABORT, 'This list has been drawn: it cannot be voided any more.'); END;

CREATE TRIGGER seed_share_in_order BEFORE INSERT ON seed_share
WHEN NEW.seat <> (SELECT coalesce(max(seat), 0) + 1 FROM seed_share WHERE list_id = NEW.list_id)
BEGIN SELECT RAISE(ABORT, 'Shares are taken seat after seat.'); END;

CREATE TRIGGER seed_share_after_commitment BEFORE INSERT ON seed_share
WHEN NEW.at_us < (SELECT committed_at_us FROM fixed_list WHERE id = NEW.list_id)
BEGIN SELECT RAISE(ABORT, 'This machine''s clock has gone back to before the list was fixed. Set it right first.'); END;

CREATE TRIGGER seed_share_while_open BEFORE INSERT ON seed_share
WHEN EXISTS (SELECT 1 FROM list_void WHERE list_id = NEW.list_id)
  OR EXISTS (SELECT 1 FROM draw WHERE list_id = NEW.list_id)
BEGIN SELECT RAISE(ABORT, 'This list takes no more shares: it is drawn or voided.'); END;

CREATE TRIGGER draw_after_shares BEFORE INSERT ON draw
WHEN EXISTS (SELECT 1 FROM list_void WHERE list_id = NEW.list_id)
  OR (SELECT count(*) FROM seed_share WHERE list_id = NEW.list_id) < 2
BEGIN SELECT RAISE(ABORT, 'A draw needs a list that stands and two shares of the seed.'); END;

CREATE TRIGGER meeting_event_in_order BEFORE INSERT ON meeting_event
WHEN NEW.event = 'opened'
  AND EXISTS (SELECT 1 FROM meeting_event WHERE meeting_id = NEW.meeting_id AND event = 'sealed')
BEGIN SELECT RAISE(ABORT, 'This meeting is sealed.'); END;

-- A sealed meeting is closed for good.
CREATE TRIGGER fixed_list_not_sealed BEFORE INSERT ON fixed_list
WHEN EXISTS (SELECT 1 FROM meeting_event WHERE meeting_id = NEW.meeting_id AND event = 'sealed')
BEGIN SELECT RAISE(ABORT, 'This meeting is sealed.'); END;
CREATE TRIGGER drawn_case_not_sealed BEFORE INSERT ON drawn_case
WHEN EXISTS (SELECT 1 FROM meeting_event WHERE meeting_id = NEW.meeting_id AND event = 'sealed')
BEGIN SELECT RAISE(ABORT, 'This meeting is sealed.'); END;
CREATE TRIGGER case_event_not_sealed BEFORE INSERT ON case_event
WHEN EXISTS (SELECT 1 FROM meeting_event e JOIN drawn_case c ON c.meeting_id = e.meeting_id
  WHERE c.id = NEW.case_id AND e.event = 'sealed')
BEGIN SELECT RAISE(ABORT, 'This meeting is sealed.'); END;

CREATE TRIGGER meeting_fixed BEFORE UPDATE ON meeting
BEGIN SELECT RAISE(ABORT, 'What stands in meeting is never changed.'); END;
CREATE TRIGGER meeting_kept BEFORE DELETE ON meeting
BEGIN SELECT RAISE(ABORT, 'What stands in meeting is never removed.'); END;
CREATE TRIGGER meeting_event_fixed BEFORE UPDATE ON meeting_event
BEGIN SELECT RAISE(ABORT, 'What stands in meeting_event is never changed.'); END;
CREATE TRIGGER meeting_event_kept BEFORE DELETE ON meeting_event
BEGIN SELECT RAISE(ABORT, 'What stands in meeting_event is never removed.'); END;
CREATE TRIGGER meeting_consent_fixed BEFORE UPDATE ON meeting_consent
BEGIN SELECT RAISE(ABORT, 'What stands in meeting_consent is never changed.'); END;
CREATE TRIGGER meeting_consent_kept BEFORE DELETE ON meeting_consent
BEGIN SELECT RAISE(ABORT, 'What stands in meeting_consent is never removed.'); END;
CREATE TRIGGER fixed_list_fixed BEFORE UPDATE ON fixed_list
BEGIN SELECT RAISE(ABORT, 'What stands in fixed_list is never changed.'); END;
CREATE TRIGGER fixed_list_kept BEFORE DELETE ON fixed_list
BEGIN SELECT RAISE(ABORT, 'What stands in fixed_list is never removed.'); END;
CREATE TRIGGER list_exclusion_fixed BEFORE UPDATE ON list_exclusion
BEGIN SELECT RAISE(ABORT, 'What stands in list_exclusion is never changed.'); END;
CREATE TRIGGER list_exclusion_kept BEFORE DELETE ON list_exclusion
BEGIN SELECT RAISE(ABORT, 'What stands in list_exclusion is never removed.'); END;
CREATE TRIGGER list_void_fixed BEFORE UPDATE ON list_void
BEGIN SELECT RAISE(ABORT, 'What stands in list_void is never changed.'); END;
CREATE TRIGGER list_void_kept BEFORE DELETE ON list_void
BEGIN SELECT RAISE(ABORT, 'What stands in list_void is never removed.'); END;
CREATE TRIGGER seed_share_fixed BEFORE UPDATE ON seed_share
BEGIN SELECT RAISE(ABORT, 'What stands in seed_share is never changed.'); END;
CREATE TRIGGER seed_share_kept BEFORE DELETE ON seed_share
BEGIN SELECT RAISE(ABORT, 'What stands in seed_share is never removed.'); END;
CREATE TRIGGER draw_fixed BEFORE UPDATE ON draw
BEGIN SELECT RAISE(ABORT, 'What stands in draw is never changed.'); END;
CREATE TRIGGER draw_kept BEFORE DELETE ON draw
BEGIN SELECT RAISE(ABORT, 'What stands in draw is never removed.'); END;
CREATE TRIGGER draw_reserve_fixed BEFORE UPDATE ON draw_reserve
BEGIN SELECT RAISE(ABORT, 'What stands in draw_reserve is never changed.'); END;
CREATE TRIGGER draw_reserve_kept BEFORE DELETE ON draw_reserve
BEGIN SELECT RAISE(ABORT, 'What stands in draw_reserve is never removed.'); END;
CREATE TRIGGER drawn_case_fixed BEFORE UPDATE ON drawn_case
BEGIN SELECT RAISE(ABORT, 'What stands in drawn_case is never changed.'); END;
CREATE TRIGGER drawn_case_kept BEFORE DELETE ON drawn_case
BEGIN SELECT RAISE(ABORT, 'What stands in drawn_case is never removed.'); END;
CREATE TRIGGER case_secret_fixed BEFORE UPDATE ON case_secret
BEGIN SELECT RAISE(ABORT, 'What stands in case_secret is never changed.'); END;
CREATE TRIGGER case_secret_kept BEFORE DELETE ON case_secret
BEGIN SELECT RAISE(ABORT, 'What stands in case_secret is never removed.'); END;
CREATE TRIGGER case_event_fixed BEFORE UPDATE ON case_event
BEGIN SELECT RAISE(ABORT, 'What stands in case_event is never changed.'); END;
CREATE TRIGGER case_event_kept BEFORE DELETE ON case_event
BEGIN SELECT RAISE(ABORT, 'What stands in case_event is never removed.'); END;
