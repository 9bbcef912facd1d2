import {
  AREA_KINDS,
  AREA_MODES,
  AREA_STATUSES,
  OWNER_STATES,
  areaId,
  disciplineId,
  personId,
  type Area,
  type AreaKind,
  type AreaStatus,
  type Ownership,
} from "../../org/index.ts";
import { parseBoolean, parseList, parsePairs, splitEscaped } from "./cells.ts";
import { parseCharter } from "./charter.ts";
import type { RowReader, TableContext } from "./table.ts";
import { createWordColumn } from "./words.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const KIND_SYNONYMS: Readonly<Record<string, AreaKind>> = {};
const STATUS_SYNONYMS: Readonly<Record<string, AreaStatus>> = {
  live: "active",
  planned: "proposed",
  closed: "retired",
  inactive: "retired",
};

export interface AreasRead {
  readonly areas: Area[];
  /** Areas whose row names no kind. */
  readonly withoutKind: Set<Area>;
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

export function areasReader(context: TableContext, read: AreasRead): RowReader {
  const c = (field: string): number => context.column(field);
  const text = (field: string): string => context.at(c(field));
  const kinds = createWordColumn(context.heading(c("kind")), AREA_KINDS, "product", KIND_SYNONYMS, context);
  const modes = createWordColumn(context.heading(c("mode")), AREA_MODES, "functional", {}, context);
  const statuses = createWordColumn(
    context.heading(c("status")),
    AREA_STATUSES,
    "active",
    STATUS_SYNONYMS,
    context,
  );
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
          state: OWNER_STATES.find((one) => one === state) ?? "proposed",
        }));
      }
      if (text("requiredDisciplines") !== "")
        area.requiredDisciplines = parseList(text("requiredDisciplines")).map(disciplineId);
      const folded = parseBoolean(text("folded"));
      if (folded !== undefined) area.folded = folded;
      if (text("servicePromise") !== "") area.servicePromise = text("servicePromise");
      if (text("certifiedOn") !== "") certified.read(text("certifiedOn"), row, area, "certifiedOn");
      if (text("activatedOn") !== "") activated.read(text("activatedOn"), row, area, "activatedOn");
      if (text("charter") !== "") {
        const charter = parseCharter(text("charter"));
        if (charter !== undefined) area.charter = charter;
        else area.extra = { source_charter: text("charter") };
      }
      const extra = { ...area.extra, ...context.extra() };
      for (const [field, words] of [
        ["kind", kinds],
        ["mode", modes],
        ["status", statuses],
      ] as const)
        if (!words.isKnown(text(field))) extra[`source_${field}`] = text(field);
      if (Object.keys(extra).length > 0) area.extra = extra;
      read.areas.push(area);
    },
    end() {},
  };

  function ownersOf(row: number): Ownership[] {
    const [acting, claimed, from, to] = ["ownerActing", "ownerClaimed", "ownerFrom", "ownerTo"].map((field) =>
      splitEscaped(text(field), ";"),
    );
    // Empty parts keep their place, so that the parallel lists stay parallel.
    return splitEscaped(text("ownerIds"), ";").flatMap((id, i): Ownership[] => {
      if (id === "") return [];
      const owner: Mutable<Ownership> = { personId: personId(id) };
      const isActing = parseBoolean(acting?.[i] ?? "");
      if (isActing !== undefined) owner.acting = isActing;
      if (parseBoolean(claimed?.[i] ?? "") === true) owner.claimed = true;
      if ((from?.[i] ?? "") !== "") ownerFrom.read(from?.[i] ?? "", row, owner, "from");
      if ((to?.[i] ?? "") !== "") ownerTo.read(to?.[i] ?? "", row, owner, "to");
      return [owner];
    });
  }
}
