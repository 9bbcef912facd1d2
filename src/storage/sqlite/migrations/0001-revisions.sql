-- The truth: revisions with their payloads, texts outside the chain, and what stands beside.

CREATE TABLE orgs (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE revisions (
  org_id TEXT NOT NULL REFERENCES orgs (id),
  revision INTEGER NOT NULL CHECK (revision >= 1),
  change_set_id TEXT NOT NULL,
  committed_at TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  format_version INTEGER NOT NULL,
  payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 32),
  payload_bytes INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (org_id, revision),
  UNIQUE (org_id, change_set_id)
) STRICT, WITHOUT ROWID;

-- Numbers of revisions have no gap, whoever writes.
CREATE TRIGGER revisions_follow BEFORE INSERT ON revisions
WHEN NEW.revision <> 1 + coalesce((SELECT max(revision) FROM revisions WHERE org_id = NEW.org_id), 0)
BEGIN
  SELECT RAISE(ABORT, 'stale-revision');
END;

-- A table with row ids: megabytes in a row do not belong into a tree of keys.
CREATE TABLE payloads (
  org_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (org_id, revision, part),
  FOREIGN KEY (org_id, revision) REFERENCES revisions (org_id, revision)
) STRICT;

-- In the order of the payload, so that an import of millions is written and read front to back.
CREATE TABLE personal_texts (
  org_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  place INTEGER NOT NULL,
  commitment TEXT NOT NULL,
  person_id TEXT,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  salt BLOB,
  PRIMARY KEY (org_id, revision, place)
) STRICT, WITHOUT ROWID;

-- role: owner, acting (owner for the time being), or claimed (imported, settled by nobody).
CREATE TABLE area_owners (
  org_id TEXT NOT NULL REFERENCES orgs (id),
  area_id TEXT NOT NULL,
  place INTEGER NOT NULL,
  person_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'acting', 'claimed')),
  is_acting INTEGER NOT NULL CHECK (is_acting IN (0, 1)),
  from_on TEXT,
  to_on TEXT,
  PRIMARY KEY (org_id, area_id, place)
) STRICT, WITHOUT ROWID;

-- One owner of an area on a day; claims are left alone.
CREATE TRIGGER area_owners_one_insert BEFORE INSERT ON area_owners
WHEN NEW.role <> 'claimed' AND EXISTS (
  SELECT 1 FROM area_owners AS held
  WHERE held.org_id = NEW.org_id AND held.area_id = NEW.area_id AND held.role <> 'claimed'
    AND held.person_id <> NEW.person_id
    AND coalesce(held.from_on, '') < coalesce(NEW.to_on, '~')
    AND coalesce(NEW.from_on, '') < coalesce(held.to_on, '~')
)
BEGIN
  SELECT RAISE(ABORT, 'area-has-owner');
END;

CREATE TRIGGER area_owners_one_update BEFORE UPDATE ON area_owners
WHEN NEW.role <> 'claimed' AND EXISTS (
  SELECT 1 FROM area_owners AS held
  WHERE held.org_id = NEW.org_id AND held.area_id = NEW.area_id AND held.role <> 'claimed'
    AND held.place <> OLD.place AND held.person_id <> NEW.person_id
    AND coalesce(held.from_on, '') < coalesce(NEW.to_on, '~')
    AND coalesce(NEW.from_on, '') < coalesce(held.to_on, '~')
)
BEGIN
  SELECT RAISE(ABORT, 'area-has-owner');
END;

CREATE TABLE documents (
  org_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  revision INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (org_id, kind, revision),
  FOREIGN KEY (org_id, revision) REFERENCES revisions (org_id, revision)
) STRICT;

CREATE TABLE snapshots (
  org_id TEXT NOT NULL REFERENCES orgs (id),
  revision INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  code_version INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (org_id, revision, on_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot_parts (
  org_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  on_day TEXT NOT NULL,
  part INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (org_id, revision, on_day, part),
  FOREIGN KEY (org_id, revision, on_day) REFERENCES snapshots (org_id, revision, on_day) ON DELETE CASCADE
) STRICT;

CREATE TABLE scenarios (
  org_id TEXT NOT NULL REFERENCES orgs (id),
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (org_id, id)
) STRICT;
