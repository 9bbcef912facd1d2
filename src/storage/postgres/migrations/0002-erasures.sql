-- Counts erasures: what was read before one is not written after it.
ALTER TABLE onethread.orgs ADD COLUMN erasures integer NOT NULL DEFAULT 0;
