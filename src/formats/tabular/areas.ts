import {
  AREA_KINDS,
  AREA_MODES,
  AREA_STATUSES,
  ID_LENGTH_MAX,
  OWNER_STATES,
  areaId,
  disciplineId,
  personId,
  type Area,
  type AreaId,
  type AreaKind,
  type AreaMode,
  type AreaStatus,
  type Assignment,
  type Candidacy,
  type Ownership,
} from "../../org/index.ts";
import { parseBoolean, parseList, parsePairs, splitEscaped } from "./cells.ts";
import { parseCharter } from "./charter.ts";
import type { RowReader, TableContext } from "./table.ts";
import { createWordColumn, readYesNo } from "./words.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Words of Team Topologies and Backstage that mean one of ours for certain. */
const KIND_SYNONYMS: Readonly<Record<string, AreaKind>> = {
  "stream-aligned": "product",
  "stream-aligned team": "product",
  "product area": "product",
  "platform team": "platform",
  "enabling team": "enabling",
  company: "corporate",
  organization: "corporate",
  organisation: "corporate",
};
const MODE_SYNONYMS: Readonly<Record<string, AreaMode>> = {
  "single-threaded owner": "sto",
  "single-threaded leader": "stl",
};
const STATUS_SYNONYMS: Readonly<Record<string, AreaStatus>> = {
  live: "active",
  planned: "proposed",
  "on hold": "paused",
  closed: "retired",
  inactive: "retired",
  archived: "retired",
  merged: "retired",
};

export interface AreasRead {
  readonly areas: Area[];
  /** Areas whose row names no kind. */
  readonly withoutKind: Set<Area>;
  /** Core rows that a column of the areas file names. */
  readonly members: Assignment[];
  /** Which areas a row says are its children. */
  readonly children: { readonly parentId: AreaId; readonly childId: AreaId }[];
  /** Whether a file had a column for owners. */
  ownersGiven: boolean;
}

/**
 * The root is the company, and the company is corporate unless its row says otherwise. Known only once all files are
 * read: a folder may have a file for each area.
 */
export function settleRootKind({ areas, withoutKind }: AreasRead): void {
  const roots = areas.filter((area) => area.parentId === null);
  const root = roots.length === 1 && areas.length > 1 ? roots[0] : undefined;
  if (root !== undefined && withoutKind.has(root)) (root as Mutable<Area>).kind = "corporate";
}

/** A parent may name its children instead; what a child says itself goes first. */
export function settleChildren({ areas, children }: AreasRead): void {
  if (children.length === 0) return;
  const parentOf = new Map<string, AreaId>();
  for (const { parentId, childId } of children) if (!parentOf.has(childId)) parentOf.set(childId, parentId);
  for (const area of areas as Mutable<Area>[]) {
    const parent = area.parentId === null ? parentOf.get(area.id) : undefined;
    if (parent !== undefined && parent !== area.id) area.parentId = parent;
  }
}

export function areasReader(context: TableContext, read: AreasRead): RowReader {
  const c = (field: string): number => context.column(field);
  const text = (field: string): string => context.at(c(field));
  const kinds = createWordColumn(context, "kind", AREA_KINDS, "product", KIND_SYNONYMS);
  const modes = createWordColumn(context, "mode", AREA_MODES, "functional", MODE_SYNONYMS);
  const statuses = createWordColumn(context, "status", AREA_STATUSES, "active", STATUS_SYNONYMS);
  const ownerFrom = context.days(c("ownerFrom"));
  const ownerTo = context.days(c("ownerTo"));
  const certified = context.days(c("certifiedOn"));
  const activated = context.days(c("activatedOn"));
  if (c("ownerIds") >= 0) read.ownersGiven = true;

  return {
    row(row) {
      const id = context.id(c("id"), row);
      if (id === undefined) return;
      const area: Mutable<Area> = {
        id: areaId(id),
        name: text("name") === "" ? id : text("name"),
        parentId: text("parentId") === "" ? null : areaId(text("parentId")),
        kind: kinds.read(text("kind"), row),
        mode: modes.read(text("mode"), row),
        status: statuses.read(text("status"), row),
        owners: ownersOf(row),
        row,
      };
      if (text("kind") === "") read.withoutKind.add(area);
      if (text("aliases") !== "") area.aliases = parseList(text("aliases"));
      if (text("deputyId") !== "") area.deputyId = personId(text("deputyId"));
      if (text("candidates") !== "") {
        area.candidacies = parsePairs(text("candidates")).map(([person, state]) => ({
          personId: personId(person),
          state: stateOf(state, row),
        }));
      }
      if (text("requiredDisciplines") !== "")
        area.requiredDisciplines = parseList(text("requiredDisciplines")).map(disciplineId);
      const folded = readYesNo(context, c("folded"), row);
      if (folded !== undefined) area.folded = folded;
      if (text("servicePromise") !== "") area.servicePromise = text("servicePromise");
      if (text("certifiedOn") !== "") certified.read(text("certifiedOn"), row, area, "certifiedOn");
      if (text("activatedOn") !== "") activated.read(text("activatedOn"), row, area, "activatedOn");
      if (text("charter") !== "") {
        const charter = parseCharter(text("charter"));
        if (charter.value !== undefined) area.charter = charter.value;
        if (charter.unread !== undefined)
          context.unread(
            c("charter"),
            row,
            charter.unread,
            charter.value === undefined ? "no charter" : "not said",
          );
      }
      if (text("sourceId") !== "") area.sourceId = text("sourceId");
      const extra = context.extra();
      if (extra !== undefined) area.extra = extra;
      for (const person of parseList(text("members")))
        if (isId(person, "members", row))
          read.members.push({
            personId: personId(person),
            areaId: area.id,
            type: "core",
            isLead: false,
            row,
          });
      for (const child of parseList(text("children")))
        if (isId(child, "children", row)) read.children.push({ parentId: area.id, childId: areaId(child) });
      read.areas.push(area);
    },
    end() {},
  };

  function isId(text: string, field: string, row: number): boolean {
    if (text.length <= ID_LENGTH_MAX) return true;
    context.faults.add("id-bad", row, { column: context.heading(c(field)) });
    return false;
  }

  function stateOf(text: string, row: number): Candidacy["state"] {
    const state = OWNER_STATES.find((one) => one === text.toLowerCase());
    if (state === undefined && text !== "") context.unread(c("candidates"), row, text, "proposed");
    return state ?? "proposed";
  }

  function yesNo(field: string, text: string, row: number): boolean | undefined {
    const said = parseBoolean(text);
    if (said === undefined && text !== "") context.unread(c(field), row, text, "not said");
    return said;
  }

  function ownersOf(row: number): Ownership[] {
    const [acting, claimed, from, to] = ["ownerActing", "ownerClaimed", "ownerFrom", "ownerTo"].map((field) =>
      splitEscaped(text(field), ";"),
    );
    // Empty parts keep their place, so that the parallel lists stay parallel.
    return splitEscaped(text("ownerIds"), ";").flatMap((id, i): Ownership[] => {
      if (id === "") return [];
      const owner: Mutable<Ownership> = { personId: personId(id) };
      const isActing = yesNo("ownerActing", acting?.[i] ?? "", row);
      if (isActing !== undefined) owner.acting = isActing;
      if (yesNo("ownerClaimed", claimed?.[i] ?? "", row) === true) owner.claimed = true;
      if ((from?.[i] ?? "") !== "") ownerFrom.read(from?.[i] ?? "", row, owner, "from");
      if ((to?.[i] ?? "") !== "") ownerTo.read(to?.[i] ?? "", row, owner, "to");
      return [owner];
    });
  }
}
