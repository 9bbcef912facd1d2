import { holdsOn, ownersOf, say, type Org } from "../org/index.ts";
import { linesOf, ownersKnown } from "../metrics/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { areaName, counted, mentions, named, personRow } from "./wording.ts";

/**
 * Accountability needs one name. Silent where no area of the org names an owner at all: then owners are not said.
 * Source: docs/guides/checks.md#owner-exactly-one.
 * @source rubick; aws
 * @example check(orgOf("a > b; x: a*, b*")) // "x has 2 owners: a and b."
 */
export const ownerExactlyOne = defineCheck({
  id: "owner-exactly-one",
  group: 2,
  tier: "invariant",
  title: "An area has exactly one owner",
  applies: "live product and platform areas",
  thresholds: {},
  needs: ["owners"],
  each: "area",
  on: "product",
  check: ({ org }, area) => {
    if (!ownersKnown(org)) return SOUND;
    const { id } = org.areas[area]!;
    const current = ownersOf(org, area);
    const owners = current.length < 2 ? current : [...new Set(current)];
    const name = areaName(org, area);
    if (owners.length > 1) {
      return [
        {
          area,
          subjects: [id],
          value: owners.length - 1,
          message: say(["area.owners"])`${name} has ${owners.length} owners: ${mentions(org, owners)}.`,
          evidence: owners.map((o) =>
            personRow(org, o, say(["area.owners"])`${named(org, o)} is named as owner of ${name}.`),
          ),
          fixes: keepOne(org, area, owners),
        },
      ];
    }
    const [owner] = owners;
    if (owner === undefined) {
      const gone = org.areas[area]!.owners.filter((o) => holdsOn(o, org.today)).length;
      const message =
        gone === 0
          ? say(["area.owners"])`${name} has no owner.`
          : say([
              "area.owners",
              "person.status",
            ])`${name} has no owner: ${counted(gone, "person", "people")} named as owner is no longer in the organisation.`;
      return [{ area, subjects: [id], value: 1, message }];
    }
    const { vacant, status } = org.people[owner]!;
    if (vacant)
      return [
        {
          area,
          subjects: [id],
          value: 1,
          message: say([
            "area.owners",
            "person.vacant",
          ])`The owner's seat of ${name} is empty: ${named(org, owner)}.`,
        },
      ];
    if (status === "active" || status === "on-leave") return SOUND;
    return [
      {
        area,
        subjects: [id],
        value: 1,
        message: say(["area.owners", "person.status"])`${named(org, owner)} owns ${name} and is ${status}.`,
      },
    ];
  },
});

/** A suggestion, not a choice: the filled seat that most of the others already report to, then the smallest id. */
function keepOne(org: Org, area: number, owners: readonly number[]): readonly OrgChange[] {
  const lines = linesOf(org);
  const rows = org.work.person.subarray(org.work.areaStart[area]!, org.work.areaStart[area + 1]!);
  const able = owners
    .filter((o) => !org.people[o]!.vacant && ["active", "on-leave"].includes(org.people[o]!.status))
    .map((o) => ({ id: org.people[o]!.id, under: rows.filter((p) => lines.isUnder(p, o)).length }))
    .sort((a, b) => b.under - a.under || (a.id < b.id ? -1 : 1));
  const [first] = able;
  return first === undefined
    ? []
    : [{ kind: "set-owner", areaId: org.areas[area]!.id, personId: first.id, from: org.today }];
}
