import { NONE, type AreaMode, type Org } from "../../org/index.ts";
import type { PlanSettings } from "../plan/plan.ts";

type Inputs = PlanSettings["inputs"];

/**
 * What a plan makes of each area: `sto` or `stl`, or `functional` where its people stay as they are. The setting of
 * the area or the nearest above it decides; without one, products and platforms go `sto`, or `stl` where declared,
 * and all else stays. An area that is not active is never planned. O(areas).
 */
export function plannedModes(org: Org, { areas }: Pick<Inputs, "areas">): readonly AreaMode[] {
  const set: (AreaMode | undefined)[] = [];
  // Areas are numbered breadth-first: what is above was done before.
  return org.areas.map((area, k) => {
    const above = org.areaTree.parent[k]!;
    const own = Object.hasOwn(areas, area.id) ? areas[area.id] : undefined;
    set[k] = own ?? (above === NONE ? undefined : set[above]);
    if (area.status !== "active") return "functional";
    return set[k] ?? usualMode(area);
  });
}

function usualMode({ kind, mode }: Org["areas"][number]): AreaMode {
  if (kind !== "product" && kind !== "platform") return "functional";
  return mode === "stl" ? "stl" : "sto";
}

/** People whom a setting brings into the plan, by org index; the head of the company never. O(people). */
export function broughtInBy(org: Org, { bringIn }: Pick<Inputs, "bringIn">, top: number): Set<number> {
  const disciplines = new Set(bringIn.disciplines);
  const found = new Set<number>();
  for (const id of bringIn.people) {
    const p = org.personIndexById.get(id);
    if (p !== undefined) found.add(p);
  }
  if (disciplines.size > 0)
    org.people.forEach(({ discipline, placeholder }, p) => {
      if (discipline !== undefined && disciplines.has(discipline) && placeholder !== true) found.add(p);
    });
  found.delete(top);
  return found;
}

/** Ids of settings that name nothing of the org, as they stand in the file. */
export function strangersIn(org: Org, { areas, bringIn }: Inputs): string[] {
  const disciplines = new Set(org.people.map((person) => person.discipline as string | undefined));
  return [
    ...Object.keys(areas).filter((id) => !org.areaIndexById.has(id)),
    ...bringIn.people.filter((id) => !org.personIndexById.has(id)),
    ...bringIn.disciplines.filter((id) => !disciplines.has(id)),
  ];
}
