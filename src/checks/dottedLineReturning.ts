import { holdsOn, NONE, say, type Day, type DottedLine, type Org } from "../org/index.ts";
import { areaCoreOf, soleOwnerOf } from "../metrics/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { areaName } from "./wording.ts";

/**
 * Dotted lines to managers outside the area grow back: the old organisation returns by the side door.
 * Silent where the day the mode was turned on is not given. Source: docs/guides/checks.md#dotted-line-returning.
 * @source our proposal
 * @example check(orgOf("a > b, h; x(sto): a*, b", { areas: { x: { activatedOn: "2026-01-01" } }, people: { b: {
 *   dottedLines: [{ managerId: "h", purpose: "craft", from: "2026-02-01" }] } } }))
 *   // "x: dotted lines to managers outside it grew from 0 on 2026-01-01 to 1."
 */
export const dottedLineReturning = defineCheck({
  id: "dotted-line-returning",
  group: 3,
  tier: "default",
  title: "Dotted lines out of the area do not grow",
  applies: "areas with mode sto and a known day of activation",
  modes: ["sto"],
  thresholds: { growth: { value: 0, unit: "dotted lines", source: "our proposal" } },
  needs: ["assignments", "dotted-lines", "days"],
  each: "area",
  on: "product",
  check: ({ org, today, limit }, area) => {
    const { id, activatedOn } = org.areas[area]!;
    if (activatedOn === undefined) return SOUND;
    const before = linesOut(org, area, activatedOn);
    const now = linesOut(org, area, today);
    if (now.length <= before.length + limit("growth")) return SOUND;
    const old = new Set(before.map(({ line }) => line));
    return [
      {
        area,
        subjects: [id],
        value: now.length - before.length,
        message: say([
          "person.dottedLines",
          "area.activatedOn",
        ])`${areaName(org, area)}: dotted lines to managers outside it grew from ${before.length} on ${activatedOn} to ${now.length}.`,
        fixes: now
          .filter(({ line }) => !old.has(line))
          .map(({ person, line }) => ({
            kind: "remove-dotted-line" as const,
            personId: org.people[person]!.id,
            managerId: line.managerId,
          })),
      },
    ];
  },
});

function linesOut(org: Org, area: number, day: Day): { person: number; line: DottedLine }[] {
  const { people } = areaCoreOf(org, area);
  const inside = new Set<number>([...people, soleOwnerOf(org, area)]);
  return Array.from(people).flatMap((person) =>
    (org.people[person]!.dottedLines ?? [])
      .filter((line) => holdsOn(line, day) && !inside.has(org.personIndexById.get(line.managerId) ?? NONE))
      .map((line) => ({ person, line })),
  );
}
