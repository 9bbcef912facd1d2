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
  Sentence,
  Waiver,
} from "../org/index.ts";
import { mention, say } from "../org/index.ts";

/**
 * The records of an org while a list of changes is applied: lists that may be written, with positions by id. It is
 * thrown away when a change is refused and frozen into `OrgRecords` once at the end, so a thousand changes cost one
 * re-index. Only `changes/` sees it.
 */
export interface Workbench {
  readonly today: Day;
  readonly org: Org;
  readonly people: Table<Person>;
  readonly outside: Table<Person>;
  readonly areas: Table<Area>;
  readonly disciplines: Table<Discipline>;
  readonly waivers: Table<Waiver>;
  readonly assets: Table<Asset>;
  readonly decisions: Table<Decision>;
  readonly dependencies: Table<Dependency>;
  /** Where to look for what is gone; additions last. */
  readonly redirects: Redirect[];
  /** Rows; a removed one is null until the end. */
  readonly assignments: (Assignment | null)[];
  /** Positions in `assignments` by person, made when first needed. */
  rowsByPerson: Map<string, number[]> | null;
  /** Direct reports by manager, made when first needed and kept up by `moveUnder`. */
  reportsByManager: Map<string, Set<string>> | null;
  /** Ids that were used and are gone: never given again. */
  readonly spent: Set<string>;
}

/** A list whose entries are found by id; order is that of the records, additions last. */
export class Table<T extends { readonly id: string }> {
  readonly #items: (T | null)[];
  readonly #at: Map<string, number>;
  #gaps = 0;

  constructor(items: readonly T[]) {
    this.#items = [...items];
    this.#at = new Map();
    for (let i = 0; i < items.length; i++) this.#at.set(items[i]?.id ?? "", i);
  }

  get(id: string): T | undefined {
    const at = this.#at.get(id);
    return at === undefined ? undefined : (this.#items[at] ?? undefined);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  set(item: T): void {
    const at = this.#at.get(item.id);
    if (at === undefined) this.#at.set(item.id, this.#items.push(item) - 1);
    else this.#items[at] = item;
  }

  remove(id: string): void {
    const at = this.#at.get(id);
    if (at === undefined) return;
    this.#items[at] = null;
    this.#at.delete(id);
    this.#gaps++;
  }

  values(): readonly T[] {
    return this.#gaps === 0 ? (this.#items as T[]) : this.#items.filter((item) => item !== null);
  }
}

export function openWorkbench(org: Org): Workbench {
  const { records } = org;
  return {
    today: org.today,
    org,
    people: new Table(records.people),
    outside: new Table(records.outside),
    areas: new Table(records.areas),
    disciplines: new Table(records.disciplines),
    waivers: new Table(records.waivers),
    assets: new Table(records.assets),
    decisions: new Table(records.decisions),
    dependencies: new Table(records.dependencies),
    redirects: [...records.redirects],
    assignments: [...records.assignments],
    rowsByPerson: null,
    reportsByManager: null,
    spent: new Set(records.redirects.map((redirect) => redirect.fromId)),
  };
}

export function closeWorkbench(bench: Workbench): OrgRecords {
  return {
    ...bench.org.records,
    people: bench.people.values(),
    outside: bench.outside.values(),
    areas: bench.areas.values(),
    disciplines: bench.disciplines.values(),
    waivers: bench.waivers.values(),
    assets: bench.assets.values(),
    decisions: bench.decisions.values(),
    dependencies: bench.dependencies.values(),
    redirects: bench.redirects,
    assignments: bench.assignments.filter((row) => row !== null),
  };
}

/** Positions of the person's rows, whatever their days. */
export function rowsOf(bench: Workbench, personId: string): number[] {
  if (bench.rowsByPerson === null) {
    bench.rowsByPerson = new Map();
    for (let at = 0; at < bench.assignments.length; at++) {
      const row = bench.assignments[at];
      if (row === null || row === undefined) continue;
      const rows = bench.rowsByPerson.get(row.personId);
      if (rows === undefined) bench.rowsByPerson.set(row.personId, [at]);
      else rows.push(at);
    }
  }
  return (bench.rowsByPerson.get(personId) ?? []).filter((at) => bench.assignments[at] !== null);
}

/** Puts a row at its place: over the row of the same person, area, type and start, else at the end. */
export function putRow(bench: Workbench, row: Assignment): void {
  const same = rowsOf(bench, row.personId).find((at) => {
    const other = bench.assignments[at];
    return (
      other !== null && other?.areaId === row.areaId && other.type === row.type && other.from === row.from
    );
  });
  if (same !== undefined) bench.assignments[same] = row;
  else {
    const at = bench.assignments.push(row) - 1;
    const rows = bench.rowsByPerson?.get(row.personId);
    if (rows === undefined) bench.rowsByPerson?.set(row.personId, [at]);
    else rows.push(at);
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

/** Whether the id was ever used by a person, area, discipline or waiver of the same list. */
export function isSpent(bench: Workbench, id: string): boolean {
  return bench.spent.has(id);
}

/** Notes that something is gone, and where to look instead; its id is never given again. */
export function leaveRedirect(bench: Workbench, redirect: Redirect): void {
  bench.redirects.push(redirect);
  bench.spent.add(redirect.fromId);
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
