import { mention, NONE, say, type PersonMention, type Sentence } from "../org/index.ts";
import { nodeId } from "./changeSets.ts";
import { candidateOf, type Question } from "./draftInstance.ts";
import { COST_TERMS, type CostTerm, type Instance, type Placement } from "./instance.ts";
import { ownerFit, readinessOf } from "./owners.ts";
import type { Candidate, Reason } from "./plan.ts";
import type { TargetLines } from "./trees.ts";

/** Most candidates that are shown for a seat. */
const CANDIDATES_MAX = 3;

/** What a term costs, in words that follow a number of points. */
const TERM_WORDS: Readonly<Record<CostTerm, string>> = {
  areaChange: "for the area they know less",
  timeZone: "for the distance",
  skillMismatch: "for a skill to learn",
  managerChange: "for changed managers",
  ownerFit: "for the fit of the owner",
  short: "for missing heads",
  uncovered: "for a discipline with nobody",
  over: "for heads too many",
  managerShort: "for missing managers",
  managerOver: "for managers too many",
  ownerless: "for a seat of an owner left empty",
};

type Terms = Partial<Record<CostTerm, number>>;

/** Units of head by kind × unit and reports inside the instance, so that one switch is priced without a new evaluation. */
export interface Ledger {
  readonly instance: Instance;
  readonly placement: Placement;
  readonly heads: Int32Array;
  readonly reportStart: Int32Array;
  readonly report: Int32Array;
}

export function openLedger(instance: Instance, placement: Placement): Ledger {
  const { people, units, disciplines, role, weight, manager } = instance;
  const heads = new Int32Array((disciplines.length + 1) * units);
  const reportStart = new Int32Array(people + 1);
  for (let i = 0; i < people; i++) {
    if (placement.isOwner[i] === 0) heads[role[i]! * units + placement.unit[i]!]! += weight[i]!;
    if (manager[i]! >= 0) reportStart[manager[i]! + 1]!++;
  }
  for (let i = 0; i < people; i++) reportStart[i + 1]! += reportStart[i]!;
  const next = reportStart.slice(0, people);
  const report = new Int32Array(reportStart[people]!);
  for (let i = 0; i < people; i++) if (manager[i]! >= 0) report[next[manager[i]!]!++] = i;
  return { instance, placement, heads, reportStart, report };
}

/**
 * Points of the placement minus points of the same placement with this one person in `unit`, not as owner; terms
 * that do not differ are left out. Equal to the difference of two evaluations, at the cost of O(reports).
 */
export function termsAgainst(ledger: Ledger, i: number, unit: number): Terms {
  const { instance, placement, heads } = ledger;
  const u = instance.units;
  const here = placement.unit[i]!;
  const isOwner = placement.isOwner[i] === 1;
  const terms: Terms = {};
  const add = (term: CostTerm, points: number): void => {
    if (points === 0) return;
    const sum = (terms[term] ?? 0) + points;
    if (sum === 0) delete terms[term];
    else terms[term] = sum;
  };
  add("areaChange", areaPoints(instance, i, here) - areaPoints(instance, i, unit));
  const site = instance.site[i]! * u;
  add("timeZone", instance.siteCost[site + here]! - instance.siteCost[site + unit]!);
  add("skillMismatch", skillPoints(instance, i, here) - skillPoints(instance, i, unit));
  const boss = instance.manager[i]!;
  if (boss >= 0) {
    const apart = (at: number): number => (placement.unit[boss] === at ? 0 : instance.managerChangeCost[i]!);
    add("managerChange", apart(here) - apart(unit));
  }
  for (let k = ledger.reportStart[i]!; k < ledger.reportStart[i + 1]!; k++) {
    const r = ledger.report[k]!;
    const apart = (at: number): number => (placement.unit[r] === at ? 0 : instance.managerChangeCost[r]!);
    add("managerChange", apart(here) - apart(unit));
  }
  const kind = instance.role[i]!;
  const switchHead = (at: number, gain: number): void => {
    const slot = kind * u + at;
    const before = headPoints(instance, kind, at, heads[slot]!);
    const after = headPoints(instance, kind, at, heads[slot]! + gain);
    for (const term of ["short", "uncovered", "over", "managerShort", "managerOver"] as const)
      add(term, (before[term] ?? 0) - (after[term] ?? 0));
  };
  if (isOwner) {
    add("ownerFit", instance.ownerCost[instance.ownerClass[i]! * u + here]!);
    add("ownerless", -instance.ownerlessCost[here]!);
    switchHead(unit, instance.weight[i]!);
  } else if (here !== unit) {
    switchHead(here, -instance.weight[i]!);
    switchHead(unit, instance.weight[i]!);
  }
  return terms;
}

function areaPoints(instance: Instance, i: number, unit: number): number {
  for (let e = instance.listStart[i]!; e < instance.listStart[i + 1]!; e++)
    if (instance.listUnit[e] === unit) return instance.listCost[e]!;
  return instance.elsewhereCost[i]!;
}

function skillPoints(instance: Instance, i: number, unit: number): number {
  for (let e = instance.listStart[i]!; e < instance.listStart[i + 1]!; e++)
    if (instance.listUnit[e] === unit) return 0;
  return instance.skillCost[instance.skill[i]! * instance.units + unit]!;
}

function headPoints(instance: Instance, kind: number, unit: number, have: number): Terms {
  const want = instance.demand[kind * instance.units + unit]!;
  const isManager = kind === instance.disciplines.length;
  const terms: Terms = {};
  if (have < want) terms[isManager ? "managerShort" : "short"] = instance.shortCost[kind]! * (want - have);
  if (have > want) terms[isManager ? "managerOver" : "over"] = instance.overCost[kind]! * (have - want);
  if (want > 0 && have === 0 && instance.uncoveredCost[kind]! > 0)
    terms.uncovered = instance.uncoveredCost[kind]!;
  return terms;
}

/** A reason for everybody whose unit or manager changes, in the order of the org. */
export function explainChanges(question: Question, placement: Placement, lines: TargetLines): Reason[] {
  const { org, members, instance } = question;
  const ledger = openLedger(instance, placement);
  const reasons: Reason[] = [];
  for (let i = 0; i < members.people.length; i++) {
    const p = members.people[i]!;
    const unit = placement.unit[i]!;
    const home = members.home[i]!;
    const boss = org.lines.parent[p]!;
    if (home === unit && lines.manager[p] === boss) continue;
    const bossAt = boss === NONE ? NONE : members.at[boss]!;
    const bossUnit = bossAt === NONE ? NONE : placement.unit[bossAt]!;
    const fixed = instance.pinnedUnit[i]! !== NONE;
    const against =
      fixed || (home !== unit && home === NONE)
        ? "none"
        : home !== unit
          ? "stay"
          : bossUnit !== NONE && bossUnit !== unit
            ? "follow"
            : "none";
    const other = against === "stay" ? home : against === "follow" ? bossUnit : NONE;
    const terms = other === NONE ? {} : termsAgainst(ledger, i, other);
    const difference = Object.values(terms).reduce((sum, points) => sum + points, 0);
    reasons.push({
      personId: org.people[p]!.id,
      against,
      alternativeUnitId: other === NONE ? null : org.areas[members.units[other]!]!.id,
      terms: ordered(terms),
      difference,
      sentence: sentenceOf(question, placement, lines, {
        i,
        p,
        unit,
        home,
        other,
        against,
        fixed,
        terms,
        difference,
      }),
    });
  }
  return reasons;
}

function ordered(terms: Terms): Terms {
  const list = COST_TERMS.flatMap((term) =>
    terms[term] === undefined ? [] : [[term, terms[term]] as const],
  );
  return Object.fromEntries(list);
}

interface Told {
  readonly i: number;
  readonly p: number;
  readonly unit: number;
  readonly home: number;
  readonly other: number;
  readonly against: Reason["against"];
  readonly fixed: boolean;
  readonly terms: Terms;
  readonly difference: number;
}

function sentenceOf(question: Question, placement: Placement, lines: TargetLines, told: Told): Sentence {
  const { org, members, instance } = question;
  const area = (unit: number): string => org.areas[members.units[unit]!]!.name;
  const who = mention(org.people[told.p]!);
  const owner = mentionNode(question, lines, lines.owner[told.unit]!);
  const isOwner = placement.isOwner[told.i] === 1;
  const boss = lines.manager[told.p]!;
  const start = isOwner
    ? boss === NONE
      ? say(["area.owners"])`${who} owns ${area(told.unit)}.`
      : say([
          "area.owners",
          "person.managerId",
        ])`${who} owns ${area(told.unit)} and reports to ${mentionNode(question, lines, boss)}.`
    : told.home === told.unit
      ? boss === lines.owner[told.unit]
        ? say([
            "assignment.areaId",
            "person.managerId",
          ])`${who} stays in ${area(told.unit)} and reports to its owner, ${owner}.`
        : say([
            "assignment.areaId",
            "person.managerId",
          ])`${who} stays in ${area(told.unit)} and reports to ${mentionNode(question, lines, boss)}, whose line leads to its owner.`
      : say([
          "assignment.areaId",
          "person.managerId",
        ])`${who} works in ${area(told.unit)} alone and reports to ${mentionNode(question, lines, boss)}.`;
  if (told.other !== NONE) {
    const better = Object.entries(told.terms).filter(([, points]) => points < 0);
    const worse = Object.entries(told.terms).filter(([, points]) => points > 0);
    const list = (entries: readonly (readonly [string, number])[]): string =>
      entries.map(([term, points]) => `${Math.abs(points)} ${TERM_WORDS[term as CostTerm]}`).join(", ");
    const way =
      told.against === "stay"
        ? say([])`Against staying in ${area(told.other)}, everything else as planned,`
        : say([])`Against following today's manager to ${area(told.other)}, everything else as planned,`;
    const sum =
      better.length === 0 && worse.length === 0
        ? "it costs the same"
        : [
            better.length === 0 ? "" : `it saves ${list(better)}`,
            worse.length === 0 ? "" : `${better.length === 0 ? "it" : "and"} costs ${list(worse)}`,
          ]
            .filter((text) => text !== "")
            .join(" ");
    const end =
      told.difference < 0
        ? `${-told.difference} ${told.difference === -1 ? "point" : "points"} better`
        : told.difference > 0
          ? `${told.difference} ${told.difference === 1 ? "point" : "points"} worse`
          : "no points apart";
    return say([...start.restsOn, "plan.costs"])`${start} ${way} ${sum}: ${end}.`;
  }
  if (told.fixed) return say([...start.restsOn])`${start} ${fixedBecause(question, told.i)}`;
  const before = org.lines.parent[told.p]!;
  if (isOwner || before === NONE || instance.manager[told.i] !== NONE || boss === before) return start;
  return say([
    ...start.restsOn,
  ])`${start} Today's manager, ${mention(org.people[before]!)}, works in no planned area.`;
}

function fixedBecause({ org, members, instance, shared, pins }: Question, i: number): Sentence {
  const person = org.people[members.people[i]!]!;
  const pin = pins.find(
    (one) => one.kind !== "freeze-area" && one.kind !== "keep-out" && one.personId === person.id,
  );
  if (pin !== undefined) return say(["pins"])`Pin ${pin.id} says so.`;
  if (person.vacant) return say(["person.vacant"])`An empty seat stays in its area.`;
  if (person.status === "on-leave") return say(["person.status"])`People on leave are not moved.`;
  const discipline = instance.disciplines[instance.role[i]!] ?? "";
  if (shared.has(discipline))
    return say([
      "person.discipline",
    ])`There are fewer people of ${discipline} than half the planned areas: each stays where they work most.`;
  return say(["pins"])`Their area was kept as it is.`;
}

export function mentionNode(question: Question, lines: TargetLines, node: number): PersonMention {
  const { org, members } = question;
  const person = org.people[node];
  if (person !== undefined) return mention(person);
  const area = org.areas[members.units[lines.vacancyUnit[node - org.people.length]!]!]!;
  return {
    person: nodeId(question, lines, node),
    name: `Owner of ${area.name} (to hire)`,
    role: "an owner to hire",
  };
}

/** At most three who may own the unit: the chosen one first, the rest by points, then share, then id. */
export function candidatesFor(question: Question, placement: Placement, unit: number): Candidate[] {
  const { org, members, levels, seats, costs, instance } = question;
  const area = members.units[unit]!;
  const seat = seats[unit]!;
  const list: { candidate: Candidate; isChosen: boolean }[] = [];
  for (let i = 0; i < members.people.length; i++) {
    const ownerClass = instance.ownerClass[i]!;
    if (ownerClass === NONE || instance.ownerCost[ownerClass * instance.units + unit]! < 0) continue;
    const p = members.people[i]!;
    const candidate = candidateOf(org, levels, p);
    const readiness = readinessOf(candidate, seat);
    const isChosen = placement.isOwner[i] === 1 && placement.unit[i] === unit;
    if (readiness === null || !(isChosen || isTied(question, i, unit))) continue;
    const person = org.people[p]!;
    const known = org.areas[area]!.candidacies?.find((one) => one.personId === person.id)?.state;
    list.push({
      isChosen,
      candidate: {
        personId: person.id,
        readiness,
        level: candidate.level,
        discipline: person.discipline ?? null,
        reportsToday: candidate.reports,
        shareInArea: shareIn(question, i, unit),
        willingness: known ?? "proposed",
        ownsUnitId: placement.isOwner[i] === 1 ? org.areas[members.units[placement.unit[i]!]!]!.id : null,
        points: ownerFit(org, candidate, seat.required, costs) + areaPoints(instance, i, unit),
      },
    });
  }
  list.sort(
    (a, b) =>
      Number(b.isChosen) - Number(a.isChosen) ||
      a.candidate.points - b.candidate.points ||
      b.candidate.shareInArea - a.candidate.shareInArea ||
      (a.candidate.personId < b.candidate.personId ? -1 : 1),
  );
  return list.slice(0, CANDIDATES_MAX).map((one) => one.candidate);
}

/** Works in the unit or leads somebody who does: others may be able, but nothing in the data points at them. */
function isTied(question: Question, i: number, unit: number): boolean {
  const { org, members } = question;
  if (shareIn(question, i, unit) > 0) return true;
  const { childStart, childCount } = org.lines;
  const p = members.people[i]!;
  for (let k = childStart[p]!; k < childStart[p]! + childCount[p]!; k++) {
    const report = members.at[k]!;
    if (report !== NONE && shareIn(question, report, unit) > 0) return true;
  }
  return false;
}

function shareIn({ members }: Question, i: number, unit: number): number {
  for (let e = members.listStart[i]!; e < members.listStart[i + 1]!; e++)
    if (members.listUnit[e] === unit) return members.listShare[e]!;
  return 0;
}
