import { applyChanges, mergeOrgs, subjectOf, type ChangeSet, type OrgChange } from "../../changes/index.ts";
import { say, type AreaId, type Org, type Sentence } from "../../org/index.ts";
import type { ChangeRef, Resolution, Scenario, ScenarioEvent, SharedCopy } from "../scenario.ts";
import { isApproved } from "./approvals.ts";
import { commonCopy, commonGround } from "./copies.ts";
import { itemsOf, liveOf, mergeItems, sameItems, setOf, type Item } from "./items.ts";
import { changeAt } from "./live.ts";
import { joinRegisters } from "./joinRegisters.ts";
import { answer, type ScenarioConflict } from "./rebaseScenario.ts";
import { choiceFor, type Choosing } from "./resolve.ts";
import { leadingTo, sameRecords } from "./settleSet.ts";
import { equal, step, withdrawTouched, type By, type Refused } from "./step.ts";
import { touchedBy } from "./touched.ts";
import { applyHolding, createTrack, walkScenario, type ScenarioBase, type Walked } from "./walk.ts";

/** Two copies as one. It may be kept once there is no conflict. */
export type CopiesMerged =
  | {
      readonly ok: true;
      readonly scenario: Scenario;
      readonly event: ScenarioEvent;
      readonly notices: readonly Sentence[];
      /** Those nobody answered; `scenario` takes theirs in their place. */
      readonly conflicts: readonly ScenarioConflict[];
    }
  | Refused;

export interface CopiesInput {
  /** The copy that comes, and the state it stands on. */
  readonly mine: Scenario;
  readonly from: ScenarioBase;
  /** The copy that is here, and the state it stands on: the same revision or a newer one. */
  readonly theirs: Scenario;
  readonly to: ScenarioBase;
  readonly choices?: readonly Choosing[];
}

/** What is known while the change sets are merged one after the other. */
interface Merging extends CopiesInput {
  readonly choices: readonly Choosing[];
  readonly common: SharedCopy;
  readonly beforeMine: ReadonlyMap<string, Org>;
  readonly conflicts: ScenarioConflict[];
  readonly chosen: Omit<Resolution, "user" | "at">[];
}

/**
 * Two copies of one scenario as one: what either changed since they were one copy holds; where both changed one field
 * of the org, one change set's day or words, or where one removed what the other edited, it is a conflict until it is
 * chosen. Comments, approvals and participants are joined; approvals of what reads otherwise now fall.
 * Cost: that of `rebase` for each change set both edited. Source: docs/glossary.md#rebase.
 * @example mergeCopies({ mine: scenario, from: base, theirs: scenario, to: base }, by)
 */
export function mergeCopies(input: CopiesInput, by: By): CopiesMerged {
  const { mine, theirs, from, to } = input;
  const known = commonCopy(mine, theirs);
  const walkedMine = walkScenario(mine, from);
  const merging: Merging = {
    ...input,
    choices: input.choices ?? [],
    common: known ?? commonGround(mine, theirs),
    beforeMine: new Map(walkedMine.steps.map(({ changeSet, before }) => [changeSet.id, before])),
    conflicts: [],
    chosen: [],
  };
  const name = mergeName(merging);
  const sets = mergeSets(merging);
  if (!sets.ok) return sets;
  const joined = joinRegisters(merging, sets.value);
  const drafted: Scenario = { ...joined, name };
  const walkedTheirs = walkScenario(theirs, to);
  const merged = holdJoint(
    merging,
    drafted,
    [...walkedMine.held, ...walkedTheirs.held].map(({ message }) => message),
  );
  const walked = walkScenario(merged, to);
  const changed = new Set<AreaId>();
  for (const org of [walkedMine.org, walkedTheirs.org])
    if (!sameRecords(org, walked.org)) for (const area of touchedBy(org, walked.org).areas) changed.add(area);
  for (const { changeSet, before, after } of walked.steps)
    if (
      ![mine, theirs].every((one) =>
        one.changeSets.some((set) => set.id === changeSet.id && sameHeader(set, changeSet)),
      )
    )
      for (const area of touchedBy(before, after).areas) changed.add(area);
  const { kept, withdrawn } = withdrawTouched(merged.approvals, [...changed]);
  const stepped = step(
    merged,
    by,
    { kind: "copy-merged", ...(withdrawn.length === 0 ? {} : { withdrawn }) },
    {
      approvals: kept,
      resolutions: [
        ...merged.resolutions,
        ...merging.chosen.map((one) => ({ ...one, user: by.user, at: by.at })),
      ],
      status: isApproved({ ...merged, approvals: kept }, touchedBySteps(walked)) ? "approved" : "open",
    },
  );
  const notices =
    known === undefined
      ? [
          say(
            [],
          )`The two copies remember no common one: all that either says was kept, and what one of them removed may be back.`,
        ]
      : [];
  return { ...stepped, notices, conflicts: merging.conflicts };
}

function touchedBySteps({ steps }: Walked): readonly AreaId[] {
  return [...new Set(steps.flatMap(({ before, after }) => [...touchedBy(before, after).areas]))];
}

type Sets = Pick<Scenario, "changeSets" | "archivedChanges">;

function mergeSets(merging: Merging): { readonly ok: true; readonly value: Sets } | Refused {
  const { mine, theirs, common, to } = merging;
  const track = createTrack(to);
  const changeSets: ChangeSet[] = [];
  const archivedChanges: ChangeRef[] = [];
  const ids = new Set([...theirs.changeSets, ...mine.changeSets].map(({ id }) => id));
  const headers = [...ids].flatMap((id) => {
    const [b, m, t] = [common, mine, theirs].map((one) => one.changeSets.find((set) => set.id === id));
    return isKept(merging, id, b, m, t) ? [{ header: mergeHeader(merging, b, m ?? t, t ?? m), b, m, t }] : [];
  });
  const inOrder = headers.toSorted((x, y) =>
    x.header.effectiveOn < y.header.effectiveOn ? -1 : x.header.effectiveOn > y.header.effectiveOn ? 1 : 0,
  );
  const merged = new Map<string, ReturnType<typeof setOf>>();
  for (const { header, b, m, t } of inOrder) {
    const before = track.arrive(header.effectiveOn);
    const items = {
      base: itemsOf(common, b),
      // Who does not have the set says nothing about it.
      mine: m === undefined ? itemsOf(common, b) : itemsOf(mine, m),
      theirs: t === undefined ? itemsOf(common, b) : itemsOf(theirs, t),
    };
    const result = mergeSet(merging, header.id, items, before);
    if (!result.ok) return result;
    merged.set(header.id, setOf(header, result.items));
    track.leave(applyHolding(before, liveOf(result.items)).org);
  }
  for (const { header } of headers) {
    const set = merged.get(header.id);
    if (set === undefined) continue;
    changeSets.push(set.changeSet);
    archivedChanges.push(...set.archivedChanges);
  }
  return { ok: true, value: { changeSets, archivedChanges } };
}

/** Whether a change set stays: what one side removed is gone, unless the other edited it meanwhile. */
function isKept(
  merging: Merging,
  id: string,
  b: ChangeSet | undefined,
  m: ChangeSet | undefined,
  t: ChangeSet | undefined,
): boolean {
  if (b === undefined || (m !== undefined && t !== undefined)) return true;
  const { common, mine, theirs } = merging;
  const [left, from] = m === undefined ? [t, theirs] : [m, mine];
  if (left === undefined) return false;
  if (sameHeader(b, left) && sameItems(itemsOf(common, b), itemsOf(from, left))) return false;
  const values = { base: b, mine: m ?? null, theirs: t ?? null };
  const says = say([])`The change set ${id} was removed in one copy and edited in the other.`;
  const choice = conflictOf(merging, { list: "changeSets", id }, "record", values, { changeSetId: id, says });
  // Until somebody chooses, what was edited stays: nothing is lost by keeping it.
  return choice === undefined ? true : (choice === "mine" ? m : t) !== undefined;
}

const HEADER = ["author", "reason", "effectiveOn", "source"] as const;

function sameHeader(a: ChangeSet, b: ChangeSet): boolean {
  return HEADER.every((field) => a[field] === b[field]);
}

function mergeHeader(
  merging: Merging,
  b: ChangeSet | undefined,
  m: ChangeSet | undefined,
  t: ChangeSet | undefined,
): Omit<ChangeSet, "changes"> {
  const mine = m ?? t;
  const theirs = t ?? m;
  if (mine === undefined || theirs === undefined) throw new RangeError("A change set that no copy has.");
  const { changes: _, ...header } = theirs;
  const fields = HEADER.flatMap((field) => {
    const [was, own, other] = [b?.[field], mine[field], theirs[field]];
    if (own === other || own === was) return [];
    if (other === was) return [[field, own] as const];
    const says = say(
      [],
    )`The change set ${theirs.id}: ${field} is ${other ?? "absent"} here and ${own ?? "absent"} in the copy.`;
    const values = { base: was ?? null, mine: own ?? null, theirs: other ?? null };
    const chosen = conflictOf(merging, { list: "changeSets", id: theirs.id }, field, values, {
      changeSetId: theirs.id,
      says,
    });
    return chosen === undefined || chosen === "theirs"
      ? []
      : [[field, chosen === "mine" ? own : chosen === "base" ? was : String(chosen.value)] as const];
  });
  return { ...header, ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)) };
}

function mergeName(merging: Merging): string {
  const { mine, theirs, common } = merging;
  if (mine.name === theirs.name || mine.name === common.name) return theirs.name;
  if (theirs.name === common.name) return mine.name;
  const says = say([])`The scenario is called ${theirs.name} here and ${mine.name} in the copy.`;
  const values = { base: common.name, mine: mine.name, theirs: theirs.name };
  const chosen = conflictOf(merging, { list: "scenarios", id: theirs.id }, "name", values, {
    changeSetId: "",
    says,
  });
  if (chosen === undefined || chosen === "theirs") return theirs.name;
  return chosen === "mine" ? mine.name : chosen === "base" ? common.name : String(chosen.value);
}

type Chosen = "base" | "mine" | "theirs" | { readonly value: unknown };

/** The choice made for a conflict of the scenario itself; undefined, and the conflict is noted, where there is none. */
function conflictOf(
  merging: Merging,
  subject: Resolution["subject"],
  field: string,
  values: Pick<ScenarioConflict, "base" | "mine" | "theirs">,
  rest: Pick<ScenarioConflict, "changeSetId" | "says">,
): Chosen | undefined {
  const choice = choiceFor(merging.choices, rest.changeSetId, { subject, field });
  if (choice === undefined) {
    merging.conflicts.push({
      subject,
      field,
      ...values,
      proposed: values.mine,
      joint: false,
      changes: [],
      ...rest,
    });
    return undefined;
  }
  const isValue = choice.choice === "value";
  merging.chosen.push({
    changeSetId: rest.changeSetId,
    subject,
    field,
    choice: choice.choice,
    ...(isValue ? { value: choice.value ?? null } : {}),
  });
  return choice.choice === "value" ? { value: choice.value } : choice.choice;
}

interface Three {
  readonly base: readonly Item[];
  readonly mine: readonly Item[];
  readonly theirs: readonly Item[];
}

function mergeSet(
  merging: Merging,
  id: string,
  { base, mine, theirs }: Three,
  before: Org,
): { readonly ok: true; readonly items: readonly Item[] } | Refused {
  const isSameBase = merging.mine.baseRevision === merging.theirs.baseRevision;
  if (sameItems(mine, base) || sameItems(mine, theirs)) return { ok: true, items: theirs };
  if (sameItems(theirs, base) && isSameBase) return { ok: true, items: mine };
  const joined = mergeItems(base, mine, theirs);
  const beforeMine = merging.beforeMine.get(id) ?? before;
  const was = applyChanges(beforeMine, liveOf(base));
  const own = applyChanges(beforeMine, liveOf(mine));
  const other = applyChanges(before, liveOf(theirs));
  // Where a side does not stand by itself there are no fields to compare: all is kept, and what does not apply is said.
  if (!was.ok || !own.ok || !other.ok) return { ok: true, items: joined };
  const sides = { base: was.org, mine: own.org, theirs: other.org };
  const merged = mergeOrgs({ base: was.org, mine: [...was.inverse, ...liveOf(mine)], theirs: other.org });
  if (!merged.ok) return { ok: true, items: joined };
  const answered = answer(merged.org, sides, id, merged.conflicts, merging.choices);
  if (!answered.ok) return answered;
  merging.conflicts.push(...answered.open);
  merging.chosen.push(...answered.chosen.map((one) => ({ ...one, changeSetId: id })));
  const lists = [
    joined,
    without(joined, mine, base, theirs),
    without(joined, theirs, base, mine),
    theirs,
    mine,
  ];
  const changes = leadingTo(before, answered.org, lists.map(liveOf));
  const items = lists.find((list) => equal(liveOf(list), changes));
  if (items !== undefined && equal(struckOf(items), struckOf(joined))) return { ok: true, items };
  return { ok: true, items: [...asItems(changes), ...joined.filter(({ isStruck }) => isStruck)] };
}

function struckOf(items: readonly Item[]): readonly OrgChange[] {
  return items.filter(({ isStruck }) => isStruck).map(({ change }) => change);
}

function asItems(changes: readonly OrgChange[]): readonly Item[] {
  return changes.map((change, i) => ({ key: String(i), change, isStruck: false }));
}

/** The list without what `side` added about subjects the other side added something of the same kind about. */
function without(
  joined: readonly Item[],
  side: readonly Item[],
  base: readonly Item[],
  other: readonly Item[],
): readonly Item[] {
  const known = new Set(base.map(({ key }) => key));
  const about = ({ change }: Item): string => JSON.stringify([change.kind, subjectOf(change)]);
  const others = new Set(other.filter(({ key }) => !known.has(key)).map(about));
  const kept = new Set(other.map(({ key }) => key));
  const own = new Set(side.filter(({ key }) => !known.has(key) && !kept.has(key)).map(({ key }) => key));
  return joined.filter((item) => !own.has(item.key) || !others.has(about(item)));
}

/** Changes that stand in neither way of both together: each is a conflict, and struck through where theirs is chosen. */
function holdJoint(merging: Merging, merged: Scenario, known: readonly Sentence[]): Scenario {
  const { held } = walkScenario(merged, merging.to);
  const struck: ChangeRef[] = [];
  for (const { message, changeSetId, place } of held) {
    const change = changeAt(merged, { changeSetId, place });
    if (change === undefined || known.some((one) => equal(one, message))) continue;
    const subject = subjectOf(change);
    const choice = choiceFor(merging.choices, changeSetId, { subject, field: "change" });
    if (choice?.choice === "theirs") {
      struck.push({ changeSetId, place });
      merging.chosen.push({ changeSetId, subject, field: "change", choice: "theirs" });
      continue;
    }
    merging.conflicts.push({
      changeSetId,
      subject,
      field: "change",
      base: null,
      mine: change,
      theirs: null,
      proposed: null,
      joint: true,
      changes: [place],
      says: message,
    });
  }
  return struck.length === 0
    ? merged
    : { ...merged, archivedChanges: [...merged.archivedChanges, ...struck] };
}
