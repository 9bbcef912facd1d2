import type { HeldRevision, Placed } from "../history/index.ts";
import type { Org } from "../org/index.ts";
import type { OrgStore, RevisionHead } from "../storage/index.ts";
import { foldMoment } from "./openOrg.ts";

/**
 * The state a revision met at its place on the timeline, by all that is known today: what was committed after it and
 * dated before it stands below it too.
 */
export function stateBefore(
  store: OrgStore,
  orgId: string,
  place: Placed,
  places: readonly RevisionHead[],
): Promise<{ readonly org: Org; readonly held: readonly HeldRevision[] }> {
  const moment = { revision: places.length, on: place.effectiveOn, before: place };
  return foldMoment(store, orgId, moment, { places });
}
