import type { StoreRefusal } from "./refusal.ts";

/** Refusals every adapter words alike. */

type Refused = { readonly ok: false; readonly refusal: StoreRefusal };

const refused = (code: StoreRefusal["code"], message: string, more: Partial<StoreRefusal> = {}): Refused => ({
  ok: false,
  refusal: { code, message, ...more },
});

export const orgKnown = (id: string): Refused =>
  refused(
    "org-known",
    `The store already holds an organisation ${id}. Nothing was written. Choose another id, or use the one that is there.`,
  );

export const staleRevision = (orgId: string, revision: number): Refused =>
  refused(
    "stale-revision",
    `Revision ${revision} of ${orgId} was committed by somebody else meanwhile. Nothing was written. Rebase the changes and commit again.`,
  );

/** Written now, the texts that are gone would be back. */
export const erasedMeanwhile = (orgId: string): Refused =>
  refused(
    "stale-revision",
    `Somebody was erased from ${orgId} meanwhile, and what was about to be written was made from what stood before. Nothing was written. Read it again and repeat the edit.`,
  );

export const changeSetKnown = (changeSetId: string): Refused =>
  refused(
    "change-set-known",
    `A change set ${changeSetId} is committed already. Nothing was written. Give the new changes an id of their own.`,
  );

export const areaHasOwner = (areaId: string): Refused =>
  refused(
    "area-has-owner",
    `Area ${areaId} would have two owners on one day. Nothing was written. End one ownership before the other begins.`,
  );

/** `version`: what stands now; 0 where there is no such scenario. */
export const scenarioStale = (id: string, version: number): Refused =>
  version === 0
    ? refused(
        "scenario-unknown",
        `There is no scenario ${id} any more, or not yet. Nothing was written. Look at the list of scenarios.`,
        { version },
      )
    : refused(
        "scenario-stale",
        `Scenario ${id} was saved by somebody else and stands at version ${version}. Nothing was written. Read it again and repeat the edit.`,
        { version },
      );
