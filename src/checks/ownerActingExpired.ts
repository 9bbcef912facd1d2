import { daysBetween, say, type Day, type Ownership } from "../org/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { areaName, named } from "./wording.ts";

/**
 * An acting owner is temporary. Fires past the agreed end of the last entry while nobody followed, and without an end
 * after the limit; silent where neither a start nor an end is given. Source: docs/guides/checks.md#owner-acting-expired.
 * @source rubick; aws; our proposal
 * @example check(orgOf("a; x: a", { areas: { x: { owners: [{ personId: "a", acting: true, from: "2026-03-02" }]
 *   } } }))
 *   // "a acts as owner of x since 2026-03-02, without an end."
 */
export const ownerActingExpired = defineCheck({
  id: "owner-acting-expired",
  group: 2,
  tier: "default",
  title: "Acting owners are temporary",
  applies: "acting owners of live product and platform areas",
  thresholds: { days: { value: 90, unit: "days", source: "our proposal" } },
  needs: ["owners", "days"],
  each: "area",
  on: "product",
  check: ({ org, today, limit }, area) => {
    const { owners, id } = org.areas[area]!;
    const faults: Fault[] = [];
    for (const owner of owners) {
      const person = org.personIndexById.get(owner.personId);
      if (person === undefined || !isExpired(owner, owners, { today, days: limit("days") })) continue;
      faults.push({
        area,
        subjects: [id, owner.personId],
        message:
          owner.to === undefined
            ? say([
                "area.owners",
              ])`${named(org, person)} acts as owner of ${areaName(org, area)} since ${owner.from ?? ""}, without an end.`
            : say([
                "area.owners",
              ])`${named(org, person)} acted as owner of ${areaName(org, area)} until ${owner.to}; nobody followed.`,
        fixes: [{ kind: "set-owner", areaId: id, personId: owner.personId, from: today }],
      });
    }
    return faults;
  },
});

function isExpired(
  owner: Ownership,
  owners: readonly Ownership[],
  { today, days }: { today: Day; days: number },
): boolean {
  if (owner.acting !== true) return false;
  if (owner.to === undefined) return owner.from !== undefined && daysBetween(owner.from, today) > days;
  const { to } = owner;
  return to <= today && !owners.some((other) => other !== owner && follows(other, to, today));
}

/** Whether an entry goes on past that day, or began on or after it; one that is only planned follows nobody yet. */
function follows({ from, to }: Ownership, end: Day, today: Day): boolean {
  if (from !== undefined && from > today) return false;
  return to === undefined || to > end;
}
