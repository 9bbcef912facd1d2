import { coverageOf } from "../../metrics/index.ts";
import { group, mention, NONE, say, type Sentence } from "../../org/index.ts";
import { COST_TERMS, type CostTerm } from "../instance.ts";
import { sharedPairs } from "../todo/sharedPairs.ts";
import type { Told } from "./told.ts";
import { areas } from "./words.ts";

export function noUnits({ units }: Told): Sentence[] {
  return units.length > 0
    ? []
    : [
        say([
          "assignment",
          "area.kind",
        ])`No area of kind product or platform has one full-time person of its own: nothing changes.`,
      ];
}

/** Units too few of whose people are confirmed to judge: what the plan does there rests on part of the rows. */
export function thinUnits({ question }: Told): Sentence[] {
  const { org, members, settings } = question;
  const thin = Array.from(members.units).filter((area) => {
    const coverage = coverageOf(org, area);
    return coverage !== null && coverage + 1e-9 < settings.coverageMin;
  });
  if (thin.length === 0) return [];
  return [
    say([
      "assignment",
    ])`In ${areas(thin.map((area) => org.areas[area]!.name))} under ${Math.round(settings.coverageMin * 100)} % of the people are confirmed: the plan there, and the comparison, rest on part of the rows.`,
  ];
}

/** Units without units below them that stay under the usual size: a separate owner for so few is a price. */
export function smallUnits({ question, units }: Told): Sentence[] {
  const min = question.settings.smallUnit;
  const isInner = new Set(question.members.parentUnit);
  const small = units.filter((unit, u) => !isInner.has(u) && unit.people < min);
  if (small.length === 0) return [];
  return [
    say([
      "assignment",
    ])`${areas(small.map((unit) => unit.name))} ${small.length === 1 ? "holds" : "hold"} fewer than ${min} people in the plan, the owner included: joining ${small.length === 1 ? "it" : "them"} with another area is not planned here.`,
  ];
}

/** Pairs of units that are one team today. */
export function sharedTeams({ question, units }: Told): Sentence[] {
  return sharedPairs(question.members, units.length).map(
    ({ a, b, people }) =>
      say([
        "assignment",
      ])`${group(people)} people work on both ${units[a]!.name} and ${units[b]!.name} today: the plan splits them; joining the two areas would not, and is not planned here.`,
  );
}

const TERM_WORDS: Readonly<Record<CostTerm, string>> = {
  areaChange: "areas people leave",
  timeZone: "hours",
  siteChange: "workplaces elsewhere",
  skillMismatch: "managers where nobody of theirs is wanted",
  managerChange: "other managers",
  ownerFit: "owners' fit",
  stayWithPlan: "places of the published plan",
  short: "heads missing",
  uncovered: "disciplines nobody covers",
  over: "heads too many",
  managerShort: "managers missing",
  managerOver: "managers too many",
  ownerless: "owners to hire",
};

/** What merging areas would save or cost, with everybody placed as they are; who of the two owners would own nothing. */
export function mergePrices({ question: { org }, todo, units }: Told): Sentence[] {
  const nameOf = new Map(units.map((unit) => [unit.areaId as string, unit.name]));
  return (todo.merges ?? []).map(({ areaId, intoId, ownsNothingId, saves, terms }) => {
    const parts = COST_TERMS.map((term) => [term, terms[term] ?? 0] as const).filter(
      ([, points]) => points !== 0,
    );
    const told = (isLess: boolean): string =>
      parts
        .filter(([, points]) => points > 0 === isLess)
        .map(([term, points]) => `${Math.abs(points)} for ${TERM_WORDS[term]}`)
        .join(", ");
    const [less, more] = [told(true), told(false)];
    const words = [less === "" ? "" : `less: ${less}`, more === "" ? "" : `more: ${more}`].filter(
      (one) => one !== "",
    );
    const whole =
      saves === 0
        ? "cost as many points"
        : saves > 0
          ? `save at least ${saves} points`
          : `cost ${-saves} points more`;
    const made = words.length === 0 ? "" : ` (${words.join("; ")})`;
    const start = say([
      "plan.costs",
    ])`Merging ${nameOf.get(areaId) ?? areaId} into ${nameOf.get(intoId) ?? intoId} would ${whole} with everybody placed as they are${made}`;
    const person = org.people[org.personIndexById.get(ownsNothingId ?? "") ?? NONE];
    return person === undefined
      ? say(["plan.costs"])`${start}.`
      : say(["plan.costs", "area.owners"])`${start}; ${mention(person)} would own nothing.`;
  });
}
