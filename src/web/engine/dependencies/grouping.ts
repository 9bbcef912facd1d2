import { NONE, type Org } from "../../../org/index.ts";

/** Areas as the matrix shows them: one by one, or those below a parent together. */
export interface Grouping {
  /** What stands for an area in the matrix, by id; undefined for an area that is not there. */
  readonly of: (areaId: string) => string | undefined;
  readonly isGroup: (id: string) => boolean;
}

/** More are shown by parent. */
export const AREAS_SHOWN = 40;

/** Each of these areas alone. */
export function oneByOne(orgs: readonly Org[]): Grouping {
  return {
    of: (id) => (orgs.some((org) => org.areaIndexById.has(id)) ? id : undefined),
    isGroup: () => false,
  };
}

/**
 * By the areas directly below the company; of the one that is opened, the areas directly below it. An area in both
 * organisations belongs where it stands today.
 */
export function byParent(orgs: readonly Org[], opened: string | undefined): Grouping {
  const known = new Map<string, string | undefined>();
  const groups = new Set<string>();
  const of = (id: string): string | undefined => {
    if (known.has(id)) return known.get(id);
    const org = orgs.find((one) => one.areaIndexById.has(id));
    const found = org === undefined ? undefined : standIn(org, id, opened);
    if (found !== undefined && found !== id) groups.add(found);
    known.set(id, found);
    return found;
  };
  return { of, isGroup: (id) => groups.has(id) };
}

function standIn(org: Org, id: string, opened: string | undefined): string {
  const path: string[] = [];
  for (let a = org.areaIndexById.get(id) ?? NONE; a !== NONE; a = org.areaTree.parent[a] ?? NONE)
    path.unshift(org.areas[a]?.id ?? "");
  // The first of the path is the company itself, where there is one root.
  const top = org.areaTree.rootCount === 1 && path.length > 1 ? 1 : 0;
  const at = opened === undefined ? -1 : path.indexOf(opened);
  return path[at >= 0 ? Math.min(at + 1, path.length - 1) : top] ?? id;
}
