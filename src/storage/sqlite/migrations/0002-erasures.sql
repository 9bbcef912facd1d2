-- Counts erasures: what was read before one is not written after it.
ALTER TABLE orgs ADD COLUMN erasures INTEGER NOT NULL DEFAULT 0;

-- Days are written in full, as they are compared as text. An ownership that ends on its first day holds on none.
DROP TRIGGER area_owners_one_insert;
DROP TRIGGER area_owners_one_update;

CREATE TRIGGER area_owners_days_insert BEFORE INSERT ON area_owners
WHEN coalesce(NEW.from_on, '2000-01-01') NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
  OR coalesce(NEW.to_on, '2000-01-01') NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
BEGIN
  SELECT RAISE(ABORT, 'day-bad');
END;

CREATE TRIGGER area_owners_days_update BEFORE UPDATE ON area_owners
WHEN coalesce(NEW.from_on, '2000-01-01') NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
  OR coalesce(NEW.to_on, '2000-01-01') NOT GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
BEGIN
  SELECT RAISE(ABORT, 'day-bad');
END;

CREATE TRIGGER area_owners_one_insert BEFORE INSERT ON area_owners
WHEN NEW.role <> 'claimed' AND coalesce(NEW.from_on, '') < coalesce(NEW.to_on, '~') AND EXISTS (
  SELECT 1 FROM area_owners AS held
  WHERE held.org_id = NEW.org_id AND held.area_id = NEW.area_id AND held.role <> 'claimed'
    AND held.person_id <> NEW.person_id
    AND coalesce(held.from_on, '') < coalesce(held.to_on, '~')
    AND coalesce(held.from_on, '') < coalesce(NEW.to_on, '~')
    AND coalesce(NEW.from_on, '') < coalesce(held.to_on, '~')
)
BEGIN
  SELECT RAISE(ABORT, 'area-has-owner');
END;

CREATE TRIGGER area_owners_one_update BEFORE UPDATE ON area_owners
WHEN NEW.role <> 'claimed' AND coalesce(NEW.from_on, '') < coalesce(NEW.to_on, '~') AND EXISTS (
  SELECT 1 FROM area_owners AS held
  WHERE held.org_id = NEW.org_id AND held.area_id = NEW.area_id AND held.role <> 'claimed'
    AND NOT (held.org_id = OLD.org_id AND held.area_id = OLD.area_id AND held.place = OLD.place)
    AND held.person_id <> NEW.person_id
    AND coalesce(held.from_on, '') < coalesce(held.to_on, '~')
    AND coalesce(held.from_on, '') < coalesce(NEW.to_on, '~')
    AND coalesce(NEW.from_on, '') < coalesce(held.to_on, '~')
)
BEGIN
  SELECT RAISE(ABORT, 'area-has-owner');
END;
