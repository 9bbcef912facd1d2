import { mention, say, type PersonMention, type Sentence } from "../../org/index.ts";
import type { ReadingFacts, RestoredRecord } from "../change.ts";
import { fieldWords } from "../fieldWords.ts";
import type { ChangeKind, Naming } from "../kind.ts";
import { keyOf, type AnyRecord } from "../lists.ts";
import { withFields } from "../same.ts";
import { forgetNotes, nameIn, tableOf, type Workbench } from "../workbench.ts";

/**
 * Records stand as they are recorded here: the undoing of what has no simple opposite. Of a record that is there only
 * the fields named are written, so that what changed beside them stays.
 */
export const restore: ChangeKind<"restore"> = {
  kind: "restore",
  apply(bench, { records, reading }) {
    const stray = records.find(({ id, record }) => record !== null && keyOf(record) !== id);
    if (stray !== undefined)
      return say(["records"])`The record of ${stray.id} would be put in the place of another one.`;
    for (const entry of records) write(bench, entry);
    if (reading !== undefined) bench.read = reading;
    forgetNotes(bench);
    return (
      personFault(bench, records) ??
      rootFault(bench, reading) ??
      areaFault(bench, records) ??
      leftFault(bench, records)
    );
  },
  describe({ records, reading }, names) {
    const said = new Map<string, { what: string | PersonMention; says: string }>();
    for (const entry of records) {
      const key = JSON.stringify([groupOf(entry), subjectId(entry)]);
      if (!said.has(key)) said.set(key, { what: subjectName(entry, names), says: saysOf(entry) });
    }
    const [first, second, ...others] = [...said.values()];
    if (first === undefined)
      return reading === undefined
        ? say([])`Nothing is put back.`
        : say(["reading"])`What was read is as recorded before.`;
    if (second === undefined) return say(["records"])`${first.what} ${first.says}.`;
    if (others.length === 0)
      return say(["records"])`${first.what} ${first.says}; ${second.what} ${second.says}.`;
    return say([
      "records",
    ])`${first.what} ${first.says}; ${second.what} ${second.says}; so do ${others.length} other ${others.length === 1 ? "record" : "records"}.`;
  },
};

function write(bench: Workbench, { list, id, fields, record, at }: RestoredRecord): void {
  const table = tableOf(bench, list);
  const now = table.get(id);
  if (record === null) table.remove(id);
  else if (at !== undefined) table.place(record, at);
  else if (now === undefined || fields.length === 0) table.set(record);
  else table.set(withFields<AnyRecord>(now, record, fields));
}

/** Lines must lead to people who are there, and never in a circle. */
function personFault(bench: Workbench, records: readonly RestoredRecord[]): Sentence | null {
  for (const { list, id } of records) {
    const person = list === "people" ? bench.people.get(id) : undefined;
    if (person === undefined) continue;
    if (bench.outside.has(id))
      return say(["person.id"])`${mention(person)} would be in the org and outside it at once.`;
    if (person.managerId !== null && !bench.people.has(person.managerId))
      return say([
        "person.managerId",
      ])`${mention(person)} would report to ${nameIn(bench, person.managerId)}, who is not in the org.`;
    const seen = new Set<string>([id]);
    for (let up = person.managerId; up !== null; up = bench.people.get(up)?.managerId ?? null) {
      if (up === id)
        return say([
          "person.managerId",
        ])`${mention(person)} would stand above themself: the lines would form a loop.`;
      // A circle above that does not pass here is named by somebody who stands in it.
      if (seen.has(up)) break;
      seen.add(up);
    }
  }
  return null;
}

/** Where another area is the company, all the others must be part of it. */
function rootFault(bench: Workbench, reading: ReadingFacts | undefined): Sentence | null {
  if (reading === undefined) return null;
  const tops = bench.areas.values().filter((area) => area.parentId === null);
  const stray = tops.find((area) => area.id !== reading.rootAreaId);
  return stray === undefined ? null : say(["area.parentId"])`${stray.name} would not be part of the company.`;
}

function areaFault(bench: Workbench, records: readonly RestoredRecord[]): Sentence | null {
  for (const { list, id } of records) {
    const area = list === "areas" ? bench.areas.get(id) : undefined;
    if (area === undefined) continue;
    const seen = new Set<string>();
    let top = area;
    for (;;) {
      if (seen.has(top.id)) return say(["area.parentId"])`${area.name} would lie inside itself.`;
      seen.add(top.id);
      if (top.parentId === null) break;
      const parent = bench.areas.get(top.parentId);
      if (parent === undefined)
        return say(["area.parentId"])`${top.name} would hang under ${top.parentId}, which is not an area.`;
      top = parent;
    }
    if (top.id !== bench.read.rootAreaId)
      return say(["area.parentId"])`${area.name} would not be part of the company.`;
  }
  return null;
}

/** Nobody and nothing may hang on what is taken off the records. */
function leftFault(bench: Workbench, records: readonly RestoredRecord[]): Sentence | null {
  const gone = new Set(
    records.filter(({ list, id }) => list === "people" && !bench.people.has(id)).map(({ id }) => id),
  );
  const goneAreas = new Set(
    records.filter(({ list, id }) => list === "areas" && !bench.areas.has(id)).map(({ id }) => id),
  );
  if (gone.size > 0) {
    const report = bench.people.values().find((one) => one.managerId !== null && gone.has(one.managerId));
    if (report !== undefined)
      return say([
        "person.managerId",
      ])`${mention(report)} reports to ${nameIn(bench, report.managerId ?? "")}, who would no longer be in the org.`;
  }
  if (gone.size === 0 && goneAreas.size === 0) return null;
  if (goneAreas.has(bench.read.rootAreaId) && bench.areas.values().length > 0)
    return say(["area.id"])`The company itself cannot be taken off the records.`;
  const child = bench.areas.values().find((one) => one.parentId !== null && goneAreas.has(one.parentId));
  if (child !== undefined)
    return say([
      "area.parentId",
    ])`${child.name} lies in ${child.parentId ?? ""}, which would no longer be an area.`;
  const row = bench.assignments
    .values()
    .find((one) => goneAreas.has(one.areaId) || (gone.has(one.personId) && !bench.outside.has(one.personId)));
  if (row !== undefined)
    return say([
      "assignment",
    ])`A row says that ${nameIn(bench, row.personId)} works on ${row.areaId}; one of them would no longer be there.`;
  return null;
}

/** People here and outside are one subject. */
function groupOf({ list }: RestoredRecord): string {
  return list === "outside" ? "people" : list;
}

function subjectId({ list, id, record }: RestoredRecord): string {
  return list === "assignments" ? (record?.personId ?? id.split("\u0000")[0] ?? id) : id;
}

function subjectName(entry: RestoredRecord, names: Naming): string | PersonMention {
  const { list, id, record } = entry;
  if (list === "assignments") {
    const [personId = "", areaId = ""] = id.split("\u0000");
    const who = names.person(personId);
    return { ...who, name: `The row of ${who.name} in ${names.area(areaId)}`, role: "a row of one person" };
  }
  if (list === "people" || list === "outside") return record === null ? names.person(id) : mention(record);
  if (list === "areas") return record?.name ?? names.area(id);
  if (list === "disciplines") return record?.name ?? names.discipline(id);
  if (list === "assets") return record?.name ?? names.asset(id);
  if (list === "decisions") return record?.title ?? names.decision(id);
  if (list === "dependencies") return names.dependency(id);
  if (list === "waivers") return `The waiver ${id}`;
  return `Where to look for ${record?.fromId ?? id.split("\u0000")[1] ?? id}`;
}

function saysOf({ list, record, fields }: RestoredRecord): string {
  if (record === null && list !== "outside") return "is taken off the records";
  if (fields.length === 0) return "is as recorded before";
  return `is as recorded before: ${fieldWords(fields)}`;
}
