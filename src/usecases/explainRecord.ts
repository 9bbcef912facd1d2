import type { RecordField } from "../api/index.ts";
import type { Area, Asset, Decision, Dependency, Discipline, Org } from "../org/index.ts";
import { personOf } from "./areaOwner.ts";
import { entryAt, type SubjectKind } from "./subjectNames.ts";

/** What is on record of an asset, dependency, decision or discipline, field by field; ids by name. */
export function recordFields(org: Org, kind: SubjectKind, position: number): RecordField[] {
  const entry = entryAt(org, kind, position);
  switch (entry.kind) {
    case "asset":
      return assetFields(org, entry.record);
    case "dependency":
      return dependencyFields(org, entry.record);
    case "decision":
      return decisionFields(org, entry.record);
    case "discipline":
      return disciplineFields(org, entry.record, entry.position);
    default:
      return [];
  }
}

/** Fields that hold something. */
function fields(...pairs: readonly (readonly [string, string | number | undefined])[]): RecordField[] {
  return pairs.flatMap(([label, value]) =>
    value === undefined || value === "" ? [] : [{ label, text: String(value) }],
  );
}

const person = (org: Org, id: string | undefined): string | undefined =>
  id === undefined ? undefined : (personOf(org, id)?.name ?? id);
const people = (org: Org, ids: readonly string[] | undefined): string | undefined =>
  ids?.map((id) => person(org, id)).join(", ");
const area = (org: Org, id: string | undefined): string | undefined => {
  if (id === undefined) return undefined;
  const found: Area | undefined = org.areas[org.areaIndexById.get(id) ?? -1];
  return found?.name ?? id;
};
const areas = (org: Org, ids: readonly string[] | undefined): string | undefined =>
  ids?.map((id) => area(org, id)).join(", ");

function assetFields(org: Org, asset: Asset): RecordField[] {
  return fields(
    ["kind", asset.kind],
    ["tier", asset.tier],
    ["area", area(org, asset.areaId) ?? "none"],
    ["claimed by", areas(org, asset.claimedBy)],
    ["owners in the source", people(org, asset.ownerIds)],
    ["approvers", people(org, asset.approverIds)],
    ["members", people(org, asset.memberIds)],
    ["used by", areas(org, asset.usedBy)],
    ["shared with", areas(org, asset.sharedWith)],
    ["metric of", asset.role],
    ["profit and loss", asset.pnl === undefined ? undefined : asset.pnl ? "yes" : "no"],
    ["confirmed on", asset.certifiedOn],
    [
      "elsewhere",
      Object.entries(asset.externalIds ?? {})
        .map(([system, id]) => `${system}:${id}`)
        .join(", "),
    ],
    [
      "contributors",
      asset.contributors?.map(({ personId, lastOn }) => `${person(org, personId)} (${lastOn})`).join(", "),
    ],
    ["row", asset.row],
  );
}

function dependencyFields(org: Org, dependency: Dependency): RecordField[] {
  const { consumer, provider } = dependency.acceptedBy ?? {};
  return fields(
    ["consumer", area(org, dependency.consumerAreaId)],
    ["provider", area(org, dependency.providerAreaId)],
    ["mode", dependency.mode ?? "not said"],
    ["blocking", dependency.blocking ? "yes" : "no"],
    ["asset", dependency.assetId],
    ["channel", dependency.channel],
    [
      "response time",
      dependency.responseTimeHours === undefined ? undefined : `${dependency.responseTimeHours} hours`,
    ],
    ["accepted for the consumer by", person(org, consumer) ?? "nobody"],
    ["accepted for the provider by", person(org, provider) ?? "nobody"],
    ["from", dependency.from],
    ["to", dependency.to],
    ["row", dependency.row],
  );
}

function decisionFields(org: Org, decision: Decision): RecordField[] {
  return fields(
    ["door", decision.door],
    ["area", area(org, decision.areaId) ?? "none"],
    ["decider", person(org, decision.deciderId) ?? "nobody"],
    ["input from", people(org, decision.inputIds)],
    ["approvers", people(org, decision.approverIds)],
    ["options", decision.options?.join(", ")],
    ["raised on", decision.raisedOn],
    ["decided on", decision.decidedOn],
    ["outcome", decision.outcome],
    ["dissent", decision.dissent],
    ["review on", decision.reviewOn],
    ["overridden by", person(org, decision.overriddenBy)],
    ["overridden on", decision.overriddenOn],
    ["instead of", decision.supersedesId],
    ["row", decision.row],
  );
}

function disciplineFields(org: Org, discipline: Discipline, position: number): RecordField[] {
  const members = org.people.filter((_, i) => org.disciplineOf[i] === position);
  const seats = members.filter((one) => one.vacant).length;
  return fields(
    ["aliases", discipline.aliases?.join(", ")],
    ["craft lead", person(org, discipline.leadId) ?? "nobody"],
    ["ladder", discipline.ladderUrl],
    ["needed in every product area", discipline.requiredInProduct ? "yes" : "no"],
    ["executive", discipline.executive ? "yes" : "no"],
    ["people", members.length - seats],
    ["empty seats", seats === 0 ? undefined : seats],
  );
}
