CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Days and instants that go into hashes are kept as the text they came as.

CREATE TABLE onethread.orgs (
  id text COLLATE "C" PRIMARY KEY,
  name text NOT NULL,
  created_at text NOT NULL
);

CREATE TABLE onethread.revisions (
  org_id text COLLATE "C" NOT NULL REFERENCES onethread.orgs (id),
  revision integer NOT NULL CHECK (revision > 0),
  change_set_id text COLLATE "C" NOT NULL,
  committed_at text NOT NULL,
  effective_on text NOT NULL,
  format_version integer NOT NULL,
  payload_hash bytea NOT NULL,
  payload_bytes bigint NOT NULL,
  parts integer NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (org_id, revision),
  UNIQUE (org_id, change_set_id)
);

-- Canonical bytes, never jsonb: it would reorder keys and rewrite numbers.
CREATE TABLE onethread.payloads (
  org_id text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (org_id, revision, part),
  FOREIGN KEY (org_id, revision) REFERENCES onethread.revisions (org_id, revision)
);

-- No index by commitment or person: an import writes millions of rows, an erasure reads them all anyway.
CREATE TABLE onethread.personal_texts (
  org_id text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  place integer NOT NULL,
  commitment text COLLATE "C" NOT NULL,
  person_id text COLLATE "C",
  field text COLLATE "C" NOT NULL,
  text text NOT NULL,
  salt bytea,
  PRIMARY KEY (org_id, revision, place)
);

CREATE TABLE onethread.documents (
  org_id text COLLATE "C" NOT NULL,
  kind text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (org_id, kind, revision),
  FOREIGN KEY (org_id, revision) REFERENCES onethread.revisions (org_id, revision)
);

CREATE TABLE onethread.snapshots (
  org_id text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  on_day text COLLATE "C" NOT NULL,
  code_version integer NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (org_id, revision, on_day)
);

CREATE TABLE onethread.snapshot_parts (
  org_id text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  on_day text COLLATE "C" NOT NULL,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (org_id, revision, on_day, part),
  FOREIGN KEY (org_id, revision, on_day) REFERENCES onethread.snapshots ON DELETE CASCADE
);

CREATE TABLE onethread.scenarios (
  org_id text COLLATE "C" NOT NULL REFERENCES onethread.orgs (id),
  id text COLLATE "C" NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  body text NOT NULL,
  PRIMARY KEY (org_id, id)
);

-- One owner per area at a time. Who is only claimed is exempt: such an area has claimants, no owner.
CREATE TABLE onethread.area_owners (
  org_id text COLLATE "C" NOT NULL REFERENCES onethread.orgs (id),
  area_id text COLLATE "C" NOT NULL,
  place integer NOT NULL,
  person_id text COLLATE "C" NOT NULL,
  acting boolean,
  from_on date,
  to_on date,
  claimed boolean,
  PRIMARY KEY (org_id, area_id, place),
  CONSTRAINT one_owner_at_a_time EXCLUDE USING gist (
    org_id WITH =,
    area_id WITH =,
    person_id WITH <>,
    (CASE WHEN to_on <= from_on THEN 'empty'::daterange ELSE daterange(from_on, to_on) END) WITH &&
  ) WHERE (claimed IS NOT TRUE)
);

-- Stored as they come: compressing what is written once and rarely read costs more than it saves.
ALTER TABLE onethread.payloads ALTER COLUMN bytes SET STORAGE EXTERNAL;
ALTER TABLE onethread.snapshot_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The planner's samples of columns would keep erased names in pg_statistic.
ALTER TABLE onethread.personal_texts
  ALTER COLUMN text SET STATISTICS 0,
  ALTER COLUMN salt SET STATISTICS 0,
  ALTER COLUMN commitment SET STATISTICS 0;
ALTER TABLE onethread.documents ALTER COLUMN text SET STATISTICS 0;
ALTER TABLE onethread.payloads ALTER COLUMN bytes SET STATISTICS 0;
ALTER TABLE onethread.snapshot_parts ALTER COLUMN bytes SET STATISTICS 0;
ALTER TABLE onethread.scenarios ALTER COLUMN body SET STATISTICS 0;
