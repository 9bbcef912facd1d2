import { AREA_KINDS, AREA_MODES, type Area } from "../area.ts";
import type { Config } from "../config.ts";
import { ID_LENGTH_MAX, areaId, type AreaId } from "../ids.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import { foldText } from "./fold.ts";
import { findLoops } from "./loops.ts";
import { plural, problemOf, reportEach, type FileOfItem } from "./report.ts";
import type { Forwarding } from "./redirects.ts";
import { createFreeIds } from "./repeated.ts";
import { uniqueById } from "./uniqueById.ts";

export const COMPANY = "company";

const TEAM = /^@[^/\s]{1,100}\/(\S{1,100})$/;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The area a text means: its id, else its name or alias where only one has it, else what it became, else a new
 * proposed one. `isPast`: what is told is over, so an area that is retired by now stays named.
 */
export type AreaFinder = (text: string, row: number | undefined, isPast?: boolean) => AreaId;

export interface AreasRead {
  readonly rootAreaId: AreaId;
  /** Grows while rows name areas that no file defines. */
  readonly areas: Area[];
  readonly find: AreaFinder;
  /** The same without making areas: undefined where no area of the files is meant. */
  readonly known: (text: string) => AreaId | undefined;
  /** What the id of an area that is no longer live became, where it became one other. */
  readonly redirected: (id: string) => AreaId | undefined;
  /** The id that the text names before redirects are followed; undefined: no area is redirected. */
  readonly written: ((text: string) => string) | undefined;
  /** Call once everything that names areas is read. */
  readonly problems: () => Problem[];
}

/** The tree of areas with one root: the company, which is made where the file has no single root. */
export function readAreas(
  given: readonly Area[],
  config: Config,
  forwardOf: (isLive: (id: string) => boolean) => Forwarding,
  file: string,
  fileOf?: FileOfItem,
): AreasRead {
  const { items, problems } = uniqueById(given, { one: "area", many: "areas" }, areaId, file, fileOf);
  const areas: Mutable<Area>[] = items.map((area) => ({ ...area, ...configured(area, config) }));
  const byId = new Map(areas.map((area) => [area.id as string, area]));
  const byName = new Map<string, Area | null>();
  for (const area of areas)
    for (const name of [area.name, ...(area.aliases ?? [])]) {
      const key = foldText(name);
      const other = byName.get(key);
      byName.set(key, other === undefined || other === area ? area : null);
    }
  const forward = forwardOf((id) => {
    const area = byId.get(id);
    return area !== undefined && area.status !== "retired";
  });
  const freeId = createFreeIds(areas);
  const unknown = new Map<string, UnknownArea>();
  const found: Problem[] = [...problems];

  /** A team of another system, `@organisation/pay`, that no alias names: the area of that short name. */
  const ofTeam = (text: string): Mutable<Area> | null | undefined => {
    const slug = TEAM.exec(text)?.[1];
    return slug === undefined ? undefined : (byId.get(slug) ?? byName.get(foldText(slug)));
  };
  const definedBy = (text: string, isPast: boolean): AreaId | undefined => {
    const named = byName.get(foldText(text));
    // A name that several areas have means none of them.
    const found = byId.get(text) ?? (named === undefined ? ofTeam(text) : named) ?? undefined;
    const area = unknown.has(text) ? undefined : found;
    if (area !== undefined && (isPast || area.status !== "retired" || forward.size === 0)) return area.id;
    const newId = forward.size === 0 ? undefined : forward.get(area?.id ?? text);
    return (newId === undefined ? undefined : byId.get(newId)?.id) ?? area?.id;
  };
  /** Without redirects a text means the same area each time: of a million rows most name one of a few thousand. */
  const answered = new Map<string, AreaId>();
  const find: AreaFinder = (text, row, isPast = false) => {
    const before = forward.size === 0 ? answered.get(text) : undefined;
    if (before !== undefined) return before;
    const known = unknown.has(text) && forward.size === 0 ? undefined : definedBy(text, isPast);
    if (known !== undefined) {
      answered.set(text, known);
      return known;
    }
    const entry = unknown.get(text);
    if (entry !== undefined) {
      entry.rows.push(row);
      return entry.area.id;
    }
    const area: Mutable<Area> = {
      id: areaId(text.length <= ID_LENGTH_MAX ? text : freeId(startOf(text, 120))),
      name: text,
      parentId: rootAreaId,
      kind: "product",
      mode: "functional",
      status: "proposed",
      owners: [],
      placeholder: true,
    };
    unknown.set(text, { area, rows: [row], isAmbiguous: byName.get(foldText(text)) === null });
    byId.set(text, area).set(area.id, area);
    areas.push(area);
    return area.id;
  };

  // The root must be known before a parent that no file defines is hung under it.
  const defined = areas.slice();
  const rootAreaId = rootOf(areas, byId);
  for (const area of defined)
    if (area.parentId !== null && area.id !== rootAreaId) area.parentId = find(area.parentId, area.row, true);
  found.push(...cutAreaLoops(areas, rootAreaId, file));
  const roots = areas.filter((area) => area.parentId === null && area.id !== rootAreaId);
  for (const area of roots) area.parentId = rootAreaId;
  if (roots.length > 0)
    found.push(
      problemOf({
        code: "area-roots",
        blocks: false,
        policy: "they hang under the company",
        message: say([
          "area.parentId",
        ])`${plural(roots.length, "area has", "areas have")} no parent: read as parts of the company.`,
        rows: roots.map((area) => area.row),
        count: roots.length,
        subjects: roots.map((area) => area.id),
        file,
      }),
    );
  const written = (text: string): string => (byId.get(text) ?? byName.get(foldText(text)))?.id ?? text;
  return {
    rootAreaId,
    areas,
    find,
    known: (text) => definedBy(text, false),
    redirected: (id) => (forward.size === 0 ? undefined : byId.get(forward.get(id) ?? "")?.id),
    written: forward.size === 0 ? undefined : written,
    problems: () => [...found, ...unknownProblems(unknown, file)],
  };
}

/** The one corporate area without a parent, where others hang under it; otherwise a placeholder is made. */
function rootOf(areas: Mutable<Area>[], byId: Map<string, Mutable<Area>>): AreaId {
  const roots = areas.filter((area) => area.parentId === null);
  const [only] = roots;
  if (roots.length === 1 && only?.kind === "corporate") return only.id;
  let id: string = COMPANY;
  for (let n = 2; byId.has(id); n++) id = `${COMPANY}~${n}`;
  const company: Mutable<Area> = {
    id: areaId(id),
    name: "Company",
    parentId: null,
    kind: "corporate",
    mode: "functional",
    status: "active",
    owners: [],
    placeholder: true,
  };
  areas.unshift(company);
  byId.set(id, company);
  return company.id;
}

function configured(area: Area, config: Config): Partial<Area> {
  const fields = Object.hasOwn(config.areas, area.id) ? config.areas[area.id] : undefined;
  const kind = AREA_KINDS.find((one) => one === fields?.kind);
  const mode = AREA_MODES.find((one) => one === fields?.mode);
  return { ...(kind === undefined ? {} : { kind }), ...(mode === undefined ? {} : { mode }) };
}

function cutAreaLoops(areas: Mutable<Area>[], rootAreaId: AreaId, file: string): Problem[] {
  const position = new Map(areas.map((area, i) => [area.id, i]));
  const parent = Int32Array.from(areas, (area) =>
    area.parentId === null ? -1 : (position.get(area.parentId) ?? -1),
  );
  return reportEach(
    findLoops(parent),
    (loop) => {
      let top = loop[0]!;
      for (const one of loop) if (areas[one]!.id < areas[top]!.id) top = one;
      areas[top]!.parentId = rootAreaId;
      const ids = loop.map((one) => areas[one]!.id as string);
      return {
        code: "area-loop",
        blocks: true,
        policy: "cut at the smallest id, which hangs under the company",
        message:
          loop.length === 1
            ? say(["area.parentId"])`${areas[top]!.name} is its own parent; we cut above it.`
            : say([
                "area.parentId",
              ])`${ids.slice(0, 5).join(", ")} contain each other; we cut above ${areas[top]!.name}, row ${areas[top]!.row ?? "?"}.`,
        rows: loop.map((one) => areas[one]!.row),
        count: loop.length,
        subjects: ids,
        fixes: [{ kind: "move-area", areaId: areas[top]!.id, parentId: rootAreaId }],
        file,
      };
    },
    (rest) => {
      for (const loop of rest) areas[loop[0]!]!.parentId = rootAreaId;
      return {
        code: "area-loop",
        blocks: true,
        policy: "cut; they hang under the company",
        message: say(["area.parentId"])`${rest.length} more groups of areas contain each other.`,
        count: rest.length,
        file,
      };
    },
  );
}

function unknownProblems(unknown: ReadonlyMap<string, UnknownArea>, file: string): Problem[] {
  return reportEach(
    [...unknown.values()],
    ({ area, rows, isAmbiguous }) => ({
      code: "area-unknown",
      blocks: true,
      policy: "a proposed area under the company",
      message: say([
        "assignment.areaId",
      ])`${plural(rows.length, "row names", "rows name")} area "${area.name}", ${isAmbiguous ? "a name that several areas have" : "which no row defines"}.`,
      rows,
      count: rows.length,
      subjects: [area.id],
      fixes: isAmbiguous ? [] : [{ kind: "add-area", area: withoutPlaceholder(area) }],
      file,
    }),
    (rest) => ({
      code: "area-unknown",
      blocks: true,
      policy: "proposed areas under the company",
      message: say(["assignment.areaId"])`${rest.length} more areas are named that no row defines.`,
      rows: rest.flatMap(({ rows }) => rows),
      count: rest.length,
      file,
    }),
  );
}

interface UnknownArea {
  readonly area: Mutable<Area>;
  readonly rows: (number | undefined)[];
  /** Several areas have that name, so none is meant for certain. */
  readonly isAmbiguous: boolean;
}

/** The first characters without half of a surrogate pair. */
function startOf(text: string, length: number): string {
  return text.slice(0, isLead(text.charCodeAt(length - 1)) ? length - 1 : length);
}

const isLead = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

function withoutPlaceholder(area: Area): Area {
  const { placeholder: _, ...fields } = area;
  return fields;
}
