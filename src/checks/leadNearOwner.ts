import { NONE, say } from "../org/index.ts";
import { areaCoreOf, areaLeadersOf, leadersOf, linesOf, soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, SOUND, type Fault } from "./define.ts";
import { areaName, named, reportsToRows } from "./wording.ts";
import { moveUnder } from "./work.ts";

/**
 * The first of each discipline is close to the owner, so that judgement the owner lacks is at hand.
 * Source: docs/guides/checks.md#lead-near-owner.
 * @source rubick
 * @example check(orgOf("a/product > b/eng; b > d/design; x(sto): a*, b, d"))
 *   // "d, first of design in x, stands 2 levels below a."
 */
export const leadNearOwner = defineCheck({
  id: "lead-near-owner",
  group: 3,
  tier: "default",
  title: "Discipline leads stand near the owner",
  applies: "discipline leads below the one owner of an area with mode sto",
  modes: ["sto"],
  thresholds: { hops: { value: 2, unit: "reporting lines", source: "our proposal, after Rubick 2021" } },
  needs: ["lines", "assignments", "owners", "disciplines"],
  each: "area",
  on: "product",
  check: ({ org, lines, limit }, area) => {
    const owner = soleOwnerOf(org, area);
    if (owner === NONE) return SOUND;
    const core = areaCoreOf(org, area);
    if (core.people.length === 0) return SOUND;
    const most = limit("hops");
    const below = lines.depth(owner);
    const leaders =
      lines === linesOf(org)
        ? areaLeadersOf(org, area)
        : leadersOf(org, core.people, (i) => core.isLead[i] === 1, lines);
    const far = leaders.filter((lead) => lines.depth(lead) - below >= most && lines.isUnder(lead, owner));
    if (far.length === 0) return SOUND;
    const faults: Fault[] = [];
    for (const lead of far.sort((a, b) => a - b)) {
      const hops = lines.depth(lead) - below;
      faults.push({
        area,
        subjects: [org.people[lead]!.id, org.areas[area]!.id],
        value: hops,
        message: say([
          "assignment",
          "person.managerId",
          "area.owners",
        ])`${named(org, lead)}, first of ${org.people[lead]!.discipline ?? "their discipline"} in ${areaName(org, area)}, stands ${hops} levels below ${named(org, owner)}.`,
        evidence: reportsToRows(org, lead, lines.parent(lead)),
        fixes: moveUnder(org, lines, lead, owner),
      });
    }
    return faults;
  },
});
