/** Skills of an instance: what each person would have to learn in a unit, and the points for it. */
export interface Skills {
  readonly skill: Int32Array;
  readonly skillCost: Int32Array;
}

/**
 * A manager's craft: points where they come to a unit that wants nobody of their discipline, as its manager or as its
 * owner. No skills of other people are in the data. Disciplines that no unit wants cost nothing: heads of them lead
 * others anyway. O(people + disciplines × units).
 */
export function managerCraft(
  people: number,
  disciplineOf: (i: number) => string | null,
  disciplines: readonly string[],
  demand: Int32Array,
  units: number,
  points: number,
): Skills {
  const isWanted = disciplines.map((_, kind) =>
    demand.subarray(kind * units, (kind + 1) * units).some((heads) => heads > 0),
  );
  const skillOf = new Map(disciplines.map((name, kind) => [name, isWanted[kind] === true ? kind + 1 : 0]));
  const skillCost = new Int32Array((disciplines.length + 1) * units);
  for (let kind = 0; kind < disciplines.length; kind++)
    for (let unit = 0; unit < units; unit++)
      if (isWanted[kind] === true && demand[kind * units + unit] === 0)
        skillCost[(kind + 1) * units + unit] = points;
  return {
    skill: Int32Array.from({ length: people }, (_, i) => skillOf.get(disciplineOf(i) ?? "") ?? 0),
    skillCost,
  };
}
