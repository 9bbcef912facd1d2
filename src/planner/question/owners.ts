import { disciplineNamed, type Config, type Org, type Person } from "../../org/index.ts";
import type { PlanCosts } from "./costs.ts";

export type SeatKind = "leaf" | "inner" | "root";

/** Level an owner needs by place of the unit; a company's own under `thresholds`. Our proposal. */
export function requiredLevel(seat: SeatKind, config: Config): number {
  const standard = { leaf: 5, inner: 6, root: 7 }[seat];
  return config.thresholds[`plan.owner-level-${seat}`] ?? standard;
}

/**
 * Whether somebody may own a seat: said so (`canOwn`); or has reports today and the level, for leaf units also one
 * level below (*to develop*). A title alone never; empty seats, people on notice and those marked otherwise never.
 * Source: docs/glossary.md#owner-rules.
 */
export function readinessOf(
  candidate: { readonly person: Person; readonly level: number; readonly reports: number },
  seat: { readonly kind: SeatKind; readonly required: number },
): "ready" | "to-develop" | null {
  const { person, level, reports } = candidate;
  if (!maySitAtAll(person)) return null;
  if (reports > 0 && level >= seat.required) return "ready";
  if (person.canOwn === true) return level >= seat.required ? "ready" : "to-develop";
  return reports > 0 && seat.kind === "leaf" && level === seat.required - 1 ? "to-develop" : null;
}

function maySitAtAll(person: Person): boolean {
  return (
    !person.vacant &&
    person.placeholder !== true &&
    person.canOwn !== false &&
    person.endOn === undefined &&
    (person.status === "active" || person.status === "on-leave")
  );
}

/** Points of owner fit: levels above the seat, nobody led so far, another discipline than product. */
export function ownerFit(
  org: Org,
  candidate: { readonly person: Person; readonly level: number; readonly reports: number },
  required: number,
  costs: PlanCosts,
): number {
  return (
    costs.ownerExtraLevel * Math.max(0, candidate.level - required) +
    (candidate.reports === 0 ? costs.ownerNeverManaged : 0) +
    (isOf(org, candidate.person, "product") ? 0 : costs.ownerNotProduct)
  );
}

/** Whether the person is of the discipline that the word means, whatever the company calls it. */
function isOf(org: Org, { discipline }: Person, word: string): boolean {
  return discipline !== undefined && org.disciplines[disciplineNamed(org, word)]?.id === discipline;
}

/** Whether this person was asked about this area and said no. */
export function hasDeclined(org: Org, person: number, area: number): boolean {
  const id = org.people[person]!.id;
  return (
    org.areas[area]!.candidacies?.some((one) => one.personId === id && one.state === "declined") === true
  );
}
