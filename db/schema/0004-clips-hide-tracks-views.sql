-- SPDX-License-Identifier: GPL-3.0-or-later
-- Recordings of drawn cases, what must be hidden in them, whose word that is,
-- and who has watched what. The recordings themselves are sealed files beside
-- the database, named by their hash. A track is never changed: a new version
-- is added, and the newest counts, second look and all.

-- A recording that is held, sealed, with a case.
CREATE TABLE clip (
  id INTEGER PRIMARY KEY,                          -- its number
  case_id INTEGER NOT NULL REFERENCES drawn_case (id), -- what it shows
  sha256 TEXT NOT NULL
    CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'), -- of the file as it arrived
  size_bytes INTEGER NOT NULL CHECK (size_bytes > 0), -- of the file as it arrived
  camera TEXT CHECK (camera IS NULL OR length(camera) BETWEEN 1 AND 80), -- which camera, no officer's name
  started_at_us INTEGER,                           -- by the camera's clock, microseconds UTC; NULL: not known
  stream INTEGER NOT NULL CHECK (stream BETWEEN 0 AND 1000), -- index of the picture stream
  coded_width INTEGER NOT NULL CHECK (coded_width BETWEEN 1 AND 16384), -- before it is turned
  coded_height INTEGER NOT NULL CHECK (coded_height BETWEEN 1 AND 16384), -- picture lines, as coded
  rotation INTEGER NOT NULL CHECK (rotation IN (0, 90, 180, 270)), -- degrees, to be shown upright
  time_base_num INTEGER NOT NULL CHECK (time_base_num > 0), -- seconds a tick of the stream: numerator
  time_base_den INTEGER NOT NULL CHECK (time_base_den > 0), -- and denominator
  width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 16384),   -- as shown
  height INTEGER NOT NULL CHECK (height BETWEEN 1 AND 16384), -- as shown
  duration_us INTEGER NOT NULL CHECK (duration_us >= 0), -- from the first picture to the end of the last
  last_us INTEGER NOT NULL,                        -- when the last picture is
  frames INTEGER NOT NULL CHECK (frames >= 0),     -- pictures really there
  has_sound INTEGER NOT NULL CHECK (has_sound IN (0, 1)), -- 1: there is sound
  is_truncated INTEGER NOT NULL CHECK (is_truncated IN (0, 1)), -- ends before it says it does
  is_estimated INTEGER NOT NULL CHECK (is_estimated IN (0, 1)), -- the file has no times
  is_variable INTEGER NOT NULL CHECK (is_variable IN (0, 1)),   -- pictures unevenly spaced
  added_at_us INTEGER NOT NULL,                    -- microseconds UTC
  added_by INTEGER NOT NULL REFERENCES person (id), -- who added it
  UNIQUE (case_id, sha256)
) STRICT;

-- What must be hidden in a clip. The track is sealed under the footage key with
-- the clip and the version as its context: it is as private as what it points
-- at, and one that was changed or moved does not open.
CREATE TABLE hide_track (
  id INTEGER PRIMARY KEY,                          -- its number
  clip_id INTEGER NOT NULL REFERENCES clip (id),   -- of which clip
  version INTEGER NOT NULL CHECK (version >= 1),   -- 1, 2, 3 of its clip
  track BLOB NOT NULL CHECK (length(track) BETWEEN 40 AND 33554472), -- hide-track JSON, sealed
  track_sha256 TEXT NOT NULL CHECK (length(track_sha256) = 64), -- of the JSON
  made_at_us INTEGER NOT NULL,                     -- microseconds UTC
  made_by INTEGER NOT NULL REFERENCES person (id), -- whose second look does not count
  UNIQUE (clip_id, version)
) STRICT;

-- The second look: somebody else has found the track good enough to be shown.
CREATE TABLE hide_approval (
  track_id INTEGER PRIMARY KEY REFERENCES hide_track (id), -- of which track
  watched_us INTEGER NOT NULL CHECK (watched_us >= 0), -- how much of the clip they had watched under it
  at_us INTEGER NOT NULL,                          -- microseconds UTC
  by INTEGER NOT NULL REFERENCES person (id)       -- who did it
) STRICT;

-- A stretch of a clip that somebody has watched.
CREATE TABLE clip_view (
  id INTEGER PRIMARY KEY,                          -- order
  clip_id INTEGER NOT NULL REFERENCES clip (id),   -- of which clip
  track_id INTEGER REFERENCES hide_track (id),     -- NULL: all of it was covered
  person_id INTEGER NOT NULL REFERENCES person (id), -- who it was
  from_us INTEGER NOT NULL CHECK (from_us >= 0),   -- of the clip's time
  to_us INTEGER NOT NULL,                          -- of the clip's time
  at_us INTEGER NOT NULL,                          -- when they stopped, microseconds UTC
  CHECK (to_us >= from_us)
) STRICT;

CREATE INDEX clip_view_by_clip ON clip_view (clip_id, person_id, track_id);

CREATE TRIGGER hide_track_next BEFORE INSERT ON hide_track
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM hide_track WHERE clip_id = NEW.clip_id)
BEGIN SELECT RAISE(ABORT, 'Versions of a hide track grow by one.'); END;

CREATE TRIGGER hide_approval_not_own BEFORE INSERT ON hide_approval
WHEN NEW.by = (SELECT made_by FROM hide_track WHERE id = NEW.track_id)
BEGIN SELECT RAISE(ABORT, 'Somebody else must take the second look.'); END;

CREATE TRIGGER hide_approval_newest BEFORE INSERT ON hide_approval
WHEN EXISTS (SELECT 1 FROM hide_track t JOIN hide_track n ON n.clip_id = t.clip_id
  WHERE t.id = NEW.track_id AND n.version > t.version)
BEGIN SELECT RAISE(ABORT, 'There is a newer version of this hide track.'); END;

CREATE TRIGGER clip_view_own_track BEFORE INSERT ON clip_view
WHEN NEW.track_id IS NOT NULL
  AND NEW.clip_id <> (SELECT clip_id FROM hide_track WHERE id = NEW.track_id)
BEGIN SELECT RAISE(ABORT, 'That hide track is for another clip.'); END;

CREATE TRIGGER clip_not_sealed BEFORE INSERT ON clip
WHEN EXISTS (SELECT 1 FROM meeting_event e JOIN drawn_case c ON c.meeting_id = e.meeting_id
  WHERE c.id = NEW.case_id AND e.event = 'sealed')
BEGIN SELECT RAISE(ABORT, 'This meeting is sealed.'); END;

CREATE TRIGGER clip_fixed BEFORE UPDATE ON clip
BEGIN SELECT RAISE(ABORT, 'What stands in clip is never changed.'); END;
CREATE TRIGGER clip_kept BEFORE DELETE ON clip
BEGIN SELECT RAISE(ABORT, 'What stands in clip is never removed.'); END;
CREATE TRIGGER hide_track_fixed BEFORE UPDATE ON hide_track
BEGIN SELECT RAISE(ABORT, 'A hide track is never changed: add a version.'); END;
CREATE TRIGGER hide_track_kept BEFORE DELETE ON hide_track
BEGIN SELECT RAISE(ABORT, 'A hide track is never removed: add a version.'); END;
CREATE TRIGGER hide_approval_fixed BEFORE UPDATE ON hide_approval
BEGIN SELECT RAISE(ABORT, 'A second look is never changed.'); END;
CREATE TRIGGER hide_approval_kept BEFORE DELETE ON hide_approval
BEGIN SELECT RAISE(ABORT, 'A second look is never removed.'); END;
CREATE TRIGGER clip_view_fixed BEFORE UPDATE ON clip_view
BEGIN SELECT RAISE(ABORT, 'What stands in clip_view is never changed.'); END;
CREATE TRIGGER clip_view_kept BEFORE DELETE ON clip_view
BEGIN SELECT RAISE(ABORT, 'What stands in clip_view is never removed.'); END;
