import { DEFAULT_CONFIG, disciplineNamed, type Org } from "../org/index.ts";

/** Disciplines that products need: those the org marks so, else the usual three. */
export function neededDisciplines(org: Org): ReadonlySet<string> {
  const marked = org.disciplines.filter((discipline) => discipline.requiredInProduct);
  if (marked.length > 0) return new Set<string>(marked.map(({ id }) => id));
  // The company may call them otherwise.
  return new Set<string>(
    DEFAULT_CONFIG.requiredDisciplines.map((word) => org.disciplines[disciplineNamed(org, word)]?.id ?? word),
  );
}
