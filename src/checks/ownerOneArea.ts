import { say } from "../org/index.ts";
import { isProductArea, ownedAreas } from "../metrics/index.ts";
import { among } from "./among.ts";
import { defineCheck, SOUND } from "./define.ts";
import { areaName, listed, named } from "./wording.ts";

/**
 * Who owns two areas is single-threaded in neither. Siblings folded on purpose are one thread.
 * Source: docs/guides/checks.md#owner-one-area.
 * @source rubick
 * @example check(orgOf("a; x: a* 0.5; y: a* 0.5")) // "a owns x and y."
 */
export const ownerOneArea = defineCheck({
  id: "owner-one-area",
  group: 2,
  tier: "invariant",
  title: "An owner owns one area",
  applies: "owners of live product and platform areas",
  thresholds: {},
  needs: ["owners"],
  each: "person",
  among: ({ org }) => among.owners(org),
  check: ({ org }, person) => {
    const all = ownedAreas(org).get(person);
    if (all === undefined || all.length < 2) return SOUND;
    const areas = all.filter((area) => isProductArea(org, area));
    if (areas.length < 2) return SOUND;
    const parent = org.areaTree.parent[areas[0]!]!;
    if (areas.every((a) => org.areas[a]!.folded === true && org.areaTree.parent[a] === parent)) return SOUND;
    const { id } = org.people[person]!;
    const home = org.work.home[person]!;
    const kept = areas.includes(home) ? home : areas[0]!;
    return [
      {
        subjects: [id, ...areas.map((a) => org.areas[a]!.id)],
        value: areas.length,
        message: say([
          "area.owners",
        ])`${named(org, person)} owns ${listed(areas.map((a) => areaName(org, a)))}.`,
        evidence: areas.map((a) => ({
          subject: org.areas[a]!.id,
          says: say(["area.owners"])`${areaName(org, a)} is owned by ${named(org, person)}.`,
        })),
        fixes: areas
          .filter((a) => a !== kept)
          .map((a) => ({
            kind: "clear-owner" as const,
            areaId: org.areas[a]!.id,
            personId: org.people[person]!.id,
          })),
      },
    ];
  },
});
