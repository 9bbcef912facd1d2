import { type Area, type Person, holdsOn, mention, say } from "../org/index.ts";
import { keyOf } from "./lists.ts";
import { type Rebasing, addConflict, recordIn, write } from "./rebasing.ts";
import type { Subject } from "./subject.ts";
import { type Workbench, rowsOf } from "./workbench.ts";

/** Shares of one person may add up to a little more than 1: people round. Source: docs/glossary.md#rebase. */
const SHARES_MAX = 1.05;

/** Lines that close a circle, or lead to somebody who is gone, only in both states together: they stay as theirs. */
export function mendLines(to: Rebasing, entities: readonly Subject[]): void {
  const { result, theirs, base, mine } = to;
  const removed = new Set(
    entities
      .filter(({ list, id }) => list === "people" && theirs.people.has(id) && !result.people.has(id))
      .map(({ id }) => id),
  );
  if (removed.size > 0)
    for (const person of result.people.values()) {
      const { managerId } = person;
      const manager = managerId !== null && removed.has(managerId) ? theirs.people.get(managerId) : undefined;
      if (manager === undefined || result.people.has(manager.id)) continue;
      const subject: Subject = { list: "people", id: manager.id };
      write(result, subject, manager, false);
      addConflict(to, {
        subject,
        field: "record",
        base: base.people.get(manager.id) ?? null,
        mine: recordIn(mine, subject) ?? null,
        theirs: manager,
        joint: true,
        says: say([
          "person.managerId",
        ])`${mention(manager)} would go, and ${mention(person)} reports to them by now.`,
      });
    }
  // Until no line needs mending: each turn takes at least one of mine back.
  for (let isMended = true; isMended;) {
    isMended = false;
    for (const { list, id } of entities) {
      const person = list === "people" ? result.people.get(id) : undefined;
      if (person === undefined || !isBroken(result, person)) continue;
      const old = theirs.people.get(id);
      if (old !== undefined && old.managerId === person.managerId) continue;
      const subject: Subject = { list: "people", id };
      addConflict(to, {
        subject,
        field: "managerId",
        base: base.people.get(id)?.managerId ?? null,
        mine: person.managerId,
        theirs: old?.managerId ?? null,
        joint: true,
        says: say([
          "person.managerId",
        ])`${mention(person)} would report to ${to.nameOf({ list: "people", id: person.managerId ?? "" })}, which closes a circle or leads to nobody by now.`,
      });
      if (old === undefined) write(result, subject, undefined, false);
      else result.people.set({ ...person, managerId: old.managerId });
      isMended = true;
    }
  }
}

function isBroken(bench: Workbench, person: Person): boolean {
  const seen = new Set<string>([person.id]);
  for (let up = person.managerId; up !== null;) {
    const manager = bench.people.get(up);
    if (manager === undefined) return true;
    if (up === person.id) return true;
    if (seen.has(up)) return false;
    seen.add(up);
    up = manager.managerId;
  }
  return false;
}

/** Areas that would hang in a circle or nowhere, and areas with one owner on each side and two together. */
export function mendAreas(to: Rebasing, entities: readonly Subject[]): void {
  const { result, theirs, base, mine } = to;
  for (const { list, id } of entities) {
    const area = list === "areas" ? result.areas.get(id) : undefined;
    if (area === undefined) continue;
    const subject: Subject = { list: "areas", id };
    const old = theirs.areas.get(id);
    const seen = new Set<string>();
    let top: Area | undefined = area;
    while (top !== undefined && top.parentId !== null && !seen.has(top.id)) {
      seen.add(top.id);
      top = result.areas.get(top.parentId);
    }
    if ((top === undefined || top.parentId !== null) && old?.parentId !== area.parentId) {
      addConflict(to, {
        subject,
        field: "parentId",
        base: base.areas.get(id)?.parentId ?? null,
        mine: area.parentId,
        theirs: old?.parentId ?? null,
        joint: true,
      });
      write(result, subject, old === undefined ? undefined : { ...area, parentId: old.parentId }, false);
    }
    const now = result.areas.get(id);
    const count = (one: Area | undefined, day: string): number =>
      one?.owners.filter((owner) => holdsOn(owner, day)).length ?? 0;
    if (now === undefined || old === undefined || count(now, theirs.today) < 2) continue;
    if (count(mine.areas.get(id), mine.today) > 1 || count(old, theirs.today) > 1) continue;
    addConflict(to, {
      subject,
      field: "owners",
      base: base.areas.get(id)?.owners ?? null,
      mine: mine.areas.get(id)?.owners ?? null,
      theirs: old.owners,
      joint: true,
      says: say([
        "area.owners",
      ])`${now.name} would have ${count(now, theirs.today)} owners: one by these changes, one by now.`,
    });
    result.areas.set({ ...now, owners: old.owners });
  }
}

/** People whose shares add up on each side and not together: their rows stay as theirs. */
export function mendShares(to: Rebasing, entities: readonly Subject[]): void {
  const { result, theirs, base, mine } = to;
  const people = new Set(
    entities.filter(({ list }) => list === "assignments").map(({ id }) => id.split("\u0000")[0] ?? ""),
  );
  const sum = (bench: Workbench, id: string): number =>
    rowsOf(bench, id).reduce((all, row) => (holdsOn(row, bench.today) ? all + (row.share ?? 0) : all), 0);
  result.rowsByPerson = null;
  for (const personId of people) {
    const [id = personId, ...others] = to.here("person", personId);
    if (others.length > 0 || !(sum(result, id) > SHARES_MAX + 1e-9)) continue;
    if (sum(mine, personId) > SHARES_MAX + 1e-9 || sum(theirs, id) > SHARES_MAX + 1e-9) continue;
    const sums = { base: sum(base, personId), mine: sum(mine, personId), theirs: sum(theirs, id) };
    const subject: Subject = { list: "people", id };
    addConflict(to, {
      subject,
      field: "share",
      ...sums,
      joint: true,
      says: say([
        "assignment.share",
      ])`${to.nameOf(subject)} would work ${Math.round(sum(result, id) * 100)} %: ${Math.round(sums.mine * 100)} % by these changes, ${Math.round(sums.theirs * 100)} % by now.`,
    });
    for (const row of rowsOf(result, id))
      if (!theirs.assignments.has(keyOf(row))) result.assignments.remove(keyOf(row));
    for (const row of rowsOf(theirs, id)) result.assignments.set(row);
  }
}

/** People who came under somebody I move: they move along, which somebody should know. */
export function noticeNewReports(
  { base, theirs, mine, notices }: Rebasing,
  entities: readonly Subject[],
): void {
  const moved = new Set(
    entities
      .filter(({ list, id }) => {
        const [was, is] = [base.people.get(id), mine.people.get(id)];
        return list === "people" && was !== undefined && is !== undefined && was.managerId !== is.managerId;
      })
      .map(({ id }) => id),
  );
  if (moved.size === 0) return;
  for (const person of theirs.people.values()) {
    if (base.people.has(person.id) || person.managerId === null || !moved.has(person.managerId)) continue;
    const manager = theirs.people.get(person.managerId);
    notices.push({
      subject: { list: "people", id: person.id },
      says: say([
        "person.managerId",
      ])`${mention(person)} is new under ${manager === undefined ? person.managerId : mention(manager)} and moves along; say on which area they work.`,
    });
  }
}
