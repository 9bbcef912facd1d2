import { soleOwnerOf } from "../metrics/index.ts";
import { NONE, RESPONSIBILITIES, say, type Charter, type Evidence, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { isInCore } from "./things.ts";
import { anyoneNamed, areaName, listed } from "./wording.ts";

/**
 * People, process, projects, technical, product and customer work each have somebody inside the area. Where no charter
 * of the data names a holder, nothing is said. Source: docs/guides/checks.md#responsibilities-held.
 * @source rubick
 * @example check(orgOf("ceo > a, v; x(sto): a*", { areas: { x: { charter: { responsibilities: { people: "a",
 *   process: "a", projects: "a", technical: "a", product: "v" } } } } }))
 *   // "Nobody in x holds product and customer."
 */
export const responsibilitiesHeld = defineCheck({
  id: "responsibilities-held",
  group: 6,
  tier: "default",
  title: "Each of the six responsibilities is held inside",
  applies: "areas with mode sto or stl",
  modes: ["sto", "stl"],
  thresholds: {},
  needs: ["charters", "assignments"],
  each: "area",
  on: "product",
  check: ({ org }, area) => {
    if (!areHoldersSaid(org)) return SOUND;
    const { id, charter = {} } = org.areas[area]!;
    const held = charter.responsibilities ?? {};
    const missing = RESPONSIBILITIES.filter((one) => !isInside(org, area, held[one]));
    if (missing.length === 0) return SOUND;
    return [
      {
        area,
        subjects: [id],
        value: missing.length,
        message: say([
          "area.charter",
          "assignment",
        ])`Nobody in ${areaName(org, area)} holds ${listed(missing)}.`,
        evidence: missing.flatMap((one): Evidence[] => {
          const holder = held[one] === undefined ? undefined : anyoneNamed(org, held[one]);
          if (holder === undefined) return [];
          return [
            {
              subject: holder.person,
              says: say([
                "area.charter",
                "assignment",
              ])`${holder} holds ${one} and is not of the core people of ${areaName(org, area)}.`,
            },
          ];
        }),
        fixes: heldByOwner(org, area, charter, missing),
      },
    ];
  },
});

function isInside(org: Org, area: number, id: string | undefined): boolean {
  const person = id === undefined ? undefined : org.personIndexById.get(id);
  return person !== undefined && (isInCore(org, area, person) || soleOwnerOf(org, area) === person);
}

/** The owner holds what nobody does: the charter is written anew, and must be signed again. */
function heldByOwner(
  org: Org,
  area: number,
  charter: Charter,
  missing: readonly (typeof RESPONSIBILITIES)[number][],
): OrgChange[] {
  const owner = soleOwnerOf(org, area);
  if (owner === NONE || org.people[owner]!.vacant) return [];
  const { id: ownerId } = org.people[owner]!;
  const { signedBy: _by, signedOn: _on, version: _version, ...text } = charter;
  const responsibilities = {
    ...text.responsibilities,
    ...Object.fromEntries(missing.map((one) => [one, ownerId])),
  };
  return [{ kind: "set-charter", areaId: org.areas[area]!.id, charter: { ...text, responsibilities } }];
}

const saidByOrg = new WeakMap<Org, boolean>();

function areHoldersSaid(org: Org): boolean {
  let said = saidByOrg.get(org);
  if (said === undefined)
    saidByOrg.set(org, (said = org.areas.some((area) => area.charter?.responsibilities !== undefined)));
  return said;
}
