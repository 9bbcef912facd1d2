import { DEFAULT_CONFIG, type Org } from "../org/index.ts";

/** Disciplines that products need: those the org marks so, else the usual three. */
export function neededDisciplines(org: Org): ReadonlySet<string> {
  const marked = org.disciplines.filter((discipline) => discipline.requiredInProduct);
  return new Set<string>(marked.length > 0 ? marked.map((d) => d.id) : DEFAULT_CONFIG.requiredDisciplines);
}
