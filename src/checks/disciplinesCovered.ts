import { NONE, say } from "../org/index.ts";
import { areaCoreOf, isFilled, peopleColumns } from "../metrics/index.ts";
import { defineCheck, SOUND } from "./define.ts";
import { requiredDisciplinesOf } from "./work.ts";
import { areaName, counted, listed } from "./wording.ts";

/**
 * An area has somebody of every discipline it needs. A vacancy says the gap is known, not that it is filled.
 * Source: docs/guides/checks.md#disciplines-covered.
 * @source rubick
 * @example check(orgOf("a/product > b/engineering; x(sto): a*, b")) // "x lacks design."
 */
export const disciplinesCovered = defineCheck({
  id: "disciplines-covered",
  group: 4,
  tier: "default",
  title: "Every needed discipline is there",
  applies: "areas with mode sto or stl",
  modes: ["sto", "stl"],
  thresholds: {},
  needs: ["assignments", "disciplines"],
  each: "area",
  on: "product",
  check: ({ org, config }, area) => {
    const { craft } = peopleColumns(org);
    const present = new Set<number>();
    const seats = new Set<number>();
    for (const person of areaCoreOf(org, area).people) {
      const discipline = craft[person]!;
      if (discipline !== NONE) (isFilled(org, person) ? present : seats).add(discipline);
    }
    const missing = requiredDisciplinesOf(org, org.areas[area]!, config.requiredDisciplines).filter(
      ({ position }) => !present.has(position),
    );
    // Nobody's discipline is known: that somebody is missing cannot be said.
    if (missing.length === 0 || present.size + seats.size === 0) return SOUND;
    const unknown = areaCoreOf(org, area).people.filter((person) => craft[person] === NONE).length;
    return [
      {
        area,
        subjects: [org.areas[area]!.id],
        value: missing.length,
        message: say([
          "assignment",
          "person.discipline",
        ])`${areaName(org, area)} lacks ${listed(missing.map(({ name }) => name))}${unknown === 0 ? "" : `, unless it is among ${counted(unknown, "person", "people")} without a discipline in the data`}.`,
        evidence: missing
          .filter(({ position }) => seats.has(position))
          .map(({ id, name }) => ({
            subject: id,
            says: say(["person.vacant"])`A seat for ${name} is empty.`,
          })),
      },
    ];
  },
});
