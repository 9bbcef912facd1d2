import { indexOrg, type AreaId, type Day, type Org } from "../org/index.ts";

/**
 * An org without people and areas: what stood before the first list was read. `diff` of it and an org is that org as
 * a list of changes.
 * @param rootAreaId the id that the company's area will have, unless a `set-reading` says another.
 * @example emptyOrg(areaId("company"), "2026-06-01").people.length // 0
 */
export function emptyOrg(rootAreaId: AreaId, today: Day): Org {
  const none: readonly never[] = [];
  return indexOrg(
    {
      rootAreaId,
      people: none,
      outside: none,
      disciplines: none,
      areas: none,
      assignments: none,
      assets: none,
      dependencies: none,
      decisions: none,
      waivers: none,
      redirects: none,
      linesKnown: true,
      reading: { people: 0, roots: 0, loops: 0, missingManagers: 0 },
    },
    none,
    today,
  );
}
