import { namingOf, type Naming } from "../changes/index.ts";
import { foldRevisions, startOfHistory, type Instant, type Revision } from "../history/index.ts";
import { holdsOn, say, type Day, type Ownership, type PersonMention, type Sentence } from "../org/index.ts";
import type { OrgStore } from "../storage/index.ts";
import { loadRevisions } from "./loadRevisions.ts";

/** Where a fact comes from: the revision that brought it. */
export interface Origin {
  readonly revision: number;
  readonly effectiveOn: Day;
  readonly committedAt: Instant;
  readonly author: string;
  readonly reason: string;
  readonly source: string | null;
}

/** One entry of an area's owners, and how it is known. */
export interface OwnerEvidence {
  readonly person: PersonMention;
  readonly entry: Ownership;
  readonly setBy: Origin;
  /** What ends it, where that is known already. */
  readonly endedBy: Origin | null;
  readonly says: Sentence;
}

export interface OwnershipEvidence {
  readonly areaId: string;
  readonly on: Day;
  /** What was known up to this revision is told. */
  readonly revision: number;
  /** Who owns it on that day. */
  readonly now: readonly OwnerEvidence[];
  /** Who will, as far as it is scheduled. */
  readonly next: readonly OwnerEvidence[];
  /** Who did. */
  readonly before: readonly OwnerEvidence[];
}

export interface EvidenceInput {
  readonly areaId: string;
  readonly on: Day;
  /** What was known then; absent: all. */
  readonly revision?: number;
}

const END_OF_DAYS: Day = "9999-12-31";

/**
 * How it is known who owns an area: which revision said so, who committed it and when, effective from when; and what
 * is scheduled. Cost: one fold of all revisions.
 * @returns no entries where the area never had an owner, or never was.
 */
export async function ownershipEvidence(
  store: OrgStore,
  orgId: string,
  { areaId, ...input }: EvidenceInput,
): Promise<OwnershipEvidence> {
  const [only] = await ownershipOfAreas(store, orgId, { ...input, areaIds: [areaId] });
  return only as OwnershipEvidence;
}

export interface AreasInput extends Omit<EvidenceInput, "areaId"> {
  readonly areaIds: readonly string[];
}

/** As `ownershipEvidence`, of several areas at the cost of one fold. */
export async function ownershipOfAreas(
  store: OrgStore,
  orgId: string,
  { areaIds, on, revision: asked }: AreasInput,
): Promise<readonly OwnershipEvidence[]> {
  const places = await store.revisionHeads(orgId);
  const revision = Math.min(asked ?? places.length, places.length);
  const numbers = places.map(({ number }) => number).filter((number) => number <= revision);
  const revisions = await loadRevisions(store, orgId, numbers);
  const found = areaIds.map((areaId) => ({ areaId, owners: NOBODY, origins: new Map() as Origins }));
  const { org } = foldRevisions(startOfHistory(on), revisions, END_OF_DAYS, (one, read) => {
    const by = originOf(one);
    for (const area of found) {
      const next = read("areas", area.areaId)?.owners ?? NOBODY;
      if (next !== area.owners) note(area.origins, area.owners, next, by);
      area.owners = next;
    }
  });
  const names = namingOf(org);
  return found.map(({ areaId, owners, origins }) => {
    const told = owners.flatMap((entry) => {
      const origin = origins.get(keyOf(entry));
      return origin === undefined ? [] : [evidenceOf(entry, origin, { names, areaId, on })];
    });
    return {
      areaId,
      on,
      revision,
      now: told.filter(({ entry }) => holdsOn(entry, on)),
      next: told.filter(({ entry }) => entry.from !== undefined && entry.from > on),
      before: told.filter(({ entry }) => entry.to !== undefined && entry.to <= on),
    };
  });
}

const NOBODY: readonly Ownership[] = [];

type Origins = Map<string, { setBy: Origin; endedBy: Origin | null }>;

function note(origins: Origins, was: readonly Ownership[], is: readonly Ownership[], by: Origin): void {
  const had = new Map(was.map((entry) => [keyOf(entry), entry]));
  for (const entry of is) {
    const key = keyOf(entry);
    const before = had.get(key);
    if (before === undefined) origins.set(key, { setBy: by, endedBy: entry.to === undefined ? null : by });
    else if (before.to !== entry.to) {
      const origin = origins.get(key);
      if (origin !== undefined) origin.endedBy = entry.to === undefined ? null : by;
    }
  }
}

/** An entry is told from others by who, in which role and since when; its end may change. */
function keyOf({ personId, from, acting, claimed }: Ownership): string {
  return JSON.stringify([personId, from ?? null, acting === true, claimed === true]);
}

function originOf({ number, committedAt, changeSet }: Revision): Origin {
  const { effectiveOn, author, reason, source } = changeSet;
  return { revision: number, effectiveOn, committedAt, author, reason, source: source ?? null };
}

function evidenceOf(
  entry: Ownership,
  { setBy, endedBy }: { readonly setBy: Origin; readonly endedBy: Origin | null },
  { names, areaId, on }: { readonly names: Naming; readonly areaId: string; readonly on: Day },
): OwnerEvidence {
  const person = names.person(entry.personId);
  const isOver = entry.to !== undefined && entry.to <= on;
  const isToCome = entry.from !== undefined && entry.from > on;
  const verb =
    entry.claimed === true ? "is read as owner of" : entry.acting === true ? "acts as owner of" : "owns";
  const from = entry.from === undefined ? "" : isToCome ? `From ${entry.from}: ` : ` since ${entry.from}`;
  const until = entry.to === undefined ? "" : ` until ${entry.to}`;
  const by = `revision ${setBy.revision} says so, effective ${setBy.effectiveOn}, committed ${setBy.committedAt.slice(0, 10)} by ${setBy.author} ("${setBy.reason}")`;
  const end =
    entry.to === undefined || endedBy === null || endedBy.revision === setBy.revision
      ? ""
      : `; revision ${endedBy.revision} ${isOver ? "ended" : "ends"} it`;
  const says = isToCome
    ? say(["area.owners"])`${from}${person} ${verb} ${names.area(areaId)}${until}: ${by}${end}.`
    : say(["area.owners"])`${person} ${verb} ${names.area(areaId)}${from}${until}: ${by}${end}.`;
  return { person, entry, setBy, endedBy, says };
}
