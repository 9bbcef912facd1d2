import { mention, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { renamePerson } from "../mentions.ts";
import { updated } from "../same.ts";
import {
  dropPerson,
  leaveRedirect,
  moveRow,
  nameIn,
  putPerson,
  reportsIn,
  rowsOf,
  standsUnder,
  strangerAmong,
} from "../workbench.ts";

/** Two records are one person. Rows, reports and everything that named the one now name the other, who keeps their place. */
export const mergePeople: ChangeKind<"merge-people"> = {
  kind: "merge-people",
  apply(bench, { keepId, dropId, fields }) {
    const keep = bench.people.get(keepId);
    const drop = bench.people.get(dropId) ?? bench.outside.get(dropId);
    if (keep === undefined) return say(["person.id"])`There is no person ${keepId} to keep.`;
    if (drop === undefined) return say(["person.id"])`There is no person ${dropId} to merge.`;
    if (keepId === dropId) return say(["person.id"])`${mention(keep)} cannot be merged with themself.`;
    if (keep.vacant !== drop.vacant)
      return say([
        "person.vacant",
      ])`${mention(keep.vacant ? drop : keep)} is somebody and ${mention(keep.vacant ? keep : drop)} an empty seat: a seat is filled, not merged.`;
    if (standsUnder(bench, keep.managerId, dropId))
      return say([
        "person.managerId",
      ])`${mention(keep)} stands below ${nameIn(bench, dropId)}: merged, they would report to themself. Give them another manager first.`;
    const stranger = strangerAmong(bench, [
      fields?.mentorId,
      fields?.calibratorId,
      fields?.backfillOf,
      ...(fields?.interviewerIds ?? []),
      ...(fields?.dottedLines ?? []).map((line) => line.managerId),
    ]);
    if (stranger !== undefined)
      return say(["person"])`${mention(keep)} would name ${stranger}, who is not in the org.`;
    putPerson(bench, updated(keep, fields ?? {}));
    for (const id of reportsIn(bench, dropId)) {
      const report = bench.people.get(id);
      if (report !== undefined) putPerson(bench, { ...report, managerId: keepId });
    }
    for (const row of rowsOf(bench, dropId)) moveRow(bench, row, { personId: keepId });
    if (bench.people.has(dropId)) dropPerson(bench, drop);
    else bench.outside.remove(dropId);
    renamePerson(bench, dropId, keepId);
    leaveRedirect(bench, { kind: "person", fromId: dropId, toIds: [keepId], on: bench.today });
    return null;
  },
  describe: ({ keepId, dropId }, names) =>
    say([
      "person.id",
    ])`${names.person(dropId)} and ${names.person(keepId)} are one person, kept as ${keepId}.`,
};
