import type {
  Area,
  Asset,
  Assignment,
  Decision,
  Dependency,
  Discipline,
  Day,
  Org,
  OrgRecords,
  Person,
  PersonMention,
  Redirect,
  RedirectKind,
  Sentence,
  Waiver,
} from "../org/index.ts";
import { indexOrg, isDecided, mention, say } from "../org/index.ts";
import type { ReadingFacts } from "./change.ts";
import { keyOf, LISTS, redirectKey, rowKey, type AnyRecord, type ListName } from "./lists.ts";
import { Table } from "./table.ts";

/** What an org is indexed from: enough to apply changes to. */
export type UnindexedOrg = Pick<Org, "records" | "problems" | "today">;

/**
 * The records of an org while a list of changes is applied: lists that may be written, with entries by key. It is
 * thrown away when a change is refused and frozen into `OrgRecords` once at the end, so a thousand changes cost one
 * re-index. Only `changes/` sees it.
 */
export interface Workbench {
  /** The day on which changes happen; that of each change set in turn where several are folded. */
  today: Day;
  readonly org: UnindexedOrg;
  read: ReadingFacts;
  readonly people: Table<Person>;
  readonly outside: Table<Person>;
  readonly areas: Table<Area>;
  readonly disciplines: Table<Discipline>;
  readonly waivers: Table<Waiver>;
  readonly assets: Table<Asset>;
  readonly decisions: Table<Decision>;
  readonly dependencies: Table<Dependency>;
  /** Where to look for what is gone; additions last. */
  readonly redirects: Table<Redirect>;
  readonly assignments: Table<Assignment>;
  /** Keys of rows by person, made when first needed. */
  rowsByPerson: Map<string, Set<string>> | null;
  /** Direct reports by manager, made when first needed and kept up by `putPerson`. */
  reportsByManager: Map<string, Set<string>> | null;
  /** Who is named by which record, made when first needed; see `mentions.ts`. */
  mentions: Map<string, Set<string>> | null;
  /** Ids that were used and are gone: never given again. Made when first needed. */
  spent: Set<string> | null;
}

export function openWorkbench(org: UnindexedOrg): Workbench {
  const { records } = org;
  return {
    today: org.today,
    org,
    read: readingOf(records),
    people: new Table(records.people, keyOf),
    outside: new Table(records.outside, keyOf),
    areas: new Table(records.areas, keyOf),
    disciplines: new Table(records.disciplines, keyOf),
    waivers: new Table(records.waivers, keyOf),
    assets: new Table(records.assets, keyOf),
    decisions: new Table(records.decisions, keyOf),
    dependencies: new Table(records.dependencies, keyOf),
    redirects: new Table(records.redirects, redirectKey),
    assignments: new Table(records.assignments, rowKey),
    rowsByPerson: null,
    reportsByManager: null,
    mentions: null,
    spent: null,
  };
}

export function closeWorkbench(bench: Workbench): OrgRecords {
  return {
    ...bench.read,
    people: bench.people.values(),
    outside: bench.outside.values(),
    areas: bench.areas.values(),
    disciplines: bench.disciplines.values(),
    waivers: bench.waivers.values(),
    assets: bench.assets.values(),
    decisions: bench.decisions.values(),
    dependencies: bench.dependencies.values(),
    redirects: bench.redirects.values(),
    assignments: bench.assignments.values(),
  };
}

export function readingOf({ rootAreaId, linesKnown, reading }: OrgRecords): ReadingFacts {
  return { rootAreaId, linesKnown, reading };
}

/** What a bench says beside its lists, at the start of a change set. */
export type BenchMark = Pick<Workbench, "read" | "rowsByPerson" | "reportsByManager" | "mentions">;

/** A change set starts from what is on the bench now. */
export function markBench(bench: Workbench): BenchMark {
  for (const list of LISTS) tableOf(bench, list).forget();
  const { read, rowsByPerson, reportsByManager, mentions } = bench;
  return { read, rowsByPerson, reportsByManager, mentions };
}

/** Takes back what was written since the mark, whatever a refused change had done already. */
export function takeBack(bench: Workbench, mark: BenchMark): void {
  // Notes made since lack what is back now; older ones at most name more than there is, and are looked up.
  if (bench.rowsByPerson !== mark.rowsByPerson) bench.rowsByPerson = null;
  if (bench.mentions !== mark.mentions) bench.mentions = null;
  if (bench.reportsByManager !== mark.reportsByManager) bench.reportsByManager = null;
  const reports = bench.reportsByManager;
  if (reports !== null)
    for (const { id, before, after } of bench.people.written()) {
      if (after !== null && after.managerId !== null) reports.get(after.managerId)?.delete(id);
      if (before !== null) addReport(reports, before);
    }
  for (const list of LISTS) tableOf(bench, list).undo();
  bench.read = mark.read;
  bench.spent = null;
}

/** What was noted beside the lists is read from them again when it is next needed. */
export function forgetNotes(bench: Workbench): void {
  bench.rowsByPerson = null;
  bench.reportsByManager = null;
  bench.mentions = null;
  bench.spent = null;
}

/** The list of that name, for code that treats all lists alike. */
export function tableOf(bench: Workbench, list: ListName): Table<AnyRecord> {
  // A table takes records of its own list only; who asks by name hands over what that list holds.
  return bench[list] as unknown as Table<AnyRecord>;
}

/** The person's rows, whatever their days. */
export function rowsOf(bench: Workbench, personId: string): Assignment[] {
  if (bench.rowsByPerson === null) {
    bench.rowsByPerson = new Map();
    for (const row of bench.assignments.values()) addRow(bench.rowsByPerson, row);
  }
  return [...(bench.rowsByPerson.get(personId) ?? [])]
    .map((key) => bench.assignments.get(key))
    .filter((row) => row !== undefined);
}

function addRow(rows: Map<string, Set<string>>, row: Assignment): void {
  const known = rows.get(row.personId);
  if (known === undefined) rows.set(row.personId, new Set([rowKey(row)]));
  else known.add(rowKey(row));
}

/** Puts a row at its place: over the row of the same person, area, type and start, else at the end. */
export function putRow(bench: Workbench, row: Assignment): void {
  if (bench.rowsByPerson !== null) addRow(bench.rowsByPerson, row);
  bench.assignments.set(row);
}

export function dropRow(bench: Workbench, row: Assignment): void {
  bench.assignments.remove(rowKey(row));
}

/** Two rows of one person in one area as one: shares add up to at most 1, roles stand side by side. */
export function joinedRow(a: Assignment, b: Assignment): Assignment {
  const { share: _, role: __, to: ___, ...rest } = a;
  const roles = [...new Set([a.role, b.role].filter((role) => role !== undefined))].join(";");
  return {
    ...rest,
    isLead: a.isLead || b.isLead,
    ...(a.share === undefined || b.share === undefined ? {} : { share: Math.min(1, a.share + b.share) }),
    ...(roles === "" ? {} : { role: roles }),
    ...(a.to === undefined || b.to === undefined ? {} : { to: a.to < b.to ? b.to : a.to }),
  };
}

/** Takes a row from one person or area to another; where a row of that key stands, the two become one. */
export function moveRow(bench: Workbench, row: Assignment, to: Partial<Assignment>): void {
  const moved = { ...row, ...to };
  const other = bench.assignments.get(rowKey(moved));
  if (other !== undefined) {
    dropRow(bench, row);
    putRow(bench, joinedRow(other, moved));
  } else {
    if (bench.rowsByPerson !== null) addRow(bench.rowsByPerson, moved);
    bench.assignments.replace(rowKey(row), moved);
  }
}

/** Direct reports of the person, in no stated order. */
export function reportsIn(bench: Workbench, managerId: string): ReadonlySet<string> {
  if (bench.reportsByManager === null) {
    bench.reportsByManager = new Map();
    for (const person of bench.people.values()) addReport(bench.reportsByManager, person);
  }
  return bench.reportsByManager.get(managerId) ?? new Set();
}

function addReport(reports: Map<string, Set<string>>, person: Person): void {
  if (person.managerId === null) return;
  const known = reports.get(person.managerId);
  if (known === undefined) reports.set(person.managerId, new Set([person.id]));
  else known.add(person.id);
}

/** Adds or rewrites a person, keeping the reports by manager true. */
export function putPerson(bench: Workbench, person: Person): void {
  const before = bench.people.get(person.id);
  if (bench.reportsByManager !== null) {
    if (before !== undefined && before.managerId !== null)
      bench.reportsByManager.get(before.managerId)?.delete(before.id);
    addReport(bench.reportsByManager, person);
  }
  bench.people.set(person);
}

/** Whether `id` is `topId` or stands below it. Iterative, O(depth). */
export function standsUnder(bench: Workbench, id: string | null, topId: string): boolean {
  for (let at = id; at !== null; at = bench.people.get(at)?.managerId ?? null) if (at === topId) return true;
  return false;
}

/** Takes a person off the list of today's people, keeping the reports by manager true. */
export function dropPerson(bench: Workbench, person: Person): void {
  if (person.managerId !== null) bench.reportsByManager?.get(person.managerId)?.delete(person.id);
  bench.people.remove(person.id);
}

/** Whether the id was used and is gone. */
export function isSpent(bench: Workbench, id: string): boolean {
  bench.spent ??= new Set(bench.redirects.values().map((redirect) => redirect.fromId));
  return bench.spent.has(id);
}

/** Whether a person of that id is here, left, or is gone. */
export function isPersonIdUsed(bench: Workbench, id: string): boolean {
  return bench.people.has(id) || bench.outside.has(id) || isSpent(bench, id);
}

/** Notes that something is gone, and where to look instead; its id is never given again. */
export function leaveRedirect(bench: Workbench, redirect: Redirect): void {
  bench.redirects.set(redirect);
  bench.spent?.add(redirect.fromId);
}

/** What was gone is back: nobody is sent elsewhere for it. */
export function dropRedirect(bench: Workbench, kind: RedirectKind, fromId: string): void {
  bench.redirects.remove(redirectKey({ kind, fromId }));
  bench.spent = null;
}

const indexed = new WeakMap<Workbench, { readonly writes: string; readonly org: Org }>();

/**
 * The bench as an org of its day, for what is asked of whole orgs alone. Kept until something but a waiver is written, so
 * that many waivers cost one index. O(records).
 */
export function orgOfBench(bench: Workbench): Org {
  const writes = [
    bench.today,
    ...LISTS.map((list) => (list === "waivers" ? 0 : tableOf(bench, list).writes)),
  ].join(" ");
  const known = indexed.get(bench);
  if (known?.writes === writes)
    return { ...known.org, records: { ...known.org.records, waivers: bench.waivers.values() } };
  const org = indexOrg(closeWorkbench(bench), [], bench.today);
  indexed.set(bench, { writes, org });
  return org;
}

/** The person named, or their id where nobody bears it. */
export function nameIn(bench: Workbench, id: string): PersonMention {
  return mention(bench.people.get(id) ?? bench.outside.get(id) ?? { id, name: id });
}

export function areaNameIn(bench: Workbench, id: string): string {
  return bench.areas.get(id)?.name ?? id;
}

/** A dependency in words: it has no name of its own. */
export function needWords(consumer: string, provider: string): string {
  return `The need of ${consumer} for ${provider}`;
}

/** A dependency in words, by the areas it joins. */
export function needIn(bench: Workbench, { consumerAreaId, providerAreaId }: Dependency): string {
  return needWords(areaNameIn(bench, consumerAreaId), areaNameIn(bench, providerAreaId));
}

/** Why an open decision cannot stand: it has no decider who is here and active; else null. */
export function deciderFault(bench: Workbench, { title, deciderId }: Decision): Sentence | null {
  if (deciderId === undefined) return say(["decision.deciderId"])`${title} names nobody who decides.`;
  const decider = bench.people.get(deciderId);
  if (decider === undefined)
    return say([
      "decision.deciderId",
    ])`${title} would be decided by ${nameIn(bench, deciderId)}, who is not in the org.`;
  if (decider.vacant || decider.status !== "active")
    return say([
      "decision.deciderId",
    ])`${title} would be decided by ${mention(decider)}, who is ${decider.vacant ? "an empty seat" : decider.status.replace("-", " ")}.`;
  return null;
}

/** The first of these ids that nobody in the org bears, those who left included. */
export function strangerAmong(
  bench: Workbench,
  ids: readonly (string | undefined)[] | undefined,
): string | undefined {
  return ids?.find((id) => id !== undefined && !bench.people.has(id) && !bench.outside.has(id));
}

/** The first of these ids that is no area which still lives. */
export function goneAreaAmong(
  bench: Workbench,
  ids: readonly (string | undefined)[] | undefined,
): string | undefined {
  return ids?.find((id) => id !== undefined && (bench.areas.get(id)?.status ?? "retired") === "retired");
}

/** The discipline of that id, be it listed or only named by people. O(people) where it is not listed. */
export function disciplineIn(bench: Workbench, id: string): Discipline | undefined {
  const listed = bench.disciplines.get(id);
  if (listed !== undefined || isSpent(bench, id)) return listed;
  const named = bench.people.values().find((person) => person.discipline === id)?.discipline;
  return named === undefined
    ? undefined
    : { id: named, name: named, requiredInProduct: false, executive: false };
}

/** What keeps an area alive: live areas below, current and coming rows, assets, running agreements, open decisions. */
export function insideOf(bench: Workbench, areaId: string) {
  const lasts = ({ to }: { readonly to?: Day }): boolean => to === undefined || to > bench.today;
  return {
    children: bench.areas.values().filter((one) => one.parentId === areaId && one.status !== "retired"),
    rows: bench.assignments.values().filter((row) => row.areaId === areaId && lasts(row)),
    assets: bench.assets.values().filter((one) => one.areaId === areaId),
    dependencies: bench.dependencies
      .values()
      .filter((one) => (one.consumerAreaId === areaId || one.providerAreaId === areaId) && lasts(one)),
    decisions: bench.decisions
      .values()
      .filter((one) => one.areaId === areaId && !isDecided(one, bench.today)),
  };
}

/** The entries of an area's owners once ownership ends today: what had not begun never was. */
export function endedOwners(bench: Workbench, area: Area): Area["owners"] {
  return area.owners.flatMap((owner) => {
    if (owner.to !== undefined && owner.to <= bench.today) return [owner];
    return owner.from !== undefined && owner.from >= bench.today ? [] : [{ ...owner, to: bench.today }];
  });
}
