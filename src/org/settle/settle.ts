import { DEFAULT_CONFIG, type Config } from "../config.ts";
import type { Day } from "../day.ts";
import type { DraftPerson, OrgDraft, OrgRecords, Reading } from "../draft.ts";
import { indexLines, type Lines } from "../indexLines.ts";
import type { Org } from "../org.ts";
import { NONE, personId, type AreaId, type DisciplineId, type PersonId } from "../ids.ts";
import type { DottedLine, Person } from "../person.ts";
import type { Problem } from "../problem.ts";
import { mention } from "../sentence.ts";
import type { StringLookup } from "../stringTable.ts";
import { readAreas } from "./areas.ts";
import { readAssets } from "./assets.ts";
import { readAssignments } from "./assignments.ts";
import { readDisciplines } from "./disciplines.ts";
import { readDuplicates, readEmails } from "./duplicates.ts";
import { confusableProblems } from "./confusables.ts";
import { createPersonFinder, type PersonFinder } from "./finder.ts";
import { glanceOf } from "./glance.ts";
import { cutLoops, findLoops } from "./loops.ts";
import { MISSING, NOBODY, readManagers, seatMissing } from "./managers.ts";
import { withMissingPeople } from "./missingPeople.ts";
import { readNames } from "./names.ts";
import { readOutside } from "./outside.ts";
import { actingProblems, readOwners } from "./owners.ts";
import { readRedirects, withHats, type Forwarding, type RedirectsRead } from "./redirects.ts";
import {
  areaReferences,
  assetReferences,
  assignmentReferences,
  dependencyReferences,
  disciplineReferences,
  personReferences,
} from "./references.ts";
import { readDecisions, readDependencies, readWaivers } from "./registers.ts";
import { fileOf, fileOfItem } from "./report.ts";
import { placeRows, withPlacedRows } from "./places.ts";
import { retiredProblems } from "./retired.ts";
import { readRoots } from "./roots.ts";

/** The day on which the org is looked at, what the company set, and what was there before. */
export interface SettleOptions {
  readonly today: Day;
  readonly config?: Config;
  /** The org that this input follows. Who is missing from the input stays, and is said (`mass-removal`). */
  readonly base?: Org;
  /** Somebody said that the input names everybody: who is missing left. */
  readonly isComplete?: boolean;
}

/** What `settle` made of a draft. */
export interface Settled {
  readonly records: OrgRecords;
  /** The draft's problems and those of the structure. */
  readonly problems: readonly Problem[];
}

/**
 * Makes records from what was read: every reference resolves, lines and areas are trees, ids are unique. Each fault
 * is a problem with its rows, the policy that was applied and the changes that would settle it; nothing is repaired
 * silently. People who did not have to change are the very objects of the draft. O(n log n), iterative.
 * @returns records and all problems, those of the draft first. Never throws on content.
 * Source of codes and policies: docs/guides/formats.md#dirty-data.
 * @example settle(parseCsvFolder(files, { today }), { today }).records.reading // { people: 275, roots: 1, … }
 */
export function settle(draft: OrgDraft, options: SettleOptions): Settled {
  const { records, problems } = settleLines(draft, options);
  return { records, problems };
}

/**
 * Settled, and the lines by position, so that nobody has to look a million ids up again. Where lists stand in several
 * files and something is wrong, all is settled a second time to learn the files of the rows.
 */
function settleLines(given: OrgDraft, options: SettleOptions): Settled & { readonly lines: Lines } {
  const settled = settleOnce(given, options);
  if (given.parts === undefined || settled.problems.length === given.problems.length) return settled;
  const marked = withPlacedRows(given);
  if (marked === undefined) return settled;
  return { ...settled, problems: placeRows(settled.problems, settleOnce(marked, options).problems, given) };
}

function settleOnce(given: OrgDraft, options: SettleOptions): Settled & { readonly lines: Lines } {
  const config = options.config ?? DEFAULT_CONFIG;
  const { today } = options;
  const { draft, problems: missing } = joinBase(given, options);
  const file = fileOf(draft, "people");
  const problems: Problem[] = [...draft.problems, ...missing];

  const glance = draft.hats === undefined ? glanceOf(draft.people) : undefined;
  const names =
    glance?.namesMore === false
      ? { people: draft.people, acting: new Set<string>(), problems: [] }
      : readNames(draft.people, file);
  const once =
    glance?.ids === undefined
      ? readDuplicates(names.people, file, fileOfItem(draft, "people", names.people), draft.hats)
      : {
          people: draft.people,
          positionById: glance.ids,
          hatOf: new Map<string, string>(),
          redirects: [],
          problems: [],
        };
  const { people: read, positionById, hatOf } = once;
  const redirects = readRedirects(draft.redirects, today, fileOf(draft, "redirects"));
  const inFile = (id: string): boolean => positionById.get(id) >= 0;
  const forward = withHats(hatOf, redirects.forward("person", inFile));
  const managers = readManagers(read, positionById, forward, file, glance?.managerOf);
  const loops = findLoops(managers.managerOf);
  const reading = readingOf(managers.managerOf, loops.length);
  const seated = seatMissing(read, managers, positionById, file);
  const managerOf = seated.managerOf;
  problems.push(...names.problems, ...once.problems, ...managers.problems, ...seated.problems);
  problems.push(...cutLoops(read, managerOf, loops, file));
  // Padding zeros may close a loop that the texts did not.
  if (seated.seats.length + problems.length > 0)
    problems.push(...cutLoops(read, managerOf, findLoops(managerOf), file));
  if (glance?.mayShareEmails !== false) problems.push(...readEmails(read, file));
  const seatIds = new Set<string>(seated.seats.map((seat) => seat.id));
  const outside = readOutside(
    read,
    managerOf,
    today,
    (id) => positionById.get(id) >= 0 || seatIds.has(id),
    file,
  );
  problems.push(...outside.problems);

  const disciplines = readDisciplines(
    draft,
    config,
    (isLive) => redirects.forward("discipline", isLive),
    file,
  );
  const { people, left, byPosition, lines } = finishPeople(
    {
      read,
      positionById,
      managerOf,
      isById: managers.isById,
      seats: seated.seats,
      outside,
      others: managers.others,
      forward,
    },
    disciplines.idOf,
  );
  problems.push(...disciplines.problems());
  const linesKnown = people.length < 2 || reading.roots < reading.people;
  problems.push(...readRoots(people, linesKnown, file));

  const find = createPersonFinder(people, left, positionById, byPosition, forward);
  const areasFile = fileOf(draft, "areas");
  const areas = readAreas(
    draft.areas,
    config,
    (isLive) => redirects.forward("area", isLive),
    areasFile,
    fileOfItem(draft, "areas"),
  );
  const areaName = (id: AreaId): string => areas.areas.find((area) => area.id === id)?.name ?? id;
  const assigned = readAssignments({
    assignments: draft.assignments,
    find,
    findArea: areas.find,
    areaName,
    writtenArea: areas.written,
    today,
    file: fileOf(draft, "assignments"),
    fileOf: fileOfItem(draft, "assignments"),
  });
  const assets = readAssets(draft.assets, areas, areaName, fileOf(draft, "assets"));
  const assetIds = new Set<string>(assets.assets.map((asset) => asset.id));
  const assetForward = redirects.forward("asset", (id) => assetIds.has(id));
  const newIdOf = (id: string): string | undefined =>
    forward.get(id) ?? areas.redirected(id) ?? assetForward.get(id);
  const registers = { find, findArea: areas.find, newIdOf, today };
  const dependencies = readDependencies(
    draft.dependencies,
    registers,
    fileOf(draft, "dependencies"),
    fileOfItem(draft, "dependencies"),
  );
  const decisions = readDecisions(
    draft.decisions,
    registers,
    fileOf(draft, "decisions"),
    fileOfItem(draft, "decisions"),
  );
  const waivers = readWaivers(
    draft.waivers,
    registers,
    fileOf(draft, "waivers"),
    fileOfItem(draft, "waivers"),
  );
  const owned = readOwners({
    draft,
    areas: areas.areas,
    assignments: assigned.assignments,
    find,
    areaKnown: areas.known,
    acting: names.acting,
    today,
    file: areasFile,
  });
  problems.push(...areas.problems(), ...owned.problems);
  if (names.acting.size > 0)
    problems.push(
      ...actingProblems(
        read.filter((person) => names.acting.has(person.id)),
        owned.areas,
        areasFile,
      ),
    );
  problems.push(...assigned.problems, ...assets.problems);
  problems.push(...dependencies.problems, ...decisions.problems, ...waivers.problems);

  const finders = { person: find, area: areas.known, asset: assetForward, discipline: disciplines.known };
  const records: OrgRecords = {
    rootAreaId: areas.rootAreaId,
    people,
    outside: left,
    disciplines: disciplines.disciplines.map((one) => disciplineReferences(one, finders)),
    areas: owned.areas.map((area) => areaReferences(area, finders)),
    assignments: assigned.assignments.map((row) => assignmentReferences(row, finders)),
    assets: assets.assets.map((asset) => assetReferences(asset, finders)),
    dependencies: dependencies.dependencies.map((one) => dependencyReferences(one, finders)),
    decisions: decisions.decisions,
    waivers: waivers.waivers,
    redirects: [],
    linesKnown,
    reading,
  };
  const redirected = finishRedirects(records, redirects, {
    isInFile: (id) => inFile(id) || hatOf.has(id),
    find,
    isDiscipline: (id) => disciplines.known(id) !== undefined,
  });
  const gone = new Set(redirected.redirects.map(({ kind, fromId }) => `${kind} ${fromId}`));
  const ofHats = once.redirects.filter(({ kind, fromId }) => !gone.has(`${kind} ${fromId}`));
  problems.push(
    ...retiredProblems({
      ...records,
      isRedirected: (id) => gone.has(`area ${id}`),
      today,
      file: areasFile,
    }),
    ...redirected.problems,
    ...confusableProblems(records.areas, "area", () => "", areasFile),
    ...confusableProblems(records.assets, "asset", (asset) => asset.kind, fileOf(draft, "assets")),
  );
  return {
    records: {
      ...records,
      redirects: [...redirected.redirects, ...ofHats.map((redirect) => ({ ...redirect, on: today }))],
    },
    problems,
    lines,
  };
}

/** The draft with those of the base whom it does not name, and what is said of them. */
function joinBase(draft: OrgDraft, { base, isComplete = false, today }: SettleOptions) {
  return base === undefined
    ? { draft, problems: [] }
    : withMissingPeople(draft, base.records, today, { isComplete });
}

/** Checks what redirects lead to against the finished lists. */
function finishRedirects(
  { areas, assets }: OrgRecords,
  redirects: RedirectsRead,
  {
    isInFile,
    find,
    isDiscipline,
  }: {
    readonly isInFile: (id: string) => boolean;
    readonly find: PersonFinder;
    readonly isDiscipline: (id: string) => boolean;
  },
) {
  const areaById = new Map<string, string>(areas.map((area) => [area.id, area.name]));
  const assetById = new Map<string, string>(assets.map((asset) => [asset.id, asset.name]));
  return redirects.finish(
    (kind, id) =>
      kind === "person"
        ? isInFile(id)
        : kind === "area"
          ? areaById.has(id)
          : kind === "asset"
            ? assetById.has(id)
            : isDiscipline(id),
    (kind, id) => {
      const person = kind === "person" ? find(id) : undefined;
      if (person !== undefined) return mention(person);
      return (kind === "area" ? areaById.get(id) : kind === "asset" ? assetById.get(id) : undefined) ?? id;
    },
  );
}

/**
 * The Org of a draft: settled, then indexed for queries.
 * @example buildOrg(parseCsvFolder(files, { today }), { today, config }).people.length // 275
 */
export function buildOrg(draft: OrgDraft, options: SettleOptions): Org {
  const { records, problems, lines } = settleLines(draft, options);
  return indexLines(records, problems, options.today, lines);
}

/** Counts on the lines as they were read, before any policy. */
function readingOf(managerOf: Int32Array, loops: number): Reading {
  let roots = 0;
  let missingManagers = 0;
  for (const manager of managerOf) {
    if (manager === NOBODY) roots++;
    else if (manager === MISSING) missingManagers++;
  }
  return { people: managerOf.length, roots, loops, missingManagers };
}

interface PeopleParts {
  readonly read: readonly DraftPerson[];
  readonly positionById: StringLookup;
  readonly managerOf: Int32Array;
  readonly isById: Uint8Array;
  readonly seats: readonly Person[];
  readonly outside: ReturnType<typeof readOutside>;
  readonly others: ReadonlyMap<number, readonly string[]>;
  readonly forward: Forwarding;
}

/** People as they stand in the org; who did not change is the same object as in the draft. */
function finishPeople(parts: PeopleParts, disciplineOf: (text: string) => DisciplineId) {
  const { read, managerOf, seats, outside, others, forward } = parts;
  const people: Person[] = [];
  const left: Person[] = [];
  const byPosition: Person[] = [];
  const lines = linesOf(parts);
  const idOf = (position: number): PersonId | null => {
    if (position < 0) return null;
    if (position >= read.length) return seats[position - read.length]!.id;
    return outside.seats.get(position)?.id ?? read[position]!.id;
  };
  for (let i = 0; i < read.length; i++) {
    const person = read[i]!;
    const manager = managerOf[i]!;
    // A cell that was an id of a person is that id still: looking the person up would miss the cache a million times.
    const managerId =
      parts.isById[i] === 1 && manager >= 0 && (outside.seats.size === 0 || !outside.seats.has(manager))
        ? person.managerId
        : idOf(manager);
    const discipline = person.discipline === undefined ? undefined : disciplineOf(person.discipline);
    const dotted = others.size === 0 ? undefined : others.get(i);
    const isSame =
      person.managerId === managerId &&
      person.discipline === discipline &&
      dotted === undefined &&
      person.managerBy === undefined;
    const settled = isSame ? person : changed(person, managerId, discipline, dotted);
    const finished = forward.size === 0 ? settled : personReferences(settled, forward);
    byPosition.push(finished);
    if (outside.isOutside[i] === 1) left.push(finished);
    else people.push(finished);
    const seat = outside.seats.size === 0 ? undefined : outside.seats.get(i);
    if (seat !== undefined)
      people.push({ ...seat, managerId, ...(discipline === undefined ? {} : { discipline }) });
  }
  for (const seat of seats) people.push(seat);
  return { people, left, byPosition, lines };
}

/** Where everybody stands in the finished list, seats included, and whom they report to there. */
function linesOf({ read, positionById, managerOf, seats, outside }: PeopleParts): Lines {
  const placeOf = new Int32Array(read.length + seats.length).fill(NONE);
  const seatPlaces = new Map<string, number>();
  let size = 0;
  for (let i = 0; i < read.length; i++) {
    if (outside.isOutside[i] === 0) placeOf[i] = size++;
    const seat = outside.seats.size === 0 ? undefined : outside.seats.get(i);
    if (seat === undefined) continue;
    seatPlaces.set(seat.id, size);
    placeOf[i] = size++;
  }
  for (let k = 0; k < seats.length; k++) {
    seatPlaces.set(seats[k]!.id, size);
    placeOf[read.length + k] = size++;
  }
  const parents = new Int32Array(size).fill(NONE);
  for (let i = 0; i < read.length; i++) {
    const place = placeOf[i]!;
    const manager = managerOf[i]!;
    if (place >= 0 && manager >= 0) parents[place] = placeOf[manager]!;
  }
  return {
    parents,
    find(id) {
      const position = positionById.get(id);
      if (position < 0) return seatPlaces.get(id) ?? NONE;
      return outside.isOutside[position] === 1 ? NONE : placeOf[position]!;
    },
  };
}

function changed(
  person: DraftPerson,
  managerId: PersonId | null,
  discipline: DisciplineId | undefined,
  dotted: readonly string[] | undefined,
): Person {
  const { managerBy: _, ...copy } = person;
  const dottedLines: DottedLine[] | undefined =
    dotted === undefined
      ? undefined
      : [
          ...(person.dottedLines ?? []),
          ...dotted.map((id): DottedLine => ({ managerId: personId(id), purpose: "project" })),
        ];
  return {
    ...copy,
    managerId,
    ...(discipline === undefined ? {} : { discipline }),
    ...(dottedLines === undefined ? {} : { dottedLines }),
  };
}
