import { mention, say, type Org, type PersonId, type Sentence } from "../../org/index.ts";
import type { CoverToName, Offer, Plan } from "../plan/plan.ts";
import { joined } from "./explainWords.ts";

/**
 * What else a plan does to one person, in it or outside it: when, what ends, what is to name, who remains below them
 * and what role is open to them. Read from the plan alone.
 * Source: docs/planner.md#reasons.
 * @example personFacts(org, plan, personId("ana")) // [{ parts: ["pay goes live in wave 2, …"], … }]
 */
export function personFacts(org: Org, plan: Plan, id: PersonId): Sentence[] {
  return [
    ...waveFact(plan, id),
    ...endFacts(org, plan, id),
    ...coverFact(org, plan, id),
    ...reachFact(org, plan, id),
    ...roleFact(org, plan, id),
  ];
}

function waveFact(plan: Plan, id: PersonId): Sentence[] {
  const unitId = plan.placements.find((one) => one.personId === id)?.unitId;
  const unit = plan.units.find((one) => one.areaId === unitId);
  const wave = plan.waves.find((one) => one.number === unit?.wave);
  return unit === undefined || wave === undefined
    ? []
    : [say([])`${unit.name} goes live in wave ${wave.number}, on ${wave.effectiveOn}.`];
}

/** Shares and ownerships of today that the plan ends. */
function endFacts(org: Org, plan: Plan, id: PersonId): Sentence[] {
  const changes = plan.waves.flatMap((wave) => wave.changeSet.changes);
  const ended = (kind: "remove-assignment" | "clear-owner"): string[] => [
    ...new Set(
      changes.flatMap((one) => (one.kind === kind && one.personId === id ? [areaName(org, one.areaId)] : [])),
    ),
  ];
  const owned = ended("clear-owner");
  const helped = new Map(
    plan.todo.agreements
      .filter((one) => one.personId === id)
      .map((one) => [areaName(org, one.areaId), one.share] as const),
  );
  const shares = ended("remove-assignment").map((name) => {
    const share = helped.get(name);
    return share === undefined ? say([])`${name}` : say([])`${name} (${Math.round(share * 100)} %)`;
  });
  return [
    ...(owned.length === 0
      ? []
      : [
          say([
            "area.owners",
          ])`Ends: they are read as owner of ${joined(owned.map((one) => say([])`${one}`))} today.`,
        ]),
    ...(shares.length === 0
      ? []
      : [
          say([
            "assignment.areaId",
            "assignment.share",
          ])`Ends: their work in ${joined(shares)}; the areas agree on the help, or do without.`,
        ]),
  ];
}

/** Who reports to a manager of another discipline gets cover for their craft. */
function coverFact(org: Org, plan: Plan, id: PersonId): Sentence[] {
  const cover = plan.todo.cover.find((one) => one.personId === id);
  if (cover === undefined) return [];
  const clauses = [
    ...named(org, "a mentor", cover.mentor),
    ...named(org, "a calibrator", cover.calibrator),
    ...(cover.ladder ? [say(["person.discipline"])`a ladder to write`] : []),
  ];
  return clauses.length === 0
    ? []
    : [
        say([
          "person.discipline",
        ])`Their manager is of another discipline; for their craft they need ${joined(clauses)}.`,
      ];
}

function named(org: Org, what: string, cover: CoverToName["mentor"]): Sentence[] {
  if (cover === null) return [];
  const person = org.people[cover.proposed === null ? -1 : (org.personIndexById.get(cover.proposed) ?? -1)];
  return [
    person === undefined
      ? say([])`${what} to name (nobody proposed)`
      : say(["person.discipline"])`${what} to name (${mention(person)} proposed)`,
  ];
}

/** People below somebody who keeps under half of them. */
function reachFact(org: Org, plan: Plan, id: PersonId): Sentence[] {
  const lost = plan.todo.reachLost.find((one) => one.personId === id);
  const person = org.people[org.personIndexById.get(id) ?? -1];
  return lost === undefined || person === undefined
    ? []
    : [
        say([
          "person.managerId",
        ])`People below ${mention(person)}, all levels counted: ${lost.before} today, ${lost.after} in the plan. Whoever works in a planned area reports within it, up to its owner.`,
      ];
}

/** The role open to somebody who loses theirs, or that none is. */
function roleFact(org: Org, plan: Plan, id: PersonId): Sentence[] {
  const { offers, craftLeads, reachLost } = plan.todo;
  if (plan.units.some((unit) => unit.ownerId === id)) return [];
  const offer = offers.find((one) => one.personId === id);
  const isLess = reachLost.some((one) => one.personId === id);
  if (offer === undefined && !isLess) return [];
  if (offer !== undefined && offer.role !== null) return [say(["person.managerId"])`${offered(org, offer)}`];
  const crafts = craftLeads.filter((one) => one.candidates.includes(id));
  return [
    crafts.length === 0
      ? say(["person.managerId"])`No new role is decided for them yet.`
      : say([
          "person.managerId",
          "person.discipline",
        ])`No new role is decided for them yet; they could be asked to lead the craft of ${joined(crafts.map((one) => say([])`${one.discipline} (${one.people} ${one.people === 1 ? "person" : "people"})`))}.`,
  ];
}

function offered(org: Org, { role, areaIds, discipline }: Offer): string {
  const areas = areaIds.map((id) => areaName(org, id)).join(", ");
  const craft = org.disciplines.find((one) => one.id === discipline)?.name ?? discipline ?? "";
  switch (role) {
    case "owner":
      return `They lead nobody in the plan; they could own ${areas}.`;
    case "manager":
      return `They lead nobody in the plan; they could lead a team in ${areas}.`;
    case "craft-lead":
      return `They lead nobody in the plan; they could lead the craft of ${craft}.`;
    default:
      return `They lead nobody in the plan; they could be player-coach in ${areas}.`;
  }
}

const areaName = (org: Org, id: string): string => org.areas[org.areaIndexById.get(id) ?? -1]?.name ?? id;
