import { say, type Sentence } from "../org/index.ts";
import type { OrgChange } from "./change.ts";
import { describeChange } from "./describe.ts";
import type { ChangeKindId, Naming } from "./kind.ts";

/** What happened to one, and to several. */
const WORDS: Readonly<Record<ChangeKindId, readonly [string, string]>> = {
  "accept-dependency": ["agreement is accepted", "agreements are accepted"],
  "add-area": ["area is made", "areas are made"],
  "add-asset": ["thing is listed", "things are listed"],
  "add-decision": ["decision is raised", "decisions are raised"],
  "add-dependency": ["agreement begins", "agreements begin"],
  "add-discipline": ["discipline is listed", "disciplines are listed"],
  "add-dotted-line": ["dotted line is drawn", "dotted lines are drawn"],
  "add-person": ["person or seat joins", "people or seats join"],
  "certify-area": ["ownership is confirmed", "ownerships are confirmed"],
  "clear-owner": ["area loses its owner", "areas lose their owner"],
  "close-seat": ["seat is closed", "seats are closed"],
  "decide-decision": ["decision is made", "decisions are made"],
  "end-dependency": ["agreement ends", "agreements end"],
  "fill-vacancy": ["seat is filled", "seats are filled"],
  "grant-waiver": ["waiver is granted", "waivers are granted"],
  leave: ["person leaves", "people leave"],
  "merge-areas": ["merger of areas", "mergers of areas"],
  "merge-discipline": ["discipline is merged", "disciplines are merged"],
  "merge-people": ["person stood there twice", "people stood there twice"],
  "move-area": ["area moves", "areas move"],
  "override-decision": ["decision is reversed", "decisions are reversed"],
  "pause-area": ["area is paused", "areas are paused"],
  "remove-assignment": ["row of work ends", "rows of work end"],
  "remove-dotted-line": ["dotted line ends", "dotted lines end"],
  "reopen-vacancy": ["seat opens again", "seats open again"],
  restore: ["return to what was recorded", "returns to what was recorded"],
  "resume-area": ["area goes on", "areas go on"],
  "retire-area": ["area is retired", "areas are retired"],
  "retire-asset": ["thing is retired", "things are retired"],
  "return-person": ["person returns", "people return"],
  "revive-area": ["area is revived", "areas are revived"],
  "revoke-waiver": ["waiver is revoked", "waivers are revoked"],
  "set-assignment": ["row of work is set", "rows of work are set"],
  "set-charter": ["charter is written", "charters are written"],
  "set-craft-lead": ["craft gets a lead", "crafts get a lead"],
  "set-deputy": ["area gets a deputy", "areas get a deputy"],
  "set-manager": ["person gets another manager", "people get another manager"],
  "set-mode": ["area changes its mode", "areas change their mode"],
  "set-owner": ["area gets an owner", "areas get an owner"],
  "set-reading": ["reading of lists", "readings of lists"],
  "set-status": ["person changes status", "people change status"],
  "sign-charter": ["charter is signed", "charters are signed"],
  "split-area": ["area is split", "areas are split"],
  "transfer-asset": ["thing goes to another area", "things go to another area"],
  "update-area": ["area is rewritten", "areas are rewritten"],
  "update-asset": ["thing is rewritten", "things are rewritten"],
  "update-decision": ["decision is rewritten", "decisions are rewritten"],
  "update-dependency": ["agreement has new terms", "agreements have new terms"],
  "update-discipline": ["discipline is rewritten", "disciplines are rewritten"],
  "update-dotted-line": ["dotted line has new terms", "dotted lines have new terms"],
  "update-person": ["record of a person is rewritten", "records of people are rewritten"],
  "withdraw-person": ["person is taken off the records", "people are taken off the records"],
};

/** Up to so many changes are told one by one. */
const TOLD_MAX = 2;
const COUNTED_MAX = 4;

/**
 * How often each kind of change stands in a list, the commonest first.
 * @example countKinds([{ kind: "clear-owner", areaId: areaId("pay") }]) // [{ kind: "clear-owner", count: 1 }]
 */
export function countKinds(
  changes: readonly OrgChange[],
): readonly { readonly kind: ChangeKindId; readonly count: number }[] {
  const counts = new Map<ChangeKindId, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
}

/**
 * What a list of changes does, in one or two sentences: a few changes themselves, of many how many of each sort.
 * @example wording(summarise([], namingOf(org))) // "Nothing changes."
 */
export function summarise(changes: readonly OrgChange[], names: Naming): Sentence {
  const [first, second] = changes;
  if (first === undefined) return say([])`Nothing changes.`;
  if (second === undefined) return describeChange(first, names);
  if (changes.length <= TOLD_MAX)
    return say([])`${describeChange(first, names)} ${describeChange(second, names)}`;
  const counts = countKinds(changes);
  const told = counts
    .slice(0, COUNTED_MAX)
    .map(({ kind, count }) => `${count} ${WORDS[kind][count === 1 ? 0 : 1]}`);
  const others = counts.slice(COUNTED_MAX).reduce((sum, { count }) => sum + count, 0);
  return say([])`${[...told, ...(others === 0 ? [] : [`${others} other changes`])].join(", ")}.`;
}
