import type { OrgChange } from "./change.ts";
import { keyOf, rowKey, type ListName } from "./lists.ts";

/** The record a change is mainly about. */
export interface Subject {
  readonly list: ListName;
  /** Its key in that list: an id; of a row its person, area, type and start. */
  readonly id: string;
}

/** What a change is about: of one that makes a record, that record; of several, the one that stays. */
export function subjectOf(change: OrgChange): Subject {
  switch (change.kind) {
    case "add-person":
      return { list: "people", id: change.person.id };
    case "withdraw-person":
    case "update-person":
    case "set-status":
    case "set-manager":
    case "leave":
    case "add-dotted-line":
    case "remove-dotted-line":
    case "update-dotted-line":
      return { list: "people", id: change.personId };
    case "return-person":
      return { list: "outside", id: change.personId };
    case "fill-vacancy":
    case "close-seat":
      return { list: "people", id: change.vacancyId };
    case "reopen-vacancy":
      return { list: "outside", id: change.vacancyId };
    case "merge-people":
      return { list: "people", id: change.keepId };
    case "set-assignment":
      return { list: "assignments", id: rowKey(change.assignment) };
    case "remove-assignment":
      return { list: "assignments", id: rowKey(change) };
    case "add-area":
      return { list: "areas", id: change.area.id };
    case "merge-areas":
      return { list: "areas", id: change.into };
    case "set-owner":
    case "clear-owner":
    case "set-deputy":
    case "set-mode":
    case "update-area":
    case "move-area":
    case "split-area":
    case "retire-area":
    case "revive-area":
    case "pause-area":
    case "resume-area":
    case "certify-area":
    case "set-charter":
    case "sign-charter":
      return { list: "areas", id: change.areaId };
    case "add-discipline":
      return { list: "disciplines", id: change.discipline.id };
    case "merge-discipline":
      return { list: "disciplines", id: change.into };
    case "update-discipline":
    case "set-craft-lead":
      return { list: "disciplines", id: change.disciplineId };
    case "grant-waiver":
      return { list: "waivers", id: change.waiver.id };
    case "revoke-waiver":
      return { list: "waivers", id: change.waiverId };
    case "add-asset":
      return { list: "assets", id: change.asset.id };
    case "update-asset":
    case "transfer-asset":
    case "retire-asset":
      return { list: "assets", id: change.assetId };
    case "add-dependency":
      return { list: "dependencies", id: change.dependency.id };
    case "update-dependency":
    case "accept-dependency":
    case "end-dependency":
      return { list: "dependencies", id: change.dependencyId };
    case "add-decision":
      return { list: "decisions", id: change.decision.id };
    case "update-decision":
    case "decide-decision":
    case "override-decision":
      return { list: "decisions", id: change.decisionId };
    case "set-reading":
      return { list: "areas", id: change.rootAreaId ?? "" };
    case "restore": {
      const [first] = change.records;
      return first === undefined
        ? { list: "areas", id: "" }
        : { list: first.list, id: first.record === null ? first.id : keyOf(first.record) };
    }
  }
}
