-- SPDX-License-Identifier: GPL-3.0-or-later
-- A slip on "Do you think you may know anyone in this case?" took a member out for
-- good. They may come back until the case is closed: a further row, which says as
-- little about who it was as the one that took them out.

-- A member who had stood out of a case came back to it.
CREATE TABLE answer_return (
  tag BLOB PRIMARY KEY CHECK (length(tag) = 32),   -- only the member can make it out
  case_id INTEGER NOT NULL REFERENCES answering (case_id) -- the case
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_return_by_case ON answer_return (case_id);

CREATE TRIGGER answer_return_in_time BEFORE INSERT ON answer_return
WHEN EXISTS (SELECT 1 FROM answering_closed WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'This case is closed: answers are no longer taken.'); END;
CREATE TRIGGER answer_return_fixed BEFORE UPDATE ON answer_return
BEGIN SELECT RAISE(ABORT, 'That a member came back is never changed.'); END;
CREATE TRIGGER answer_return_kept BEFORE DELETE ON answer_return
BEGIN SELECT RAISE(ABORT, 'That a member came back is never removed.'); END;
