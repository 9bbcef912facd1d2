import { wording } from "../org/index.ts";
import {
  ownershipEvidence,
  type OwnerEvidence,
  type OwnershipEvidence,
} from "../usecases/ownershipEvidence.ts";
import { whoOwns } from "../usecases/whoOwns.ts";
import { printText } from "./printText.ts";
import type { OpenStore } from "./stores.ts";
import type { StoredSession } from "./storedSession.ts";
import type { Terminal } from "./terminal.ts";

/** Each area costs a fold of the whole history; who asks for a thing of many areas is told of the first. */
const AREAS_MAX = 3;

/** How it is known who owns the areas through which a thing is owned. */
export async function evidenceFor(
  query: string,
  { org, opened }: StoredSession,
  { store }: OpenStore,
): Promise<readonly OwnershipEvidence[]> {
  const { answers } = whoOwns(org, query, undefined, false);
  const areas = answers.flatMap(({ routes }) =>
    routes.flatMap(({ role, path }) => {
      const area = path.at(-1);
      return role !== "decider" && area?.kind === "area" ? [area.id] : [];
    }),
  );
  const evidence: OwnershipEvidence[] = [];
  for (const areaId of [...new Set(areas)].slice(0, AREAS_MAX))
    evidence.push(
      await ownershipEvidence(store, opened.entry.id, { areaId, on: org.today, revision: opened.revision }),
    );
  return evidence;
}

/** Which revision says so, by whom and from when; and what is scheduled next. */
export function printEvidence(evidence: readonly OwnershipEvidence[], terminal: Terminal): void {
  for (const { now, next } of evidence) {
    for (const one of now) printText(terminal, `known: ${wording(one.says)}`, "  ");
    for (const one of next) printText(terminal, `next: ${wording(one.says)}`, "  ");
  }
}

export function evidenceJson({ areaId, on, revision, now, next, before }: OwnershipEvidence): object {
  return {
    areaId,
    on,
    revision,
    now: now.map(ownerJson),
    next: next.map(ownerJson),
    before: before.map(ownerJson),
  };
}

function ownerJson({ entry, setBy, endedBy, says }: OwnerEvidence): object {
  return {
    personId: entry.personId,
    acting: entry.acting === true,
    claimed: entry.claimed === true,
    from: entry.from ?? null,
    to: entry.to ?? null,
    setBy,
    endedBy,
    says: wording(says),
  };
}
