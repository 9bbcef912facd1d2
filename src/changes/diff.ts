import { type Area, type Org, type Person } from "../org/index.ts";
import { applyOne } from "./apply.ts";
import type { OrgChange, RestoredRecord } from "./change.ts";
import { diffAreas, diffOwners } from "./diffAreas.ts";
import { diffRows } from "./diffRows.ts";
import { diffThings } from "./diffThings.ts";
import { update, sameOwners, type Diffing } from "./diffing.ts";
import { fillingsOf } from "./fillings.ts";
import { keyOf, LISTS, type AnyRecord, type ListName } from "./lists.ts";
import { changedFields, fieldOf, same, sameRecord } from "./same.ts";
import { openWorkbench, readingOf, tableOf, type UnindexedOrg, type Workbench } from "./workbench.ts";

/**
 * The shortest readable list of changes that leads from one org to another: creations, areas, people top-down,
 * assignments, owners, things, retirements. Somebody who comes for somebody who goes, in the same place, fills the
 * vacancy. Applied to `a` on the day of `b`, the list gives every record that holds in `b`; what `b` does not list any more stays as
 * history (people who left, retired areas, ended rows and agreements, redirects). Where a file was read (`row`) is not
 * compared. What no kind of change says (a register corrected in the past) is one `restore` at the end.
 * Cost: O(records), and O(n log n) to sort what is new. Source: docs/glossary.md#diff.
 * @example diff(org, org) // []
 */
export function diff(a: UnindexedOrg, b: Org): readonly OrgChange[] {
  const bench = openWorkbench({ ...a, today: b.today });
  const changes: OrgChange[] = [];
  const add = (change: OrgChange): boolean => {
    // A refusal writes nothing, except that of a restore, which is made to fit.
    if (applyOne(bench, change) !== null) return false;
    changes.push(change);
    return true;
  };
  const addWhere: Diffing["addWhere"] = (change, areaId, isRight) => {
    const before = bench.areas.get(areaId);
    if (before === undefined || applyOne(bench, change) !== null) return false;
    const after = bench.areas.get(areaId);
    if (after !== undefined && isRight(after)) return changes.push(change) > 0;
    bench.areas.set(before);
    return false;
  };
  const to: Diffing = { bench, target: b, add, addWhere };
  read(to);
  listDisciplines(to);
  const seated = new Set<string>(fillingsOf(to));
  addPeople(to, seated);
  diffAreas(to);
  movePeople(to);
  diffRows(to);
  diffOwners(to);
  diffThings(to);
  leavePeople(to);
  retireAreas(to);
  restoreRest(to);
  return changes;
}

/** What was read comes first: of an org without areas it says which one is the company. */
function read({ bench, target, add }: Diffing): void {
  const { rootAreaId, linesKnown, reading } = target.records;
  const isThere = bench.areas.has(rootAreaId) || target.areas.length === 0;
  if (isThere && same(bench.read, readingOf(target.records))) return;
  const isOther = bench.read.rootAreaId !== rootAreaId;
  const area = target.areas[target.areaIndexById.get(rootAreaId) ?? -1];
  // Nothing can stand above the company before it is the company.
  if (isOther && area !== undefined && bench.areas.has(bench.read.rootAreaId) && !bench.areas.has(rootAreaId))
    add({ kind: "add-area", area: { ...area, parentId: bench.read.rootAreaId, owners: [] } });
  const root = isOther || !bench.areas.has(rootAreaId) ? { rootAreaId } : {};
  add({ kind: "set-reading", ...root, linesKnown, reading });
}

function listDisciplines({ bench, target, add }: Diffing): void {
  for (const discipline of target.records.disciplines) {
    const now = bench.disciplines.get(discipline.id);
    // Its lead may be somebody who is still to come: set at the end of people.
    const { leadId: _, ...rest } = discipline;
    if (now === undefined) add({ kind: "add-discipline", discipline: rest });
  }
}

/** New people, managers before their reports, so that each manager is there; who was outside comes in. */
function addPeople({ bench, target, add }: Diffing, seated: ReadonlySet<string>): void {
  for (const person of target.people) {
    if (seated.has(person.id) || bench.people.has(person.id)) continue;
    const left = bench.outside.get(person.id);
    if (left?.vacant === true)
      add({ kind: "reopen-vacancy", vacancyId: person.id, managerId: person.managerId });
    else if (left?.status === "pending") add({ kind: "set-status", personId: person.id, status: "active" });
    else if (left !== undefined)
      add({ kind: "return-person", personId: person.id, managerId: person.managerId });
    else add({ kind: "add-person", person });
  }
  for (const person of target.records.outside)
    if (!bench.people.has(person.id) && !bench.outside.has(person.id)) add({ kind: "add-person", person });
}

/** Managers, status and fields, top-down: whoever stands above is in place already, so no line closes a circle. */
function movePeople({ bench, target, add }: Diffing): void {
  for (const person of target.people) {
    const now = bench.people.get(person.id);
    if (now === undefined || sameRecord(now, person)) continue;
    if (now.managerId !== person.managerId)
      add({ kind: "set-manager", personId: person.id, managerId: person.managerId });
    if (now.status !== person.status && (person.status === "active" || person.status === "on-leave"))
      add({ kind: "set-status", personId: person.id, status: person.status });
    update(add, "update-person", person.id, bench.people.get(person.id), person, PERSON_OWN);
  }
  for (const discipline of target.records.disciplines)
    update(
      add,
      "update-discipline",
      discipline.id,
      bench.disciplines.get(discipline.id),
      discipline,
      NOTHING,
    );
}

const NOTHING: ReadonlySet<string> = new Set();
const PERSON_OWN: ReadonlySet<string> = new Set(["managerId", "status", "vacant", "placeholder"]);

/** People who are not listed any more, the lowest first, so that nobody is left reporting to them. */
function leavePeople({ bench, target, add }: Diffing): void {
  const stays = (id: string): boolean => target.personIndexById.has(id);
  const outside = new Map<string, Person>(target.records.outside.map((person) => [person.id, person]));
  const depth = new Map<string, number>();
  const going = bench.people.values().filter((person) => !stays(person.id));
  for (const person of going) {
    let steps = 0;
    for (let up = person.managerId; up !== null; up = bench.people.get(up)?.managerId ?? null) steps++;
    depth.set(person.id, steps);
  }
  going.sort((x, y) => (depth.get(y.id) ?? 0) - (depth.get(x.id) ?? 0) || (x.id < y.id ? -1 : 1));
  for (const person of going) {
    const { id } = person;
    if (person.vacant) {
      add({ kind: "close-seat", vacancyId: id, reason: "not listed any more" });
      continue;
    }
    const endOn = outside.get(id)?.endOn ?? target.today;
    add({ kind: "leave", personId: id, endOn, keepSeat: false });
  }
}

function retireAreas({ bench, target, add }: Diffing): void {
  const lives = (id: string): boolean => {
    const index = target.areaIndexById.get(id);
    return index !== undefined && target.areas[index]?.status !== "retired";
  };
  const gone = bench.areas.values().filter((area) => area.status !== "retired" && !lives(area.id));
  for (const area of gone.sort((x, y) => depthIn(bench, y) - depthIn(bench, x) || (x.id < y.id ? -1 : 1))) {
    const redirect = target.records.redirects.find((one) => one.kind === "area" && one.fromId === area.id);
    const [redirectTo] = redirect?.toIds.length === 1 ? redirect.toIds : [];
    add({
      kind: "retire-area",
      areaId: area.id,
      ...(redirectTo === undefined ? {} : { redirectTo: redirectTo as Area["id"] }),
    });
  }
}

function depthIn(bench: Workbench, area: Area): number {
  let depth = 0;
  for (let up = area.parentId; up !== null; up = bench.areas.get(up)?.parentId ?? null) depth++;
  return depth;
}

/** What is left, whole: records of the target that no kind of change brought about, and what nothing ended. */
function restoreRest({ bench, target, add }: Diffing): void {
  const records: RestoredRecord[] = [];
  for (const list of LISTS) {
    const table = tableOf(bench, list);
    const wanted = new Set<string>();
    for (const record of target.records[list]) {
      const id = keyOf(record);
      wanted.add(id);
      const now = table.get(id);
      if (now !== undefined && isReached(list, now, record, target.today)) continue;
      const fields = now === undefined ? [] : changedFields(now, record);
      records.push({ list, id, record, fields } as RestoredRecord);
    }
    for (const record of table.values()) {
      const id = keyOf(record);
      if (!wanted.has(id) && !isHistory(list, record, target))
        records.push({ list, id, record: null, fields: [] });
    }
  }
  if (records.length > 0) add({ kind: "restore", records });
}

/** Whether a record is what the target says; of owners those who hold from its day on, and its history, are compared. */
function isReached(list: ListName, now: AnyRecord, wanted: AnyRecord, today: string): boolean {
  const fields = changedFields(now, wanted);
  if (fields.length === 0) return true;
  if (list !== "areas" || fields.some((field) => field !== "owners")) return false;
  return sameOwners(now as Area, wanted as Area, today);
}

/** Whether a record that the target lacks may stay: what was, and is over. */
function isHistory(list: ListName, record: AnyRecord, target: Org): boolean {
  switch (list) {
    case "outside":
      return !target.personIndexById.has(keyOf(record));
    case "redirects":
      return true;
    case "areas":
      return fieldOf(record, "status") === "retired";
    case "assignments":
    case "dependencies":
      return isOver(fieldOf(record, "to"), target.today);
    default:
      return false;
  }
}

function isOver(to: unknown, today: string): boolean {
  return typeof to === "string" && to <= today;
}
