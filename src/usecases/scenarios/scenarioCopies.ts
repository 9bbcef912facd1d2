import {
  closedFault,
  liveChangeSets,
  mergeCopies,
  shareCopy,
  takesPart,
  type Approval,
  type Choosing,
  type Scenario,
  type ScenarioConflict,
  type ScenarioEvent,
} from "../../history/index.ts";
import { canonicalText } from "../../changes/index.ts";
import { say, type Sentence } from "../../org/index.ts";
import type { StoredScenario } from "../../storage/index.ts";
import { sealScenario, unsealScenario, type ScenarioContent } from "../scenarioFile.ts";
import { baseAt } from "./baseOf.ts";
import { blocked, byOf, type Result, type ScenarioDeps } from "./deps.ts";
import { isOf } from "./sourceOf.ts";
import { loadToWrite, mayWrite, save } from "./stored.ts";

export interface PutInFile extends StoredScenario {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A scenario ready to leave, with what is to be saved once it has left. */
export interface Leaving {
  readonly content: ScenarioContent;
  readonly stepped: { readonly scenario: Scenario; readonly event: ScenarioEvent };
  readonly version: number;
}

/**
 * A scenario as an encrypted file with its comments. Everybody who takes part reads in the minutes that it left.
 * @param hasOrg the org of its base goes along, so that somebody without the store can look at it.
 */
export async function putInFile(
  deps: ScenarioDeps,
  nameOrId: string,
  { passphrase, hasOrg = false }: { readonly passphrase: string; readonly hasOrg?: boolean },
): Promise<Result<PutInFile>> {
  const leaving = await prepareCopy(deps, nameOrId, hasOrg);
  if (!leaving.ok) return leaving;
  const { content, stepped, version } = leaving.value;
  const sealed = await sealScenario(content, passphrase);
  if (!sealed.ok) return sealed;
  const saved = await save(deps, stepped, version);
  return saved.ok ? { ok: true, value: { ...saved.value, bytes: sealed.value } } : saved;
}

/** What a file of the scenario carries; nothing is written yet. */
export async function prepareCopy(
  deps: ScenarioDeps,
  nameOrId: string,
  hasOrg: boolean,
): Promise<Result<Leaving>> {
  const loaded = await loadToWrite(deps, nameOrId);
  if (!loaded.ok) return loaded;
  const { scenario, version } = loaded.value;
  const stepped = shareCopy(scenario, deps.newId(), byOf(deps));
  if (!stepped.ok) return stepped;
  const base = hasOrg ? await baseAt(deps, scenario.baseRevision) : null;
  if (base !== null && !base.ok) return base;
  const records = base === null ? {} : { records: base.value.org.records };
  return { ok: true, value: { content: { scenario: stepped.scenario, ...records }, stepped, version } };
}

/** What became of a file. Nothing was written while there are conflicts. */
export interface TakenFromFile extends StoredScenario {
  readonly event: ScenarioEvent | null;
  readonly how: "new" | "merged" | "same";
  readonly isSaved: boolean;
  readonly notices: readonly Sentence[];
  readonly conflicts: readonly ScenarioConflict[];
}

/**
 * A scenario taken in from a file: a new one as it is, a known one merged with what is here. The user takes part from
 * now on where the scenario was not here yet; whoever does not take part in one that is here is refused.
 * @param choices answers to the conflicts of a call before.
 */
export async function takeFromFile(
  deps: ScenarioDeps,
  bytes: Uint8Array,
  { passphrase, choices = [] }: { readonly passphrase: string; readonly choices?: readonly Choosing[] },
): Promise<Result<TakenFromFile>> {
  const opened = await unsealScenario(bytes, passphrase);
  return opened.ok ? takeCopy(deps, opened.value.scenario, choices) : opened;
}

/** As `takeFromFile`, of a scenario that was read from its file already. */
export async function takeCopy(
  deps: ScenarioDeps,
  mine: Scenario,
  choices: readonly Choosing[] = [],
): Promise<Result<TakenFromFile>> {
  const fault = await baseFault(deps, mine);
  if (fault !== null) return fault;
  const here = await deps.store.scenario(deps.orgId, mine.id);
  if (here === null) return takeNew(deps, mine);
  if (here.scenario.publishedAt === undefined && !takesPart(here.scenario, deps.user))
    return blocked(
      "not-a-participant",
      "This file can be taken in here only by somebody who takes part in its scenario. Nothing was taken in. Ask whoever gave you the file to invite you.",
      [],
    );
  return mergeWith(deps, mine, here, choices);
}

/** Why the file does not belong to the history of this store. */
async function baseFault({ store, orgId }: ScenarioDeps, mine: Scenario) {
  const hash = mine.orgId === orgId ? await store.hashOf(orgId, mine.baseRevision) : null;
  if (mine.baseRevision === 0 || hash === mine.baseHash) return null;
  return blocked(
    "base-unknown",
    `The scenario ${mine.name} was made for revision ${mine.baseRevision} of ${mine.orgId}, which ${hash === null ? "is not in this store" : "reads otherwise in this store"}. Nothing was taken in. Bring this store up to date from a backup or the shared database first, or ask for a file that carries its organisation and look at that.`,
    [],
  );
}

async function takeNew(deps: ScenarioDeps, mine: Scenario): Promise<Result<TakenFromFile>> {
  const by = byOf(deps);
  const event: ScenarioEvent = { kind: "taken-from-file", ...by };
  const isIn = takesPart(mine, by.user);
  const { copy, notices } = withKnownApprovals(mine, []);
  const scenario: Scenario = {
    ...(await mergedHere(deps, copy)),
    participants: isIn ? mine.participants : [...mine.participants, { user: by.user, from: by.at }],
    events: [...mine.events, event],
  };
  const saved = await save(deps, { scenario, event }, 0);
  if (!saved.ok) return saved;
  return { ok: true, value: { ...saved.value, how: "new", isSaved: true, notices, conflicts: [] } };
}

/** Of what a copy says became revisions, only what this store knows as such; a merge it knows nothing of is open here. */
async function mergedHere({ store, orgId }: ScenarioDeps, mine: Scenario): Promise<Scenario> {
  const { mergedAs = [], mergedSets = [], ...rest } = mine;
  const here = new Map<string, number>();
  for (const [at, id] of mergedSets.entries()) {
    const revision = await store.revisionOf(orgId, id);
    const wave = mine.changeSets.find((one) => one.id === id);
    if (revision === null || wave === undefined || revision.number !== mergedAs[at]) continue;
    if (isOf(mine, wave, revision)) here.set(id, revision.number);
  }
  const isMerged = here.size > 0 && liveChangeSets(mine).every(({ id }) => here.has(id));
  const isOver = mine.status === "archived" || (mine.status === "merged" && isMerged);
  return {
    ...(rest as Scenario),
    status: isOver ? mine.status : "open",
    ...(here.size === 0 ? {} : { mergedAs: [...here.values()], mergedSets: [...here.keys()] }),
  };
}

/** A copy without the approvals that this store did not record: anybody may write a file. */
function withKnownApprovals(
  mine: Scenario,
  known: readonly Approval[],
): { readonly copy: Scenario; readonly notices: readonly Sentence[] } {
  const texts = new Set(known.map((one) => canonicalText(one)));
  const fallen = mine.approvals.filter((one) => !texts.has(canonicalText(one)));
  if (fallen.length === 0) return { copy: mine, notices: [] };
  const who = fallen.map(({ user, areaId }) => `${user} (${areaId ?? "the whole"})`).join(", ");
  return {
    copy: { ...mine, approvals: mine.approvals.filter((one) => !fallen.includes(one)) },
    notices: [
      say(
        [],
      )`The copy carries approvals that this store did not record: ${who}. They were left out; whoever gave them approves here again.`,
    ],
  };
}

async function mergeWith(
  deps: ScenarioDeps,
  mine: Scenario,
  { scenario: theirs, version }: StoredScenario,
  choices: readonly Choosing[],
): Promise<Result<TakenFromFile>> {
  const quiet = { notices: [], conflicts: [] };
  if (isKnown(mine, theirs))
    return {
      ok: true,
      value: { scenario: theirs, version, event: null, how: "same", isSaved: false, ...quiet },
    };
  const closed = closedFault(theirs) ?? mayWrite(deps, theirs);
  if (closed !== null) return closed;
  if (mine.baseRevision > theirs.baseRevision)
    return blocked(
      "copy-ahead",
      `The copy stands on revision ${mine.baseRevision}, ${theirs.name} here on ${theirs.baseRevision}. Nothing was taken in. Rebase it here first, then take the file in.`,
      [],
    );
  const from = await baseAt(deps, mine.baseRevision);
  if (!from.ok) return from;
  const to = mine.baseRevision === theirs.baseRevision ? from : await baseAt(deps, theirs.baseRevision);
  if (!to.ok) return to;
  const { copy, notices: fallen } = withKnownApprovals(mine, theirs.approvals);
  const merged = mergeCopies({ mine: copy, from: from.value, theirs, to: to.value, choices }, byOf(deps));
  if (!merged.ok) return merged;
  const { event, conflicts } = merged;
  const notices = [...fallen, ...merged.notices];
  const rewritten = (theirs.mergedSets ?? []).find((id) => !equalSet(id, theirs, merged.scenario));
  if (rewritten !== undefined)
    return blocked(
      "change-set-merged",
      `The copy changes ${rewritten}, which is a revision here already. Nothing was taken in. Put what it changes into another change set.`,
      [],
    );
  const said = { event, how: "merged" as const, notices, conflicts };
  if (conflicts.length > 0)
    return { ok: true, value: { scenario: merged.scenario, version, isSaved: false, ...said } };
  const saved = await save(deps, merged, version);
  return saved.ok ? { ok: true, value: { ...said, ...saved.value, isSaved: true } } : saved;
}

function equalSet(id: string, ...scenarios: readonly Scenario[]): boolean {
  const [a, b] = scenarios.map(({ changeSets }) =>
    canonicalText(changeSets.find((set) => set.id === id) ?? null),
  );
  return a === b;
}

/** Whether all the copy tells stands here already. */
function isKnown(mine: Scenario, theirs: Scenario): boolean {
  const events = new Set(theirs.events.map((event) => canonicalText(event)));
  return mine.events.every((event) => events.has(canonicalText(event)));
}
