import type { Area } from "../area.ts";
import type { Asset } from "../asset.ts";
import type { Assignment } from "../assignment.ts";
import { holdsOn, type Day } from "../day.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import { plural, reportEach } from "./report.ts";

export interface RetiredInput {
  readonly areas: readonly Area[];
  readonly assignments: readonly Assignment[];
  readonly assets: readonly Asset[];
  /** Whether something is said of what became of the area. */
  readonly isRedirected: (id: string) => boolean;
  readonly today: Day;
  readonly file: string;
}

/** Retired areas that still hold something, or of which nobody says what became of them. */
export function retiredProblems(input: RetiredInput): Problem[] {
  const { areas, assignments, assets, isRedirected, today, file } = input;
  const retired = new Map<string, { area: Area; people: Set<string>; assets: number; areas: number }>();
  for (const area of areas)
    if (area.status === "retired") retired.set(area.id, { area, people: new Set(), assets: 0, areas: 0 });
  if (retired.size === 0) return [];
  for (const row of assignments)
    if (row.type === "core" && holdsOn(row, today)) retired.get(row.areaId)?.people.add(row.personId);
  for (const { areaId } of assets) {
    const holder = areaId === undefined ? undefined : retired.get(areaId);
    if (holder !== undefined) holder.assets++;
  }
  for (const { parentId, status } of areas) {
    const holder = parentId === null || status === "retired" ? undefined : retired.get(parentId);
    if (holder !== undefined) holder.areas++;
  }
  const faults = [...retired.values()]
    .map(({ area, ...holds }) => ({
      area,
      holds: [
        ...(holds.people.size > 0 ? [plural(holds.people.size, "person", "people")] : []),
        ...(holds.assets > 0 ? [plural(holds.assets, "asset")] : []),
        ...(holds.areas > 0 ? [plural(holds.areas, "live area")] : []),
      ],
      isOpen: !isRedirected(area.id),
    }))
    .filter(({ holds, isOpen }) => holds.length > 0 || isOpen);
  return reportEach(
    faults,
    ({ area, holds, isOpen }) => ({
      code: "area-retired",
      blocks: false,
      policy: "kept where it is",
      message: say([
        "area.status",
      ])`${area.name} is retired${holds.length === 0 ? "" : ` and still has ${holds.join(", ")}`}${isOpen ? "; no redirect says what became of it" : ""}.`,
      rows: [area.row],
      subjects: [area.id],
      file,
    }),
    (rest) => ({
      code: "area-retired",
      blocks: false,
      policy: "kept where they are",
      message: say([
        "area.status",
      ])`${rest.length} more retired areas still hold something or have no redirect.`,
      rows: rest.map(({ area }) => area.row),
      count: rest.length,
      subjects: rest.map(({ area }) => area.id),
      file,
    }),
  );
}
