import { canonicalText, parseCanonical } from "../changes/index.ts";
import {
  indexOrg,
  isDay,
  type Area,
  type Assignment,
  type Day,
  type Discipline,
  type Org,
  type OrgRecords,
  type Person,
  type PersonId,
} from "../org/index.ts";
import { damaged, isSealed, refused, seal, unseal, type FileResult, type SealedKind } from "./sealedFile.ts";

const KIND: SealedKind = {
  name: "onethread-snapshot",
  version: 1,
  noun: "snapshot",
  content: "the organisation",
  smaller: "Leave columns out of it.",
};

/** Columns of people that whoever shares may add; no other field of a person ever leaves. */
export const SNAPSHOT_COLUMNS = {
  title: ["title"],
  level: ["level"],
  place: ["location", "timeZone", "legalEntity"],
  presence: ["status", "fte"],
  dates: ["startOn", "endOn", "expectedOn"],
  contact: ["email", "employeeNumber"],
  support: ["mentorId", "calibratorId", "dottedLines"],
  cost: ["annualCostEur", "costCenter"],
} as const satisfies Readonly<Record<string, readonly (keyof Person)[]>>;

export type SnapshotColumn = keyof typeof SNAPSHOT_COLUMNS;
export const COLUMN_NAMES = Object.keys(SNAPSHOT_COLUMNS) as SnapshotColumn[];

/** Columns that name people. */
const NAMING: readonly SnapshotColumn[] = ["title", "contact"];

/** The columns that leave under a choice. @example leaving({ columns: ["title"], names: "hidden", until: null }) // [] */
export function leaving({ columns, names }: SnapshotChoices): SnapshotColumn[] {
  return COLUMN_NAMES.filter((one) => columns.includes(one) && (names === "shown" || !NAMING.includes(one)));
}

export interface SnapshotChoices {
  readonly columns: readonly SnapshotColumn[];
  /**
   * Hidden: people are numbered, and their ids are these numbers; titles and contacts stay here whatever is chosen,
   * because a title that one person holds names them.
   */
  readonly names: "shown" | "hidden";
  /** The last day on which our viewer opens it; null: any day. A copy made by other means knows no day. */
  readonly until: Day | null;
}

/** An organisation as it is handed on to be looked at. */
export interface Snapshot {
  readonly name: string;
  readonly asOf: Day;
  readonly madeOn: Day;
  readonly until: Day | null;
  readonly names: "shown" | "hidden";
  readonly columns: readonly SnapshotColumn[];
  readonly records: OrgRecords;
}

/**
 * An org with nothing in it but what was chosen: people with manager and discipline, areas with owner, who works on
 * what. Fields are taken over one by one, so that what the model learns later stays here until somebody lets it out.
 * Assets, decisions, charters, waivers, candidates, leavers and columns of the source never leave. O(people + rows).
 */
export function makeSnapshot(
  org: Org,
  choices: SnapshotChoices,
  { name, madeOn }: { readonly name: string; readonly madeOn: Day },
): Snapshot {
  const { names, until } = choices;
  const columns = leaving(choices);
  const { records } = org;
  const ids = new Map(
    records.people.map(({ id }, i) => [id as string, (names === "hidden" ? `p${i + 1}` : id) as PersonId]),
  );
  const idOf = (id: string | null | undefined): PersonId | null =>
    id === null || id === undefined ? null : (ids.get(id) ?? null);
  const handed: OrgRecords = {
    rootAreaId: records.rootAreaId,
    linesKnown: records.linesKnown,
    reading: records.reading,
    people: records.people.map((person, i) =>
      personOf(person, { columns, name: names === "hidden" ? nameless(person, i) : person.name, idOf }),
    ),
    areas: records.areas.map((area) => areaOf(area, idOf)),
    disciplines: records.disciplines.map((one) => disciplineOf(one, idOf)),
    assignments: records.assignments.flatMap((one) => assignmentOf(one, idOf)),
    outside: [],
    assets: [],
    dependencies: [],
    decisions: [],
    waivers: [],
    redirects: [],
  };
  return { name, asOf: org.today, madeOn, until, names, columns, records: handed };
}

const nameless = ({ vacant }: Person, i: number): string => `${vacant ? "Vacancy" : "Person"} ${i + 1}`;

type IdOf = (id: string | null | undefined) => PersonId | null;

function personOf(
  person: Person,
  given: { readonly columns: readonly SnapshotColumn[]; readonly name: string; readonly idOf: IdOf },
): Person {
  const { columns, name, idOf } = given;
  const has = (column: SnapshotColumn): boolean => columns.includes(column);
  const chosen: Record<string, unknown> = {};
  for (const column of COLUMN_NAMES) {
    if (!has(column) || column === "support") continue;
    for (const field of SNAPSHOT_COLUMNS[column])
      if (person[field] !== undefined) chosen[field] = person[field];
  }
  const mentorId = idOf(person.mentorId);
  const calibratorId = idOf(person.calibratorId);
  const dottedLines = (person.dottedLines ?? []).flatMap((line) => {
    const managerId = idOf(line.managerId);
    return managerId === null ? [] : [{ managerId, purpose: line.purpose }];
  });
  return {
    id: idOf(person.id) ?? person.id,
    name,
    managerId: idOf(person.managerId),
    status: "active",
    fte: 1,
    vacant: person.vacant,
    ...(person.discipline === undefined ? {} : { discipline: person.discipline }),
    ...(person.placeholder === undefined ? {} : { placeholder: person.placeholder }),
    ...chosen,
    ...(has("support") && mentorId !== null ? { mentorId } : {}),
    ...(has("support") && calibratorId !== null ? { calibratorId } : {}),
    ...(has("support") && dottedLines.length > 0 ? { dottedLines } : {}),
  };
}

function areaOf(
  { id, name, parentId, kind, mode, status, owners, folded, placeholder }: Area,
  idOf: IdOf,
): Area {
  return {
    id,
    name,
    parentId,
    kind,
    mode,
    status,
    owners: owners.flatMap(({ personId, acting, from, to, claimed }) => {
      const owner = idOf(personId);
      return owner === null
        ? []
        : [
            {
              personId: owner,
              ...(acting === undefined ? {} : { acting }),
              ...(from === undefined ? {} : { from }),
              ...(to === undefined ? {} : { to }),
              ...(claimed === undefined ? {} : { claimed }),
            },
          ];
    }),
    ...(folded === undefined ? {} : { folded }),
    ...(placeholder === undefined ? {} : { placeholder }),
  };
}

function disciplineOf(
  { id, name, requiredInProduct, executive, leadId }: Discipline,
  idOf: IdOf,
): Discipline {
  const lead = idOf(leadId);
  return { id, name, requiredInProduct, executive, ...(lead === null ? {} : { leadId: lead }) };
}

function assignmentOf(
  { personId, areaId, share, type, isLead, acting, from, to, guess }: Assignment,
  idOf: IdOf,
): Assignment[] {
  const person = idOf(personId);
  if (person === null) return [];
  return [
    {
      personId: person,
      areaId,
      type,
      isLead,
      ...(share === undefined ? {} : { share }),
      ...(acting === undefined ? {} : { acting }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      // That it is a guess is kept; why quotes titles and other columns.
      ...(guess === undefined ? {} : { guess: "guessed" }),
    },
  ];
}

/** Packs and unpacks bytes; unpacking gives null where they are none or more than may be read. */
export interface Packer {
  readonly pack: (bytes: Uint8Array) => Uint8Array<ArrayBuffer>;
  readonly unpack: (bytes: Uint8Array) => Uint8Array | null;
}

/** The snapshot as an encrypted file. @returns `passphrase-short`, `file-too-large`. */
export async function sealSnapshot(
  snapshot: Snapshot,
  passphrase: string,
  { pack }: Packer,
): Promise<FileResult<Uint8Array<ArrayBuffer>>> {
  return seal(KIND, pack(new TextEncoder().encode(canonicalText(snapshot))), passphrase);
}

export const isSnapshot = (file: Uint8Array): boolean => isSealed(KIND, file);

/**
 * A snapshot out of its file.
 * @param today the day of the viewer: from the day after `until` on it is `snapshot-over`.
 * @returns what `unseal` refuses too.
 */
export async function unsealSnapshot(
  file: Uint8Array,
  passphrase: string,
  { unpack }: Packer,
  today: Day,
): Promise<FileResult<Snapshot>> {
  const opened = await unseal(KIND, file, passphrase);
  if (!opened.ok) return opened;
  const plain = unpack(opened.value);
  if (plain === null) return damaged(KIND, "what is in it cannot be unpacked.");
  const parsed = parseCanonical(plain);
  if (!parsed.ok) return damaged(KIND, parsed.refusal.message);
  const snapshot = snapshotOf(parsed.value);
  if (snapshot === null) return damaged(KIND, "the organisation in it cannot be read.");
  if (snapshot.until !== null && snapshot.until < today)
    return refused(
      "snapshot-over",
      `This snapshot was to be looked at until ${snapshot.until}. Ask whoever shared it for a newer one.`,
    );
  return { ok: true, value: snapshot };
}

const LISTS = ["people", "areas", "disciplines", "assignments", "outside", "assets"] as const;
const MORE_LISTS = ["dependencies", "decisions", "waivers", "redirects"] as const;

/** What was sealed came from somebody with the passphrase; its shape is looked at all the same. */
function snapshotOf(value: unknown): Snapshot | null {
  if (typeof value !== "object" || value === null) return null;
  const { name, asOf, madeOn, until, names, columns, records } = value as Partial<
    Record<keyof Snapshot, unknown>
  >;
  const isADay = (one: unknown): one is Day => typeof one === "string" && isDay(one);
  if (typeof name !== "string" || !isADay(asOf) || !isADay(madeOn)) return null;
  if (until !== null && !isADay(until)) return null;
  if (names !== "shown" && names !== "hidden") return null;
  if (!Array.isArray(columns) || typeof records !== "object" || records === null) return null;
  const lists = records as Readonly<Record<string, unknown>>;
  if (![...LISTS, ...MORE_LISTS].every((list) => Array.isArray(lists[list]))) return null;
  const known = COLUMN_NAMES.filter((column) => columns.includes(column));
  try {
    // An org that cannot be indexed is no org.
    indexOrg(records as OrgRecords, [], asOf);
  } catch {
    return null;
  }
  return { name, asOf, madeOn, until, names, columns: known, records: records as OrgRecords };
}
