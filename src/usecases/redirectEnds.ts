import type { Org, Redirect } from "../org/index.ts";
import type { SubjectKind } from "./subjectNames.ts";

/** Where redirects lead to, and which of them were followed, in order. */
export interface RedirectEnd {
  /** The id that stands today; of what ended without a successor, its last id. */
  readonly id: string;
  readonly path: readonly Redirect[];
}

/** So many redirects are walked for one id, as in reading: a hostile chain stays cheap. */
const STEPS_MAX = 64;

const redirectsByOrg = new WeakMap<Org, ReadonlyMap<string, Redirect>>();

/**
 * Follows the redirects in force on the org's day from an id, until what stands today: the id itself where it is
 * live, each part of what was split, nothing for a circle.
 */
export function redirectEnds(org: Org, kind: SubjectKind, id: string): RedirectEnd[] {
  const redirects = redirectsOf(org);
  const ends: RedirectEnd[] = [];
  const seen = new Set<string>();
  const open: RedirectEnd[] = [{ id, path: [] }];
  for (let step = 0; step < STEPS_MAX; step++) {
    const next = open.shift();
    if (next === undefined) break;
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    const redirect = isLive(org, kind, next.id) ? undefined : redirects.get(`${kind} ${next.id}`);
    const path = redirect === undefined ? next.path : [...next.path, redirect];
    if (redirect === undefined || redirect.toIds.length === 0) ends.push({ id: next.id, path });
    else for (const toId of redirect.toIds) open.push({ id: toId, path });
  }
  return ends;
}

function redirectsOf(org: Org): ReadonlyMap<string, Redirect> {
  let map = redirectsByOrg.get(org);
  if (map === undefined) {
    const inForce = org.records.redirects.filter(({ on }) => on === undefined || on <= org.today);
    // The first of an id counts, as in reading.
    map = new Map(inForce.map((one) => [`${one.kind} ${one.fromId}`, one] as const).reverse());
    redirectsByOrg.set(org, map);
  }
  return map;
}

/** What a redirect does not lead away from. An asset is on record or it is not: its redirect is asked first. */
function isLive(org: Org, kind: SubjectKind, id: string): boolean {
  if (kind === "person") return org.personIndexById.has(id);
  if (kind !== "area") return false;
  const area = org.areas[org.areaIndexById.get(id) ?? -1];
  return area !== undefined && area.status !== "retired";
}
