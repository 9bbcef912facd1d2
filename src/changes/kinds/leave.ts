import {
  holdsOn,
  isDecided,
  mention,
  personId as asPersonId,
  say,
  type Person,
  type PersonId,
} from "../../org/index.ts";
import type { ChangeKind, ChangeOf } from "../kind.ts";
import {
  dropPerson,
  dropRow,
  isPersonIdUsed,
  putPerson,
  putRow,
  reportsIn,
  rowsOf,
  standsUnder,
  type Workbench,
} from "../workbench.ts";

/**
 * Somebody leaves. With `keepSeat` a vacancy takes their place, reports and core rows; else the reports go to
 * `reportsTo`, or to the leaver's manager. Owned areas pass to an active deputy as acting owner, and with them the
 * open decisions and approvals; what has no deputy stays where it is and is found by the checks.
 */
export const leave: ChangeKind<"leave"> = {
  kind: "leave",
  apply(bench, change) {
    const person = bench.people.get(change.personId);
    if (person === undefined)
      return say(["person.id"])`There is no person ${change.personId} who could leave.`;
    if (person.vacant)
      return say(["person.vacant"])`${mention(person)} is an empty seat: nobody can leave it.`;
    const seatId = change.seatId ?? asPersonId(`seat:${person.id}`);
    const heirId = change.keepSeat ? seatId : (change.reportsTo ?? person.managerId);
    if (change.keepSeat) {
      if (isPersonIdUsed(bench, seatId))
        return say(["person.id"])`The id ${seatId} of the seat was already used.`;
    } else if (reportsIn(bench, person.id).size > 0) {
      if (heirId === null)
        return say([
          "person.managerId",
        ])`${reportsIn(bench, person.id).size} people report to ${mention(person)}, who has no manager: say to whom they go.`;
      if (!bench.people.has(heirId))
        return say([
          "person.managerId",
        ])`The reports of ${mention(person)} would go to ${heirId}, who is not in the org.`;
      if (change.reportsTo !== undefined && standsUnder(bench, heirId, person.id))
        return say([
          "person.managerId",
        ])`The reports of ${mention(person)} cannot go to somebody below them: the lines would form a loop.`;
    }
    if (change.keepSeat) openSeat(bench, person, seatId);
    for (const id of reportsIn(bench, person.id)) {
      const report = bench.people.get(id);
      if (report !== undefined) putPerson(bench, { ...report, managerId: heirId });
    }
    passOwnership(bench, person.id, change);
    endRows(bench, person.id, change);
    takeOut(bench, person, change);
    return null;
  },
  describe: ({ personId, endOn, keepSeat }, names) =>
    keepSeat
      ? say(["person.endOn"])`${names.person(personId)} leaves on ${endOn}; the seat stays open.`
      : say(["person.endOn"])`${names.person(personId)} leaves on ${endOn}; the seat is closed.`,
};

function openSeat(bench: Workbench, person: Person, seatId: PersonId): void {
  const { title, discipline, level, location, timeZone, legalEntity, costCenter } = person;
  putPerson(bench, {
    id: seatId,
    name: title ?? "Open seat",
    managerId: person.managerId,
    status: "active",
    fte: person.fte,
    vacant: true,
    backfillOf: person.id,
    ...(title === undefined ? {} : { title }),
    ...(discipline === undefined ? {} : { discipline }),
    ...(level === undefined ? {} : { level }),
    ...(location === undefined ? {} : { location }),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(legalEntity === undefined ? {} : { legalEntity }),
    ...(costCenter === undefined ? {} : { costCenter }),
  });
  for (const row of rowsOf(bench, person.id))
    if (row.type === "core" && holdsOn(row, bench.today)) putRow(bench, { ...row, personId: seatId });
}

function passOwnership(bench: Workbench, leaverId: PersonId, change: ChangeOf<"leave">): void {
  const actingByArea = new Map<string, PersonId>();
  for (const area of bench.areas.values()) {
    if (!area.owners.some((owner) => owner.personId === leaverId && holdsOn(owner, bench.today))) continue;
    const deputy = area.deputyId === undefined ? undefined : bench.people.get(area.deputyId);
    const acts =
      deputy !== undefined && deputy.id !== leaverId && !deputy.vacant && deputy.status === "active";
    if (acts) actingByArea.set(area.id, deputy.id);
    bench.areas.set({
      ...area,
      owners: [
        ...area.owners.map((owner) => (owner.personId === leaverId ? { ...owner, to: change.endOn } : owner)),
        ...(acts ? [{ personId: deputy.id, acting: true, from: change.endOn }] : []),
      ],
    });
  }
  for (const decision of bench.decisions.values()) {
    const acting = decision.areaId === undefined ? undefined : actingByArea.get(decision.areaId);
    if (decision.deciderId === leaverId && !isDecided(decision, bench.today) && acting !== undefined)
      bench.decisions.set({ ...decision, deciderId: acting });
  }
  for (const asset of bench.assets.values()) {
    const acting = asset.areaId === undefined ? undefined : actingByArea.get(asset.areaId);
    if (acting === undefined || asset.approverIds?.includes(leaverId) !== true) continue;
    const approverIds = asset.approverIds.map((id) => (id === leaverId ? acting : id));
    bench.assets.set({ ...asset, approverIds: [...new Set(approverIds)] });
  }
}

/** Their own rows end on the last day, as history; rows that had not begun are dropped. */
function endRows(bench: Workbench, leaverId: PersonId, change: ChangeOf<"leave">): void {
  for (const row of rowsOf(bench, leaverId)) {
    if (row.from !== undefined && row.from >= change.endOn) dropRow(bench, row);
    else if (row.to === undefined || row.to > change.endOn) putRow(bench, { ...row, to: change.endOn });
  }
}

function takeOut(bench: Workbench, person: Person, change: ChangeOf<"leave">): void {
  dropPerson(bench, person);
  bench.outside.set({ ...person, status: "terminated", endOn: change.endOn });
}
