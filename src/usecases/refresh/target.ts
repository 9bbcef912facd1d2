import { keyOf } from "../../changes/index.ts";
import {
  holdsOn,
  indexOrg,
  type Area,
  type Assignment,
  type Org,
  type OrgDraft,
  type OrgRecords,
  type Ownership,
  type Person,
  type PersonId,
} from "../../org/index.ts";
import { isPersonalId } from "../personalId.ts";
import { freeId, idsUsed } from "./leavers.ts";
import { carriedBy, hasTable, overlay, type Carried } from "./carried.ts";
import type { RefreshIds } from "./ids.ts";

export interface TargetInput {
  /** The state on which the list is laid. */
  readonly head: Org;
  readonly draft: OrgDraft;
  /** The joined draft, settled. */
  readonly read: OrgRecords;
  /** Ids here of the people whom the list names, and of those among them who are new. */
  readonly listed: ReadonlySet<string>;
  /** People of the list who leave: they stay in the target until they do. */
  readonly leaving: ReadonlySet<string>;
  readonly ids: RefreshIds;
  readonly isPartial: boolean;
  /** Who took the place of whom: an empty seat, or somebody who left. */
  readonly seatedAs: ReadonlyMap<string, PersonId>;
}

/**
 * The org as the list says, with everything the list does not speak of as it was. Nobody leaves in it.
 * @returns the org, and who lost their manager because their line would have come back to them.
 */
export function targetOf(input: TargetInput): { readonly org: Org; readonly cut: readonly Person[] } {
  const { head, draft, read } = input;
  const { people, outside, idOf, cut } = peopleOf(input);
  const staying = new Set(people.map(({ id }) => id).filter((id) => !input.leaving.has(id)));
  const areas = areasOf(input, staying);
  const used = new Set(people.flatMap(({ discipline }) => discipline ?? []));
  for (const { id } of head.records.disciplines) used.add(id);
  const disciplines = listOf(input, "disciplines").filter(({ id }) => used.has(id));
  const records: OrgRecords = {
    ...head.records,
    people,
    outside,
    disciplines,
    areas: areas.all,
    assignments: rowsOf(input, { personOf: idOf, areaOf: areas.idOf }),
    assets: draft.given.includes("assets") ? listOf(input, "assets") : head.records.assets,
    dependencies: draft.given.includes("dependencies")
      ? listOf(input, "dependencies")
      : head.records.dependencies,
    decisions: draft.given.includes("decisions") ? listOf(input, "decisions") : head.records.decisions,
    waivers: draft.given.includes("waivers") ? listOf(input, "waivers") : head.records.waivers,
    redirects: redirectsOf(input),
    linesKnown: head.records.linesKnown || read.linesKnown,
    reading: read.linesKnown && !head.records.linesKnown ? read.reading : head.records.reading,
  };
  return { org: indexOrg(records, head.problems, head.today), cut };
}

function peopleOf({ head, read, listed, leaving, ids, seatedAs }: TargetInput) {
  const said = new Map<string, Person>(read.people.map((person) => [person.id, person]));
  const out = new Map<string, Person>(read.outside.map((person) => [person.id, person]));
  const bySource = new Map<string, PersonId>();
  for (const { sourceId, id } of head.records.people) if (sourceId !== undefined) bySource.set(sourceId, id);
  const seatOf = new Map<string, PersonId>();
  for (const { id, vacant, backfillOf } of head.records.people) {
    if (vacant && backfillOf !== undefined) seatOf.set(backfillOf, id);
    if (id.startsWith("seat:")) seatOf.set(leaverOf(id), id);
  }
  const seats = new Map<string, Person>();
  const used = idsUsed(head);
  const inHead = (id: string): boolean => head.personIndexById.has(id);
  const seatIds = new Map<string, PersonId>();
  /** The id of a manager as the settled list has it, in ours; a seat that it had to make is made here too. */
  const idOf = (id: PersonId): PersonId => {
    const successor = seatedAs.get(id);
    if (successor !== undefined) return successor;
    const seat = said.get(id);
    if (seat?.placeholder !== true || inHead(id)) return id;
    const leaver = leaverOf(id);
    const filledBy = ids.of(`seat:${leaver}`);
    const known =
      bySource.get(id) ??
      (inHead(leaver) ? (leaver as PersonId) : undefined) ??
      seatOf.get(leaver) ??
      (inHead(filledBy) ? filledBy : undefined);
    if (known !== undefined) return known;
    const given = seatIds.get(id);
    if (given !== undefined) return given;
    const made = isPersonalId(seat) ? ids.make() : used.has(id) ? freeId(id, used) : id;
    seatIds.set(id, made);
    seats.set(made, { ...withoutRow(seat), id: made, ...(isPersonalId(seat) ? { sourceId: id } : {}) });
    return made;
  };
  const placed = (person: Person): Person => {
    const managerId = person.managerId === null ? null : idOf(person.managerId);
    const lines = person.dottedLines;
    // Reading policies add the dotted line that an earlier reading added.
    const managers = new Set(lines?.map((line) => line.managerId));
    if (managerId === person.managerId && managers.size === (lines?.length ?? 0)) return person;
    return {
      ...person,
      managerId,
      ...(lines === undefined
        ? {}
        : { dottedLines: lines.filter((line) => managers.delete(line.managerId)) }),
    };
  };
  const people = head.records.people.map((person): Person => {
    const gone = out.get(person.id);
    const now = said.get(person.id) ?? gone;
    // A seat of whom the list says that they left, or have not come yet, is as empty as before.
    if (now === undefined || leaving.has(person.id) || (gone !== undefined && person.vacant)) return person;
    if (listed.has(person.id)) {
      const { status } = gone === undefined ? now : person;
      return placed({ ...withoutRow(now), ...rowOf(person), status });
    }
    // Nobody spoke of them; only a circle that the list would close is cut here too.
    return now.managerId === null && person.managerId !== null ? { ...person, managerId: null } : person;
  });
  for (const person of read.people)
    if (!inHead(person.id) && listed.has(person.id)) people.push(placed(withoutRow(person)));
  const before = new Map<string, Person>(head.records.outside.map((person) => [person.id, person]));
  const inside = new Set<string>(people.map(({ id }) => id));
  const outside = head.records.outside
    .filter(({ id }) => !inside.has(id))
    .map((person) => {
      const now = person.status === "pending" && listed.has(person.id) ? out.get(person.id) : undefined;
      return now === undefined ? person : placed({ ...withoutRow(now), ...rowOf(person) });
    });
  for (const person of read.outside)
    if (!inHead(person.id) && listed.has(person.id) && !before.has(person.id))
      outside.push(placed(withoutRow(person)));
  // A seat may hang under another one, which is made on the way and comes later in the map.
  for (const seat of seats.values()) people.push(placed(seat));
  const cut = cutLoops(people, (id) => {
    const now = out.get(id) ?? said.get(id);
    return now === undefined ? undefined : now.managerId === null ? null : idOf(now.managerId);
  });
  return { people, outside, idOf, cut };
}

/**
 * Lines that come back to where they began, cut: who keeps a line of before (leavers until they leave, empty seats) gets
 * the one the list says; where that is the same, nobody. The list itself is settled, so others never close one.
 */
function cutLoops(people: Person[], managerSaid: (id: string) => PersonId | null | undefined): Person[] {
  const at = new Map<string, number>(people.map(({ id }, i) => [id, i]));
  const isClear = new Set<string>();
  const cut: Person[] = [];
  for (const { id } of people) {
    const path: string[] = [];
    const seen = new Set<string>();
    let up: string | null = id;
    while (up !== null && !seen.has(up) && !isClear.has(up)) {
      seen.add(up);
      path.push(up);
      up = people[at.get(up) ?? -1]?.managerId ?? null;
    }
    if (up !== null && seen.has(up)) {
      const loop = path.slice(path.indexOf(up));
      const kept = loop.find((one) => {
        const said = managerSaid(one);
        return said !== undefined && said !== people[at.get(one) ?? -1]?.managerId;
      });
      const i = at.get(kept ?? loop[0] ?? "") ?? -1;
      const person = people[i];
      if (person === undefined) continue;
      const said = kept === undefined ? null : (managerSaid(kept) ?? null);
      // A line that is said could close another circle; without one nothing is closed.
      const managerId = said !== null && loop.includes(said) ? null : said;
      people[i] = { ...person, managerId };
      if (managerId === null) cut.push(person);
      return [...cut, ...cutLoops(people, managerSaid)];
    }
    for (const one of path) isClear.add(one);
  }
  return cut;
}

/** After whom a made seat is named; another id is its own. */
function leaverOf(id: string): string {
  return id.startsWith("seat:") ? id.slice("seat:".length).replace(/~\d+$/, "") : id;
}

function withoutRow<T extends { readonly row?: number }>(record: T): T {
  const { row: _, ...rest } = record;
  return rest as T;
}

function rowOf({ row }: { readonly row?: number }): { readonly row?: number } {
  return row === undefined ? {} : { row };
}

type Keyed = "disciplines" | "assets" | "dependencies" | "decisions" | "waivers";

/** A list with what is said of its records laid over them, and what is new at its end; what is not named stays. */
function listOf<L extends Keyed>({ head, draft, read }: TargetInput, list: L): OrgRecords[L] {
  const carried = carriedBy(draft, list);
  const given = new Set<string>(draft[list].map(({ id }) => id));
  const isTable = hasTable(draft, list);
  type Item = OrgRecords[L][number];
  const said = new Map<string, Item>((read[list] as readonly Item[]).map((one) => [one.id, one]));
  const known = new Set<string>(head.records[list].map(({ id }) => id));
  const over = (head.records[list] as readonly Item[]).map((one) => {
    const now = isTable && given.has(one.id) ? said.get(one.id) : undefined;
    return now === undefined ? one : overlay<Item>(one, now, carried);
  });
  const isNew = (id: string): boolean => !known.has(id) && (given.has(id) || list === "disciplines");
  return [
    ...over,
    ...[...said.values()].filter(({ id }) => isNew(id)).map(withoutRow),
  ] as unknown as OrgRecords[L];
}

function redirectsOf({ head, draft, read, listed }: TargetInput): OrgRecords["redirects"] {
  if (!draft.given.includes("redirects")) return head.records.redirects;
  const known = new Set(head.records.redirects.map(({ kind, fromId }) => `${kind} ${fromId}`));
  const fresh = read.redirects.filter(
    ({ kind, fromId }) =>
      !known.has(`${kind} ${fromId}`) &&
      !(kind === "person" && (head.personIndexById.has(fromId) || listed.has(fromId))) &&
      !(kind === "area" && head.areaIndexById.has(fromId)),
  );
  return [...head.records.redirects, ...fresh.map(withoutRow)];
}

/** Areas as they are, with what is said of them; those that rows name and nobody lists are proposed as an import does. */
function areasOf({ head, draft, read, listed, isPartial }: TargetInput, people: ReadonlySet<string>) {
  const carried = carriedBy(draft, "areas");
  const root = head.records.rootAreaId;
  const isMadeRoot = read.areas.find(({ id }) => id === read.rootAreaId)?.placeholder === true;
  const idOf = (id: Area["id"]): Area["id"] =>
    id === read.rootAreaId && !head.areaIndexById.has(id) && isMadeRoot ? root : id;
  const isTable = hasTable(draft, "areas");
  const given = new Set<string>(draft.areas.map(({ id }) => id));
  const said = new Map<string, Area>(read.areas.map((area) => [area.id, area]));
  const rows = carriedBy(draft, "assignments").fields;
  const hasLeads = hasTable(draft, "assignments") && (rows === null || rows.has("isLead"));
  const parentOf = (now: Area | undefined, one: Area): Area["parentId"] => {
    if (one.parentId === null) return now === undefined ? root : now.parentId;
    // Hung under the company because nobody said a parent.
    return isMadeRoot && one.parentId === read.rootAreaId ? (now?.parentId ?? root) : one.parentId;
  };
  // A list may name owners who left, or leave by it: they become none, and where they are owners still, stay.
  const hereIn = (area: Area, before?: Area): Area => ({
    ...area,
    owners: area.owners.filter(
      ({ personId }) =>
        people.has(personId) ||
        before?.owners.some((owner) => owner.personId === personId && owner.to === undefined) === true,
    ),
  });
  const all = head.records.areas.map((area): Area => {
    const now = said.get(area.id);
    if (now === undefined) return area;
    const isGiven = isTable && given.has(area.id);
    const over = isGiven ? overlay<Area>(area, { ...now, parentId: parentOf(area, now) }, carried) : area;
    const owners =
      isGiven && carried.fields?.has("owners") === true
        ? ownersSaid(area, hereIn(now, area))
        : hasLeads && !draft.ownersGiven && !isPartial
          ? claims(area, hereIn(now, area), listed, head)
          : area.owners;
    const { deputyId, ...rest } = over;
    const deputy = deputyId === undefined || people.has(deputyId) ? deputyId : area.deputyId;
    return { ...rest, id: area.id, owners, ...(deputy === undefined ? {} : { deputyId: deputy }) };
  });
  const isNamed = new Set<string | null>(read.assignments.map((row) => row.areaId));
  for (const { parentId } of read.areas) isNamed.add(parentId);
  for (const area of read.areas) {
    if (head.areaIndexById.has(area.id) || idOf(area.id) !== area.id) continue;
    if (area.placeholder === true && !isNamed.has(area.id)) continue;
    all.push({ ...withoutRow(hereIn(area)), parentId: parentOf(undefined, area) });
  }
  return { all, idOf };
}

/** Owners of an owner column; who owned before stays as history. */
function ownersSaid(area: Area, now: Area): readonly Ownership[] {
  const ids = (owners: readonly Ownership[]): string => owners.map(({ personId }) => personId).join("\n");
  // The column names the same people: what is known of their days stays.
  const current = area.owners.filter((owner) => owner.to === undefined);
  return ids(current) === ids(now.owners) && now.owners.every(({ from, to }) => (from ?? to) === undefined)
    ? area.owners
    : now.owners;
}

/** Lead rows claim an area that nobody was named for: such claims follow the rows, a named owner stays. */
function claims(area: Area, now: Area, listed: ReadonlySet<string>, head: Org): readonly Ownership[] {
  const current = area.owners.filter((owner) => holdsOn(owner, head.today));
  if (current.some(({ claimed }) => claimed !== true)) return area.owners;
  const past = area.owners.filter((owner) => !current.includes(owner));
  const others = current.filter(({ personId }) => !listed.has(personId));
  const said = now.owners.filter(({ personId }) => !others.some((one) => one.personId === personId));
  const next = [...past, ...others, ...said];
  const key = (owners: readonly Ownership[]): string =>
    owners
      .map((one) => JSON.stringify(one))
      .sort()
      .join();
  return key(next) === key(area.owners) ? area.owners : next;
}

/**
 * Rows of who works where. A table of them speaks for everybody it could name: rows of listed people that it lacks
 * end. A column of the people file speaks of core rows of those whose cell is filled. Others keep theirs.
 */
function rowsOf(
  input: TargetInput,
  {
    personOf,
    areaOf,
  }: {
    readonly personOf: (id: PersonId) => PersonId;
    readonly areaOf: (id: Area["id"]) => Area["id"];
  },
): readonly Assignment[] {
  const { head, draft, read, listed, leaving, isPartial } = input;
  const rows = [...head.records.assignments];
  if (!draft.given.includes("assignments")) return rows;
  const isTable = hasTable(draft, "assignments");
  const isColumn = !isTable && carriedBy(draft, "people").fields?.has("area") === true;
  const carried: Carried = isTable
    ? carriedBy(draft, "assignments")
    : { fields: new Set(), hasExtra: () => false };
  const hasFrom = carried.fields === null || carried.fields.has("from");
  const said = read.assignments
    .filter((row) => !leaving.has(row.personId))
    .map((row): Assignment => ({
      ...withoutRow(row),
      personId: personOf(row.personId),
      areaId: areaOf(row.areaId),
    }));
  const lasts = (row: Assignment): boolean => row.to === undefined || row.to > head.today;
  const key = (row: Assignment): string => (hasFrom ? keyOf(row) : placeKey(row));
  const at = new Map<string, number>();
  rows.forEach((row, i) => {
    if (lasts(row) || !at.has(key(row))) at.set(key(row), i);
  });
  const named = new Set<number>();
  const fresh: Assignment[] = [];
  // Who left before the list was read begins and ends nothing any more, whatever team it still names.
  const gone = goneIn(head, read);
  for (const row of said) {
    const i = at.get(key(row));
    const now = i === undefined ? undefined : rows[i];
    if (i === undefined || now === undefined || (!hasFrom && !lasts(now))) {
      if (!gone.has(row.personId)) fresh.push(row);
    } else {
      named.add(i);
      rows[i] = overlay<Assignment>(now, row, carried);
    }
  }
  const speaks = new Set<string>(
    isColumn ? said.map(({ personId }) => personId) : isTable && !isPartial ? listed : [],
  );
  const kept = rows.filter(
    (row, i) =>
      named.has(i) ||
      !speaks.has(row.personId) ||
      leaving.has(row.personId) ||
      gone.has(row.personId) ||
      !lasts(row) ||
      (isColumn && row.type !== "core"),
  );
  return [...kept, ...fresh];
}

/** Who had left here and is not back by the list. */
function goneIn(head: Org, read: OrgRecords): ReadonlySet<string> {
  const left = head.records.outside.filter(({ status }) => status === "terminated");
  if (left.length === 0) return new Set();
  const back = new Set<string>(read.people.map(({ id }) => id));
  return new Set(left.map(({ id }) => id).filter((id) => !back.has(id)));
}

/** Person, area and type: where no days are said, the row that holds is meant. */
function placeKey(row: Assignment): string {
  return JSON.stringify([row.personId, row.areaId, row.type]);
}
