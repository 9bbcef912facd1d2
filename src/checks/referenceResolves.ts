import {
  isKnownSubject,
  NONE,
  say,
  type Area,
  type Asset,
  type Charter,
  type Decision,
  type Dependency,
  type Org,
  type Person,
  type Sentence,
  type Waiver,
} from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import {
  ABSENT,
  areAllThere,
  assetAreasOf,
  assetPeopleOf,
  assetPositionOf,
  peopleColumns,
  PERSON_NAMES_OTHERS,
  type PeopleColumns,
} from "../metrics/index.ts";
import { defineCheck, type Fault } from "./define.ts";
import { counted } from "./wording.ts";

/**
 * Every id names something that exists: a person (those who left included), a live area or discipline, or a thing a
 * redirect leads to. Managers named in the source but not in it fire until their reports have another.
 * Source: docs/guides/checks.md#reference-resolves.
 * @source aws
 * @example check(orgOf("a > b; x: b", { areas: { x: { status: "retired" } } }))
 *   // "The row of b in x: areaId names x, which is no live area."
 */
export const referenceResolves = defineCheck({
  id: "reference-resolves",
  group: 1,
  tier: "invariant",
  title: "Every reference names something",
  applies: "all records",
  thresholds: {},
  needs: ["references"],
  each: "org",
  check: ({ org }) => {
    const known = knownIds(org);
    const faults: Fault[] = [...missingManagers(org)];
    const visit = (subject: string, name: string, references: readonly Reference[]): void => {
      for (const { field, kind, id, fixes } of references) {
        if (id === undefined || known[kind](id)) continue;
        faults.push({
          subjects: [subject, field],
          message: sentenceOf(kind, name, field, id),
          fixes: fixes ?? [],
        });
      }
    };
    const columns = peopleColumns(org);
    for (let p = 0; p < org.people.length; p++) {
      if (isResolved(columns, p)) continue;
      const person = org.people[p]!;
      if (!isSound(person, known.person)) visit(person.id, person.name, ofPerson(person));
    }
    // Looked up before a list is made: nearly all of a hundred thousand assets are sound.
    for (const area of org.areas) if (!isSoundArea(area, known)) visit(area.id, area.name, ofArea(area));
    const { assets } = org.records;
    const areas = assetAreasOf(org);
    const { contributors, members } = assetPeopleOf(org);
    for (let i = 0; i < assets.length; i++) {
      const asset = assets[i]!;
      const areThere = areAllThere(contributors, i) && areAllThere(members, i);
      const isSound = areThere && isSoundAsset(asset, isLive(org, areas[i]!), known);
      if (!isSound) visit(asset.id, asset.name, ofAsset(asset));
    }
    for (const decision of org.records.decisions)
      if (!isSoundDecision(decision, known)) visit(decision.id, decision.title, ofDecision(decision));
    for (const discipline of org.disciplines)
      visit(discipline.id, discipline.name, [{ field: "leadId", kind: "person", id: discipline.leadId }]);
    for (const dependency of org.records.dependencies)
      if (!isSoundDependency(dependency, known))
        visit(dependency.id, dependency.id, ofDependency(dependency));
    for (const waiver of org.records.waivers) visit(waiver.id, `The waiver ${waiver.id}`, ofWaiver(waiver));
    const resolved = resolvedRows(org);
    for (let record = 0; record < resolved.length; record++) {
      const row = org.records.assignments[record]!;
      if (row.raterId === undefined && resolved[record] === 1) continue;
      visit(row.personId, `The row of ${row.personId} in ${row.areaId}`, [
        { field: "personId", kind: "person", id: row.personId },
        {
          field: "areaId",
          kind: "area",
          id: row.areaId,
          fixes: [{ kind: "remove-assignment", personId: row.personId, areaId: row.areaId, type: row.type }],
        },
        { field: "raterId", kind: "person", id: row.raterId },
      ]);
    }
    return faults;
  },
});

/** Whether the columns know all a person names to be in the tree: nearly everybody. */
function isResolved({ flags, mentor, calibrator }: PeopleColumns, person: number): boolean {
  return (
    mentor[person] !== ABSENT && calibrator[person] !== ABSENT && (flags[person]! & PERSON_NAMES_OTHERS) === 0
  );
}

/** 1 for each assignment whose person is in the tree and whose area is live: what is current was looked up before. */
function resolvedRows({ records, areas, work }: Org): Uint8Array {
  const resolved = new Uint8Array(records.assignments.length);
  for (let row = 0; row < work.size; row++) {
    const record = work.record[row]!;
    if (record >= 0 && areas[work.area[row]!]!.status !== "retired") resolved[record] = 1;
  }
  return resolved;
}

interface Reference {
  readonly field: string;
  /** `record`: whatever a waiver may excuse. */
  readonly kind: "person" | "area" | "discipline" | "asset" | "decision" | "record";
  readonly id: string | undefined;
  readonly fixes?: readonly OrgChange[];
}

function sentenceOf(kind: Reference["kind"], name: string, field: string, id: string): Sentence {
  if (kind === "record") return say([field])`${name}: ${field} names ${id}, which the data do not have.`;
  return say([field])`${name}: ${field} names ${id}, which is no ${kind === "area" ? "live area" : kind}.`;
}

type Known = (id: string) => boolean;

function knownIds(org: Org): Record<Reference["kind"], Known> {
  const redirected = (kind: string): string[] =>
    org.records.redirects.filter((r) => r.kind === kind && r.toIds.length > 0).map((r) => r.fromId);
  const gone = new Set<string>([...redirected("person"), ...org.records.outside.map((person) => person.id)]);
  const areas = new Set<string>(redirected("area"));
  const disciplines = new Set<string>([...redirected("discipline"), ...org.disciplines.map((d) => d.id)]);
  const assets = new Set<string>(redirected("asset"));
  const old = new Set<string>(org.records.redirects.flatMap((r) => (r.toIds.length > 0 ? [r.fromId] : [])));
  let decisions: ReadonlySet<string> | undefined;
  // The six responsibilities of an area are one person's mostly: comparing is cheaper than finding.
  let last: string | undefined;
  return {
    person: (id) => {
      if (id === last) return true;
      if (!org.personIndexById.has(id) && !gone.has(id)) return false;
      last = id;
      return true;
    },
    area: (id) => isLive(org, org.areaIndexById.get(id) ?? NONE) || areas.has(id),
    discipline: (id) => disciplines.has(id),
    asset: (id) => assets.has(id) || assetPositionOf(org, id) !== NONE,
    decision: (id) => (decisions ??= new Set(org.records.decisions.map((one) => one.id))).has(id),
    record: (id) => old.has(id) || isKnownSubject(org, id),
  };
}

/** Whether it is an area of the org that is not retired. */
function isLive(org: Org, area: number): boolean {
  return area !== NONE && org.areas[area]!.status !== "retired";
}

/** Placeholders that stand for managers the source does not hold. */
function missingManagers(org: Org): Fault[] {
  return org.problems
    .filter((problem) => problem.code === "manager-missing")
    .flatMap((problem) => {
      const seats = problem.subjects
        .map((id) => org.personIndexById.get(id))
        .filter((index) => index !== undefined)
        .filter((index) => org.people[index]!.placeholder === true && org.lines.childCount[index]! > 0);
      return seats.map((seat) => ({
        subjects: [org.people[seat]!.id],
        value: org.lines.childCount[seat]!,
        message: say([
          "person.managerId",
        ])`${counted(org.lines.childCount[seat]!, "person reports", "people report")} to ${org.people[seat]!.id}, who is not in the file.`,
      }));
    });
}

/** Whether all a person names is known, those who left included. */
function isSound(person: Person, known: Known): boolean {
  const { mentorId, calibratorId, backfillOf, interviewerIds, dottedLines } = person;
  return (
    (mentorId === undefined || known(mentorId)) &&
    (calibratorId === undefined || known(calibratorId)) &&
    (backfillOf === undefined || known(backfillOf)) &&
    (interviewerIds === undefined || interviewerIds.every(known)) &&
    (dottedLines === undefined || dottedLines.every((line) => known(line.managerId)))
  );
}

function ofPerson(person: Person): Reference[] {
  return [
    { field: "mentorId", kind: "person", id: person.mentorId },
    { field: "calibratorId", kind: "person", id: person.calibratorId },
    { field: "backfillOf", kind: "person", id: person.backfillOf },
    ...(person.interviewerIds ?? []).map((id): Reference => ({
      field: "interviewerIds",
      kind: "person",
      id,
      fixes: [
        {
          kind: "update-person",
          personId: person.id,
          fields: { interviewerIds: person.interviewerIds!.filter((other) => other !== id) },
        },
      ],
    })),
    ...(person.dottedLines ?? []).map((line): Reference => ({
      field: "dottedLines",
      kind: "person",
      id: line.managerId,
      fixes: [{ kind: "remove-dotted-line", personId: person.id, managerId: line.managerId }],
    })),
  ];
}

function ofArea(area: Area): Reference[] {
  const { responsibilities, signedBy, metricAssetIds } = area.charter ?? {};
  return [
    { field: "deputyId", kind: "person", id: area.deputyId },
    ...(area.candidacies ?? []).map(({ personId }): Reference => ({
      field: "candidacies",
      kind: "person",
      id: personId,
    })),
    ...area.owners.map((owner): Reference => ({
      field: "owners",
      kind: "person",
      id: owner.personId,
      fixes: [{ kind: "clear-owner", areaId: area.id, personId: owner.personId }],
    })),
    ...(area.requiredDisciplines ?? []).map((id): Reference => ({
      field: "requiredDisciplines",
      kind: "discipline",
      id,
    })),
    { field: "charter.signedBy", kind: "person", id: signedBy },
    ...(metricAssetIds ?? []).map((id): Reference => ({
      field: "charter.metricAssetIds",
      kind: "asset",
      id,
    })),
    ...Object.entries(responsibilities ?? {}).map(([name, id]): Reference => ({
      field: `charter.responsibilities.${name}`,
      kind: "person",
      id,
    })),
  ];
}

type KnownIds = Record<Reference["kind"], Known>;

function isSoundArea(area: Area, known: KnownIds): boolean {
  const { deputyId, candidacies, owners, requiredDisciplines, charter } = area;
  return (
    (deputyId === undefined || known.person(deputyId)) &&
    (candidacies === undefined || candidacies.every(({ personId }) => known.person(personId))) &&
    owners.every(({ personId }) => known.person(personId)) &&
    (requiredDisciplines === undefined || requiredDisciplines.every(known.discipline)) &&
    (charter === undefined || isSoundCharter(charter, known))
  );
}

function isSoundCharter({ signedBy, metricAssetIds, responsibilities }: Charter, known: KnownIds): boolean {
  return (
    (signedBy === undefined || known.person(signedBy)) &&
    (metricAssetIds === undefined || metricAssetIds.every(known.asset)) &&
    (responsibilities === undefined || Object.values(responsibilities).every(known.person))
  );
}

/** All but its contributors and members. @param isHome whether its area is known to be live already. */
function isSoundAsset(asset: Asset, isHome: boolean, known: KnownIds): boolean {
  const { areaId, approverIds, usedBy, claimedBy, sharedWith } = asset;
  return (
    (isHome || areaId === undefined || known.area(areaId)) &&
    (approverIds === undefined || approverIds.every(known.person)) &&
    (usedBy === undefined || usedBy.every(known.area)) &&
    (claimedBy === undefined || claimedBy.every(known.area)) &&
    (sharedWith === undefined || sharedWith.every(known.area))
  );
}

function isSoundDependency(dependency: Dependency, known: KnownIds): boolean {
  const { consumerAreaId, providerAreaId, assetId, acceptedBy } = dependency;
  return (
    known.area(consumerAreaId) &&
    known.area(providerAreaId) &&
    (assetId === undefined || known.asset(assetId)) &&
    (acceptedBy?.consumer === undefined || known.person(acceptedBy.consumer)) &&
    (acceptedBy?.provider === undefined || known.person(acceptedBy.provider))
  );
}

function isSoundDecision(decision: Decision, known: KnownIds): boolean {
  const { areaId, deciderId, inputIds, approverIds, overriddenBy, supersedesId } = decision;
  return (
    (inputIds === undefined || inputIds.every(known.person)) &&
    (overriddenBy === undefined || known.person(overriddenBy)) &&
    (areaId === undefined || known.area(areaId)) &&
    (deciderId === undefined || known.person(deciderId)) &&
    (supersedesId === undefined || known.decision(supersedesId)) &&
    (approverIds === undefined || approverIds.every(known.person))
  );
}

function ofAsset(asset: Asset): Reference[] {
  return [
    { field: "areaId", kind: "area", id: asset.areaId },
    ...(asset.approverIds ?? []).map((id): Reference => ({ field: "approverIds", kind: "person", id })),
    ...(asset.memberIds ?? []).map((id): Reference => ({ field: "memberIds", kind: "person", id })),
    ...(asset.usedBy ?? []).map((id): Reference => ({ field: "usedBy", kind: "area", id })),
    ...(asset.claimedBy ?? []).map((id): Reference => ({ field: "claimedBy", kind: "area", id })),
    ...(asset.sharedWith ?? []).map((id): Reference => ({ field: "sharedWith", kind: "area", id })),
    ...(asset.contributors ?? []).map(({ personId: id }): Reference => ({
      field: "contributors",
      kind: "person",
      id,
    })),
  ];
}

function ofWaiver({ approverId, subjectIds }: Waiver): Reference[] {
  return [
    { field: "approverId", kind: "person", id: approverId },
    ...subjectIds.map((id): Reference => ({ field: "subjectIds", kind: "record", id })),
  ];
}

function ofDependency({ consumerAreaId, providerAreaId, assetId, acceptedBy }: Dependency): Reference[] {
  return [
    { field: "consumerAreaId", kind: "area", id: consumerAreaId },
    { field: "providerAreaId", kind: "area", id: providerAreaId },
    { field: "assetId", kind: "asset", id: assetId },
    { field: "acceptedBy.consumer", kind: "person", id: acceptedBy?.consumer },
    { field: "acceptedBy.provider", kind: "person", id: acceptedBy?.provider },
  ];
}

function ofDecision(decision: Decision): Reference[] {
  return [
    { field: "areaId", kind: "area", id: decision.areaId },
    { field: "deciderId", kind: "person", id: decision.deciderId },
    ...(decision.inputIds ?? []).map((id): Reference => ({ field: "inputIds", kind: "person", id })),
    ...(decision.approverIds ?? []).map((id): Reference => ({ field: "approverIds", kind: "person", id })),
    { field: "overriddenBy", kind: "person", id: decision.overriddenBy },
    { field: "supersedesId", kind: "decision", id: decision.supersedesId },
  ];
}
