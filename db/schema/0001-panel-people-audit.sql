-- SPDX-License-Identifier: GPL-3.0-or-later
-- The panel itself, its people, the keys that open it, and the log of who did
-- what. Everything else hangs on these. Settings and standings are never
-- changed: a new row is added and the newest counts, so the past stays readable.

-- The panel: one row, made once.
CREATE TABLE panel (
  id INTEGER PRIMARY KEY CHECK (id = 1),           -- one panel a file
  uid TEXT NOT NULL CHECK (length(uid) = 32),      -- random, in hex: binds sealed data to this panel
  is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)), -- made-up people and weak keys
  created_at_us INTEGER NOT NULL                   -- microseconds UTC
) STRICT;

-- What the panel has chosen: name, force, language, scale, quorum.
CREATE TABLE panel_setting (
  id INTEGER PRIMARY KEY,                          -- order: the newest row of a key counts
  key TEXT NOT NULL
    CHECK (key IN ('name', 'force', 'language', 'scale', 'quorum')), -- which choice
  value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 200),       -- the choice
  set_at_us INTEGER NOT NULL,                      -- microseconds UTC
  set_by INTEGER REFERENCES person (id)            -- NULL: when the panel was made
) STRICT;

CREATE INDEX panel_setting_by_key ON panel_setting (key, id);

-- Somebody with a part on the panel. Never a member of the public or an officer.
CREATE TABLE person (
  id INTEGER PRIMARY KEY,                          -- the log knows people by this alone
  name TEXT NOT NULL COLLATE NOCASE UNIQUE
    CHECK (length(name) BETWEEN 1 AND 80),         -- what they sign in as
  added_at_us INTEGER NOT NULL                     -- microseconds UTC
) STRICT;

-- What a person may do from a moment on; the newest row of a person counts.
CREATE TABLE person_standing (
  id INTEGER PRIMARY KEY,                          -- order
  person_id INTEGER NOT NULL REFERENCES person (id), -- whose
  role TEXT NOT NULL
    CHECK (role IN ('coordinator', 'chair', 'member', 'force_lead')), -- the part
  is_deputy INTEGER NOT NULL CHECK (is_deputy IN (0, 1)), -- a member named for second looks
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)), -- 0: has left the panel
  clearance_until TEXT
    CHECK (clearance_until IS NULL OR clearance_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'), -- last day vetted
  language TEXT NOT NULL CHECK (language IN ('en', 'cy')), -- of the screens
  set_at_us INTEGER NOT NULL,                      -- microseconds UTC
  set_by INTEGER REFERENCES person (id),           -- NULL: when the panel was made
  CHECK (is_deputy = 0 OR role = 'member')
) STRICT;

CREATE INDEX person_standing_by_person ON person_standing (person_id, id);

-- One way in: a person's secret key, sealed under their passphrase, and what the
-- panel has entrusted to it, sealed to the key itself: so a new part on the
-- panel needs no passphrase. Slots may be replaced and deleted, for a passphrase
-- or a part that is taken back must stop working.
CREATE TABLE key_slot (
  id INTEGER PRIMARY KEY,                          -- its number
  person_id INTEGER UNIQUE REFERENCES person (id), -- NULL: the printed recovery code
  public_key BLOB NOT NULL CHECK (length(public_key) = 32), -- X25519, of the person
  salt BLOB NOT NULL CHECK (length(salt) = 16),    -- Argon2id salt
  operations INTEGER NOT NULL CHECK (operations BETWEEN 1 AND 16), -- Argon2id passes
  memory_bytes INTEGER NOT NULL
    CHECK (memory_bytes BETWEEN 8192 AND 4294967296), -- Argon2id memory
  nonce BLOB NOT NULL CHECK (length(nonce) = 24),  -- XChaCha20-Poly1305 nonce
  sealed BLOB NOT NULL CHECK (length(sealed) BETWEEN 16 AND 4096), -- the secret key
  entrusted BLOB NOT NULL CHECK (length(entrusted) BETWEEN 16 AND 4096), -- panel keys of that part
  made_at_us INTEGER NOT NULL                      -- microseconds UTC
) STRICT;

-- Everything that was done, in order, each entry holding the hash of the one
-- before. How the hash is made: docs/audit.md.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),        -- 1, 2, 3 without a gap
  at_us INTEGER NOT NULL,                          -- the machine's clock, microseconds UTC
  offset_minutes INTEGER NOT NULL
    CHECK (offset_minutes BETWEEN -1440 AND 1440), -- the machine's time zone then
  actor INTEGER REFERENCES person (id),            -- NULL: nobody was signed in
  act TEXT NOT NULL CHECK (act GLOB '[a-z]*' AND act NOT GLOB '*[^a-z-]*'), -- the policy's name
  detail TEXT NOT NULL CHECK (length(detail) <= 65536), -- what happened; no secrets, no names
  previous BLOB NOT NULL CHECK (length(previous) = 32), -- hash of the entry before
  hash BLOB NOT NULL CHECK (length(hash) = 32)     -- hash of this entry
) STRICT;

CREATE TRIGGER panel_fixed BEFORE UPDATE ON panel
BEGIN SELECT RAISE(ABORT, 'The panel''s identity cannot be changed.'); END;
CREATE TRIGGER panel_kept BEFORE DELETE ON panel
BEGIN SELECT RAISE(ABORT, 'The panel''s identity cannot be removed.'); END;

CREATE TRIGGER panel_setting_fixed BEFORE UPDATE ON panel_setting
BEGIN SELECT RAISE(ABORT, 'A setting is never changed: add a new one.'); END;
CREATE TRIGGER panel_setting_kept BEFORE DELETE ON panel_setting
BEGIN SELECT RAISE(ABORT, 'A setting is never removed: add a new one.'); END;

CREATE TRIGGER person_fixed BEFORE UPDATE ON person
BEGIN SELECT RAISE(ABORT, 'A person is never changed: add a new standing.'); END;
CREATE TRIGGER person_kept BEFORE DELETE ON person
BEGIN SELECT RAISE(ABORT, 'A person is never removed: add a new standing.'); END;

CREATE TRIGGER person_standing_fixed BEFORE UPDATE ON person_standing
BEGIN SELECT RAISE(ABORT, 'A standing is never changed: add a new one.'); END;
CREATE TRIGGER person_standing_kept BEFORE DELETE ON person_standing
BEGIN SELECT RAISE(ABORT, 'A standing is never removed: add a new one.'); END;

CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'The log cannot be changed.'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'The log cannot be cut.'); END;
CREATE TRIGGER audit_next BEFORE INSERT ON audit
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN SELECT RAISE(ABORT, 'The log grows by one entry at a time.'); END;
