import { canonicalText } from "../../changes/index.ts";
import type {
  Approval,
  Comment,
  Consultation,
  Participant,
  Scenario,
  ScenarioEvent,
  SharedCopy,
} from "../scenario.ts";
import { rememberCopies } from "./copies.ts";
import { itemsOf } from "./items.ts";
import { placeOf } from "./notes.ts";
import { equal } from "./step.ts";

interface Copies {
  readonly mine: Scenario;
  readonly theirs: Scenario;
  readonly common: SharedCopy;
}

/** What stands beside the changes of two copies, joined; `sets`: their merged change sets. */
export function joinRegisters(
  { mine, theirs, common }: Copies,
  sets: Pick<Scenario, "changeSets" | "archivedChanges">,
): Scenario {
  const events = joinEvents(mine.events, theirs.events);
  const merged: Scenario = { ...theirs, ...sets };
  const published = [mine.publishedAt, theirs.publishedAt].filter((at) => at !== undefined).sort()[0];
  return {
    ...merged,
    ...(published === undefined ? {} : { publishedAt: published }),
    events,
    comments: joinComments(mine, theirs, merged),
    approvals: joinApprovals([...theirs.approvals, ...mine.approvals], events),
    participants: joinParticipants(theirs.participants, mine.participants),
    pins: merge(common.pins, mine.pins, theirs.pins, (pin) => canonicalText(pin)),
    consultations: merge(common.consultations, mine.consultations, theirs.consultations, placeOf, stricter),
    resolutions: unique([...theirs.resolutions, ...mine.resolutions]),
    copies: rememberCopies(theirs.copies ?? [], mine.copies ?? []),
  };
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map((item) => [canonicalText(item), item])).values()];
}

function joinEvents(
  mine: readonly ScenarioEvent[],
  theirs: readonly ScenarioEvent[],
): readonly ScenarioEvent[] {
  return unique([...theirs, ...mine]).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Comments of both, each on the change it was about where that still stands. */
function joinComments(mine: Scenario, theirs: Scenario, merged: Scenario): readonly Comment[] {
  const comments = new Map<string, Comment>();
  for (const from of [theirs, mine])
    for (const one of from.comments) {
      const { change, ...rest } = one;
      if (comments.has(one.id)) continue;
      const set = (of: Scenario) => of.changeSets.find(({ id }) => id === change?.changeSetId);
      const item = change === undefined ? undefined : itemsOf(from, set(from))[change.place];
      const place =
        item === undefined ? -1 : itemsOf(merged, set(merged)).findIndex(({ key }) => key === item.key);
      comments.set(
        one.id,
        change === undefined || place === -1 ? rest : { ...rest, change: { ...change, place } },
      );
    }
  return [...comments.values()].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** Approvals of both but those that fell or were taken back in either. */
function joinApprovals(
  approvals: readonly Approval[],
  events: readonly ScenarioEvent[],
): readonly Approval[] {
  const fallen = new Set(events.flatMap(({ withdrawn = [] }) => withdrawn).map((one) => canonicalText(one)));
  const isTakenBack = ({ areaId, user, at }: Approval): boolean =>
    events.some(
      (event) =>
        event.kind === "approval-withdrawn" &&
        event.user === user &&
        event.areaId === areaId &&
        event.at >= at,
    );
  return unique(approvals).filter((one) => !fallen.has(canonicalText(one)) && !isTakenBack(one));
}

/** Everybody of both; who left in either has left. */
function joinParticipants(
  theirs: readonly Participant[],
  mine: readonly Participant[],
): readonly Participant[] {
  const joined = new Map<string, Participant>();
  for (const one of [...theirs, ...mine]) {
    const key = JSON.stringify([one.user, one.from]);
    const { to = one.to } = joined.get(key) ?? {};
    joined.set(key, { ...one, ...(to === undefined ? {} : { to }) });
  }
  return [...joined.values()];
}

/** Two edits of a list by key: what one side left as it was follows the other. */
function merge<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  keyOf: (item: T) => string,
  both: (mine: T, theirs: T) => T = (_, item) => item,
): readonly T[] {
  const table = (items: readonly T[]) => new Map(items.map((item) => [keyOf(item), item]));
  const [b, m, t] = [table(base), table(mine), table(theirs)];
  return [...new Set([...t.keys(), ...m.keys()])].flatMap((key) => {
    const [was, own, other] = [b.get(key), m.get(key), t.get(key)];
    if (equal(own, was)) return other === undefined ? [] : [other];
    if (equal(other, was) || equal(other, own)) return own === undefined ? [] : [own];
    if (own === undefined || other === undefined) return [own ?? other].filter((one) => one !== undefined);
    return [both(own, other)];
  });
}

/** Of two states of one consultation the one that keeps more from happening. */
function stricter(mine: Consultation, theirs: Consultation): Consultation {
  return mine.state === "open" && theirs.state !== "open" ? mine : theirs;
}
