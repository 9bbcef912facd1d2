import type {
  Area,
  Asset,
  Assignment,
  Decision,
  Dependency,
  Discipline,
  OrgLists,
  OrgRecords,
  Person,
  Redirect,
  Waiver,
} from "../../org/index.ts";
import { formatList, formatPairs } from "./cells.ts";
import { matchColumns } from "./columns.ts";
import { FIELDS, type ListName } from "./fields.ts";

/** One list as text: a header row and rows of the same length, sorted by id. */
export interface WrittenTable {
  readonly list: ListName;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Writer<T> = Readonly<Record<string, (item: T) => string>>;

const yes = (value: boolean | undefined): string => (value === undefined ? "" : value ? "true" : "false");
const number = (value: number | undefined): string => (value === undefined ? "" : String(value));
const list = (items: readonly string[] | undefined): string => formatList(items ?? []);
/** Parallel lists keep a place for each element, so empty parts stay; all empty is no cell. */
const places = (items: readonly string[] | undefined): string =>
  items === undefined || items.every((item) => item === "") ? "" : formatList(items);

const WRITERS: {
  readonly people: Writer<Person>;
  readonly areas: Writer<Area>;
  readonly assignments: Writer<Assignment>;
  readonly assets: Writer<Asset>;
  readonly dependencies: Writer<Dependency>;
  readonly decisions: Writer<Decision>;
  readonly waivers: Writer<Waiver>;
  readonly disciplines: Writer<Discipline>;
  readonly redirects: Writer<Redirect>;
} = {
  people: {
    managerId: (p) => p.managerId ?? "",
    level: (p) => number(p.level),
    fte: (p) => (p.fte === 1 ? "" : number(p.fte)),
    vacant: (p) => (p.vacant ? "true" : ""),
    dottedIds: (p) =>
      (p.dottedLines ?? []).map((line) => line.managerId.replace(/[;:\\]/g, "\\$&")).join(";"),
    dottedPurposes: (p) =>
      places(p.dottedLines?.map((line) => (line.purpose === "project" ? "" : line.purpose))),
    dottedRates: (p) => places(p.dottedLines?.map((line) => yes(line.rates))),
    dottedPrioritises: (p) => places(p.dottedLines?.map((line) => yes(line.prioritises))),
    dottedFrom: (p) => places(p.dottedLines?.map((line) => line.from ?? "")),
    dottedTo: (p) => places(p.dottedLines?.map((line) => line.to ?? "")),
    interviewerIds: (p) => list(p.interviewerIds),
    canOwn: (p) => yes(p.canOwn),
    annualCostEur: (p) => number(p.annualCostEur),
  },
  areas: {
    parentId: (a) => a.parentId ?? "",
    ownerIds: (a) => list(a.owners.map((owner) => owner.personId)),
    ownerActing: (a) => places(a.owners.map((owner) => yes(owner.acting))),
    ownerFrom: (a) => places(a.owners.map((owner) => owner.from ?? "")),
    ownerTo: (a) => places(a.owners.map((owner) => owner.to ?? "")),
    ownerClaimed: (a) => places(a.owners.map((owner) => (owner.claimed === true ? "true" : ""))),
    aliases: (a) => list(a.aliases),
    candidates: (a) => formatPairs((a.candidacies ?? []).map((one) => [one.personId, one.state])),
    requiredDisciplines: (a) => list(a.requiredDisciplines),
    folded: (a) => yes(a.folded),
    charter: (a) => (a.charter === undefined ? "" : JSON.stringify(a.charter)),
  },
  assignments: {
    share: (a) => number(a.share),
    isLead: (a) => (a.isLead ? "true" : ""),
    acting: (a) => (a.acting === true ? "true" : ""),
  },
  assets: {
    tier: (a) => number(a.tier),
    ownerIds: (a) => list(a.ownerIds),
    approverIds: (a) => list(a.approverIds),
    externalIds: (a) => formatPairs(Object.entries(a.externalIds ?? {}).sort(([x], [y]) => (x < y ? -1 : 1))),
    memberIds: (a) => list(a.memberIds),
    pnl: (a) => yes(a.pnl),
    claimedBy: (a) => list(a.claimedBy),
    usedBy: (a) => list(a.usedBy),
    sharedWith: (a) => list(a.sharedWith),
    contributors: (a) => formatPairs((a.contributors ?? []).map((one) => [one.personId, one.lastOn])),
  },
  dependencies: {
    blocking: (d) => (d.blocking ? "true" : ""),
    responseTimeHours: (d) => number(d.responseTimeHours),
    acceptedBy: (d) =>
      formatPairs(
        (["consumer", "provider"] as const).flatMap((side) => {
          const person = d.acceptedBy?.[side];
          return person === undefined ? [] : [[side, person] as const];
        }),
      ),
  },
  decisions: {
    inputIds: (d) => list(d.inputIds),
    approverIds: (d) => list(d.approverIds),
    options: (d) => list(d.options),
    contraindications: (d) =>
      formatPairs(
        (d.contraindications ?? []).map((one) => [
          one.code,
          one.evidence === undefined ? one.answer : `${one.answer}:${one.evidence}`,
        ]),
      ),
  },
  waivers: {
    subjectIds: (w) => list(w.subjectIds),
    standing: (w) => (w.standing ? "true" : ""),
  },
  disciplines: {
    aliases: (d) => list(d.aliases),
    requiredInProduct: (d) => yes(d.requiredInProduct),
    executive: (d) => yes(d.executive),
  },
  redirects: {
    toIds: (r) => list(r.toIds),
  },
};

/** Lists as tables: people always, others where they have rows. Placeholders of reading policies are left out. */
export function writeTables(lists: OrgLists | OrgRecords): WrittenTable[] {
  const { people, areas } = withoutPlaceholders(lists);
  const tables: (WrittenTable | undefined)[] = [
    writeTable("people", people, (p) => p.id),
    writeTable("disciplines", lists.disciplines, (d) => d.id),
    writeTable("areas", areas, (a) => a.id),
    writeTable("assignments", lists.assignments, (a) =>
      [a.personId, a.areaId, a.type, a.from ?? ""].join("\n"),
    ),
    writeTable("assets", lists.assets, (a) => a.id),
    writeTable("dependencies", lists.dependencies, (d) => d.id),
    writeTable("decisions", lists.decisions, (d) => d.id),
    writeTable("waivers", lists.waivers, (w) => w.id),
    writeTable("redirects", lists.redirects, (r) => [r.kind, r.fromId].join("\n")),
  ];
  return tables
    .filter((table) => table !== undefined)
    .filter((table) => table.list === "people" || table.rows.length > 0);
}

/**
 * A placeholder written as a row would turn a fault into a fact. Reports of a seat that keeps a leaver's place name
 * the leaver again, who stands in `outside`; areas under a made company have no parent.
 */
function withoutPlaceholders(lists: OrgLists | OrgRecords) {
  const outside = "outside" in lists ? lists.outside : [];
  const behind = new Map<string, Person["managerId"]>();
  for (const person of lists.people)
    if (person.placeholder === true)
      behind.set(
        person.id,
        person.backfillOf ?? (person.id.startsWith("seat:") ? leaverOf(person.id, outside) : person.id),
      );
  const made = new Set<string>(
    lists.areas.filter((area) => area.placeholder === true).map((area) => area.id),
  );
  return {
    people: [...lists.people.filter((person) => person.placeholder !== true), ...outside].map((person) => {
      const manager = person.managerId === null ? undefined : behind.get(person.managerId);
      return manager === undefined ? person : { ...person, managerId: manager };
    }),
    areas: lists.areas
      .filter((area) => area.placeholder !== true)
      .map((area) =>
        area.parentId !== null && made.has(area.parentId) ? { ...area, parentId: null } : area,
      ),
  };
}

function leaverOf(seatId: string, outside: readonly Person[]): Person["managerId"] {
  const id = seatId.slice("seat:".length);
  return outside.find((person) => person.id === id)?.id ?? (id as Person["managerId"]);
}

function writeTable<T extends OrgLists[ListName][number]>(
  name: ListName,
  items: readonly T[],
  keyOf: (item: T) => string,
): WrittenTable {
  const writers = WRITERS[name] as Writer<T>;
  const specs = FIELDS[name].filter((spec) => spec.readOnly !== true);
  const write = specs.map(
    (spec) =>
      writers[spec.field] ??
      ((item: T): string => {
        const value = (item as unknown as Readonly<Record<string, unknown>>)[spec.field];
        return typeof value === "string" ? value : "";
      }),
  );
  const sorted = items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const cells = sorted.map(({ item }) => write.map((one) => one(item)));
  const isUsed = specs.map((spec, c) => spec.optional !== true || cells.some((row) => row[c] !== ""));
  const extras = new Set<string>();
  for (const { item } of sorted) for (const key of Object.keys(extraOf(item))) extras.add(key);
  const keys = [...extras].sort();
  // A kept column must not be taken for a field of ours when the file is read again, so that field gets its own
  // column, if an empty one.
  for (;;) {
    const headings = [...specs.filter((_, c) => isUsed[c]).map((spec) => spec.heading), ...keys];
    const taken = keys.flatMap(
      (_, k) => matchColumns(name, headings).fieldOf[headings.length - keys.length + k] ?? [],
    );
    const place = specs.findIndex((spec, c) => !(isUsed[c] ?? false) && taken.includes(spec.field));
    if (place < 0) {
      return {
        list: name,
        headings,
        rows: sorted.map(({ item }, r) => [
          ...(cells[r] ?? []).filter((_, c) => isUsed[c]),
          ...keys.map((key) => {
            const extra = extraOf(item);
            return Object.hasOwn(extra, key) ? (extra[key] ?? "") : "";
          }),
        ]),
      };
    }
    isUsed[place] = true;
  }
}

function extraOf(item: {
  readonly extra?: Readonly<Record<string, string>>;
}): Readonly<Record<string, string>> {
  return item.extra ?? {};
}
