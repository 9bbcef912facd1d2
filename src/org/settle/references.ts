import type { Area, Charter } from "../area.ts";
import type { Asset } from "../asset.ts";
import type { Assignment } from "../assignment.ts";
import type { Dependency } from "../dependency.ts";
import type { Discipline } from "../discipline.ts";
import { assetId, type AreaId, type DisciplineId, type PersonId } from "../ids.ts";
import type { Person } from "../person.ts";
import type { PersonFinder } from "./finder.ts";
import type { Forwarding } from "./redirects.ts";

/**
 * Fields that name somebody or something beside the lines, the owners and the areas of rows: what they mean takes its
 * id. What they name in vain stays as written, for the check `reference-resolves` to say. Who needs no change stays
 * the very object.
 */
export interface ReferenceFinders {
  readonly person: PersonFinder;
  readonly area: (text: string) => AreaId | undefined;
  readonly asset: Forwarding;
  readonly discipline: (text: string) => DisciplineId | undefined;
}

export function areaReferences(area: Area, finders: ReferenceFinders): Area {
  const { deputyId, candidacies, requiredDisciplines, charter } = area;
  return withFields(area, {
    deputyId: person(deputyId, finders),
    candidacies: each(candidacies, (one) => withFields(one, { personId: person(one.personId, finders) })),
    requiredDisciplines: each(requiredDisciplines, (id) => finders.discipline(id) ?? id),
    charter: charter === undefined ? undefined : charterReferences(charter, finders),
  });
}

function charterReferences(charter: Charter, finders: ReferenceFinders): Charter {
  const { responsibilities } = charter;
  return withFields(charter, {
    signedBy: person(charter.signedBy, finders),
    metricAssetIds: each(charter.metricAssetIds, (id) => asset(id, finders) ?? id),
    responsibilities:
      responsibilities === undefined
        ? undefined
        : withFields(
            responsibilities,
            Object.fromEntries(
              Object.entries(responsibilities).map(([one, id]) => [one, person(id, finders)]),
            ),
          ),
  });
}

export function assetReferences(given: Asset, finders: ReferenceFinders): Asset {
  const areas = (ids: readonly AreaId[] | undefined) => each(ids, (id) => finders.area(id) ?? id);
  return withFields(given, {
    approverIds: people(given.approverIds, finders),
    memberIds: people(given.memberIds, finders),
    claimedBy: areas(given.claimedBy),
    usedBy: areas(given.usedBy),
    sharedWith: areas(given.sharedWith),
    contributors: each(given.contributors, (one) =>
      withFields(one, { personId: person(one.personId, finders) }),
    ),
  });
}

export function dependencyReferences(dependency: Dependency, finders: ReferenceFinders): Dependency {
  const { acceptedBy } = dependency;
  return withFields(dependency, {
    assetId: dependency.assetId === undefined ? undefined : asset(dependency.assetId, finders),
    acceptedBy:
      acceptedBy === undefined
        ? undefined
        : withFields(acceptedBy, {
            consumer: person(acceptedBy.consumer, finders),
            provider: person(acceptedBy.provider, finders),
          }),
  });
}

export function disciplineReferences(discipline: Discipline, finders: ReferenceFinders): Discipline {
  return withFields(discipline, { leadId: person(discipline.leadId, finders) });
}

export function assignmentReferences(row: Assignment, finders: ReferenceFinders): Assignment {
  return row.raterId === undefined ? row : withFields(row, { raterId: person(row.raterId, finders) });
}

/** People name people by id only, so only old ids need a look. */
export function personReferences(given: Person, forward: Forwarding): Person {
  const { mentorId, calibratorId, backfillOf, interviewerIds, dottedLines } = given;
  const newId = (id: PersonId | undefined): PersonId | undefined =>
    id === undefined ? undefined : ((forward.get(id) as PersonId | undefined) ?? id);
  return withFields(given, {
    mentorId: newId(mentorId),
    calibratorId: newId(calibratorId),
    backfillOf: newId(backfillOf),
    interviewerIds: each(interviewerIds, (id) => newId(id) ?? id),
    dottedLines: each(dottedLines, (line) => withFields(line, { managerId: newId(line.managerId) })),
  });
}

function person(id: PersonId | undefined, finders: ReferenceFinders): PersonId | undefined {
  return id === undefined ? undefined : (finders.person(id)?.id ?? id);
}

function people(ids: readonly PersonId[] | undefined, finders: ReferenceFinders) {
  return each(ids, (id) => finders.person(id)?.id ?? id);
}

function asset(id: Asset["id"], finders: ReferenceFinders): Asset["id"] {
  const newId = finders.asset.size === 0 ? undefined : finders.asset.get(id);
  return newId === undefined ? id : assetId(newId);
}

/** The list with each element changed; the same list where none is. */
function each<T>(items: readonly T[] | undefined, change: (item: T) => T): readonly T[] | undefined {
  if (items === undefined) return undefined;
  const changed = items.map(change);
  return changed.some((item, i) => item !== items[i]) ? changed : items;
}

/** The item with these fields; the same item where they say nothing new. Fields that are undefined stay as they are. */
function withFields<T extends object>(
  item: T,
  fields: { readonly [Field in keyof T]?: T[Field] | undefined },
): T {
  let copy: T | undefined;
  for (const field in fields) {
    const value = fields[field];
    if (value === undefined || value === item[field]) continue;
    copy ??= { ...item };
    copy[field] = value as T[typeof field];
  }
  return copy ?? item;
}
