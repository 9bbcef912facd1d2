import { group, say, type Sentence } from "../org/index.ts";
import type { Instance } from "./instance.ts";
import type { Levels } from "./levels.ts";
import type { Assumption, Barred } from "./plan.ts";
import type { Members } from "./units.ts";

/** Every default that stands in for a missing field, with how often it was used. O(people). */
export function assumptionsOf(
  members: Members,
  levels: Levels,
  shared: ReadonlySet<string>,
  instance: Instance,
  barred: readonly Barred[],
): readonly Assumption[] {
  const list: Assumption[] = [];
  const add = (field: string, count: number, sentence: Sentence): void => {
    if (count > 0) list.push({ field, count, sentence });
  };
  const some = (count: number): string => (count === 1 ? "1 person has" : `${count} people have`);
  add(
    "assignment.share",
    members.sharesAssumed,
    say([
      "assignment.share",
    ])`${some(members.sharesAssumed)} no share given: their areas count in equal parts.`,
  );
  add(
    "assignment.areaId",
    members.inferred,
    say([
      "assignment.areaId",
      "person.managerId",
    ])`${some(members.inferred)} no area given: they count to the one that all their reports, or all their peers, are in.`,
  );
  add(
    "person.level",
    levels.fromTitle,
    say([
      "person.title",
    ])`The level of ${group(levels.fromTitle)} ${levels.fromTitle === 1 ? "person" : "people"} is read from the title.`,
  );
  add(
    "person.level",
    levels.fromLines,
    say([
      "person.managerId",
    ])`The level of ${group(levels.fromLines)} ${levels.fromLines === 1 ? "person" : "people"} is taken from the place in the tree.`,
  );
  add(
    "demand",
    members.units.length,
    say([
      "assignment",
    ])`Each planned area wants the heads of each discipline it has today, rounded to whole people.`,
  );
  const people = Array.from(instance.role).filter((kind) =>
    shared.has(instance.disciplines[kind] ?? ""),
  ).length;
  add(
    "shared",
    shared.size,
    say([
      "person.discipline",
    ])`${[...shared].join(", ")}: ${group(people)} ${people === 1 ? "person" : "people"} in ${shared.size === 1 ? "a discipline" : "disciplines"} with fewer people than half the planned areas ${people === 1 ? "stays" : "stay"} where they work most; the other areas get an agreement instead of a head.`,
  );
  const senior = new Set(barred.map((one) => one.personId)).size;
  const closed = new Set(barred.map((one) => one.areaId)).size;
  add(
    "barred",
    senior,
    say([
      "person.level",
    ])`${closed === 1 ? "1 area is" : `${closed} areas are`} not offered to ${senior === 1 ? "1 manager" : `${senior} managers`} of a higher level than its owner has, who would stand below that owner.`,
  );
  add(
    "person.timeZone",
    members.people.length,
    say([])`Places, time zones, skills and years of service cost nothing in this plan.`,
  );
  return list;
}
