import { AREA_KINDS, AREA_MODES, type Area } from "../area.ts";
import type { Config } from "../config.ts";
import { areaId, type AreaId } from "../ids.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import { foldText } from "./fold.ts";
import { findLoops } from "./loops.ts";
import { plural, problemOf, reportEach } from "./report.ts";
import { uniqueById } from "./uniqueById.ts";

export const COMPANY = "company";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface AreasRead {
  readonly rootAreaId: AreaId;
  /** Grows while rows name areas that no file defines. */
  readonly areas: Area[];
  /** The area a text means: its id, else its name or alias where only one has it, else a new proposed one. */
  readonly find: (text: string, row: number | undefined) => AreaId;
  /** Call once everything that names areas is read. */
  readonly problems: () => Problem[];
}

/** The tree of areas with one root: the company, which is made where the file has no single root. */
export function readAreas(given: readonly Area[], config: Config, file: string): AreasRead {
  const { items, problems } = uniqueById(given, "area", areaId, file);
  const areas: Mutable<Area>[] = items.map((area) => ({ ...area, ...configured(area, config) }));
  const byId = new Map(areas.map((area) => [area.id as string, area]));
  const byName = new Map<string, Area | null>();
  for (const area of areas)
    for (const name of [area.name, ...(area.aliases ?? [])]) {
      const key = foldText(name);
      const other = byName.get(key);
      byName.set(key, other === undefined || other === area ? area : null);
    }
  const unknown = new Map<string, { readonly area: Mutable<Area>; readonly rows: (number | undefined)[] }>();
  const found: Problem[] = [...problems];

  const find = (text: string, row: number | undefined): AreaId => {
    const known = byId.get(text) ?? byName.get(foldText(text));
    if (known !== undefined && known !== null && !unknown.has(known.id)) return known.id;
    const entry = unknown.get(text);
    if (entry !== undefined) {
      entry.rows.push(row);
      return entry.area.id;
    }
    const area: Mutable<Area> = {
      id: areaId(text.slice(0, 128)),
      name: text,
      parentId: rootAreaId,
      kind: "product",
      mode: "functional",
      status: "proposed",
      owners: [],
      placeholder: true,
    };
    unknown.set(text, { area, rows: [row] });
    byId.set(text, area);
    areas.push(area);
    return area.id;
  };

  // The root must be known before a parent that no file defines is hung under it.
  const defined = areas.slice();
  const rootAreaId = rootOf(areas, byId);
  for (const area of defined)
    if (area.parentId !== null && area.id !== rootAreaId) area.parentId = find(area.parentId, area.row);
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
  return { rootAreaId, areas, find, problems: () => [...found, ...unknownProblems(unknown, file)] };
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

function unknownProblems(
  unknown: ReadonlyMap<string, { readonly area: Area; readonly rows: readonly (number | undefined)[] }>,
  file: string,
): Problem[] {
  return reportEach(
    [...unknown.values()],
    ({ area, rows }) => ({
      code: "area-unknown",
      blocks: true,
      policy: "a proposed area under the company",
      message: say([
        "assignment.areaId",
      ])`${plural(rows.length, "row names", "rows name")} area "${area.name}", which no row defines.`,
      rows,
      count: rows.length,
      subjects: [area.id],
      fixes: [{ kind: "add-area", area: withoutPlaceholder(area) }],
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

function withoutPlaceholder(area: Area): Area {
  const { placeholder: _, ...fields } = area;
  return fields;
}
