import { isProductArea } from "../metrics/index.ts";
import { addDays, daysBetween, NONE, say, type Day, type Org, type Sentence } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { circlesOf } from "./circles.ts";
import { defineCheck, type CheckContext, type Fault } from "./define.ts";
import { needsOf, type Need } from "./things.ts";
import { areaName, listed } from "./wording.ts";

/**
 * Areas that work closely together do so for a time; and no areas wait for each other in a circle.
 * Source: docs/guides/checks.md#dependency-temporary.
 * @source team-topologies; our proposal
 * @example check(orgOf("a > b; x: a*; y: b*", { dependencies: [{ id: "n", consumerAreaId: "x", providerAreaId: "y",
 *   blocking: false, mode: "collaboration" }] }))
 *   // "x collaborates with y, without an end."
 */
export const dependencyTemporary = defineCheck({
  id: "dependency-temporary",
  group: 5,
  tier: "norm",
  title: "Close work ends, and nobody waits in a circle",
  applies: "current dependencies of live product and platform areas",
  thresholds: { days: { value: 183, unit: "days", source: "our proposal, after Team Topologies" } },
  needs: ["dependencies", "days"],
  each: "org",
  check: (ctx) => [...lasting(ctx), ...circles(ctx.org)],
});

function lasting({ org, today, limit }: CheckContext): Fault[] {
  return needsOf(org).flatMap(({ dependency, consumer, provider }): Fault[] => {
    const { id, mode, from, to } = dependency;
    if (mode !== "collaboration") return [];
    if (!isProductArea(org, consumer) && !isProductArea(org, provider)) return [];
    const days = to === undefined ? null : daysBetween(from ?? today, to);
    if (days !== null && days <= limit("days")) return [];
    const pair = `${areaName(org, consumer)} collaborates with ${areaName(org, provider)}`;
    return [
      {
        area: isProductArea(org, consumer) ? consumer : provider,
        subjects: [id],
        ...(days === null ? {} : { value: days }),
        message: lastsSentence(pair, { from, to, days }),
        fixes: endingAt(dependency, addDays(from ?? today, limit("days")), today),
      },
    ];
  });
}

interface Span {
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  readonly days: number | null;
}

function lastsSentence(pair: string, { from, to, days }: Span): Sentence {
  const rests = ["dependency.mode", "dependency.from", "dependency.to"];
  if (to === undefined || days === null)
    return say(rests)`${pair}${from === undefined ? "" : ` since ${from}`}, without an end.`;
  return from === undefined
    ? say(rests)`${pair} for ${days} days more, until ${to}.`
    : say(rests)`${pair} for ${days} days, until ${to}.`;
}

/** An end within the limit, where that day is still to come: what should have ended is for people to settle. */
function endingAt({ id }: Need["dependency"], to: Day, today: Day): OrgChange[] {
  return to <= today ? [] : [{ kind: "update-dependency", dependencyId: id, fields: { to } }];
}

/** Sets of areas each of which waits, directly or through others, for all the others of the set. */
function circles(org: Org): Fault[] {
  const waits = needsOf(org).filter(({ dependency }) => dependency.blocking);
  const found = circlesOf(
    org.areas.length,
    waits.map(({ consumer, provider }) => [consumer, provider]),
  );
  const circleOf = new Int32Array(org.areas.length).fill(NONE);
  found.forEach((circle, c) => circle.forEach((area) => (circleOf[area] = c)));
  const within: Need[][] = found.map(() => []);
  for (const wait of waits) {
    const circle = circleOf[wait.consumer]!;
    if (circle !== NONE && circle === circleOf[wait.provider]) within[circle]!.push(wait);
  }
  return found.flatMap((areas, c): Fault[] => {
    const area = areas.find((one) => isProductArea(org, one));
    if (area === undefined) return [];
    return [
      {
        area,
        areas,
        subjects: areas.map((one) => org.areas[one]!.id),
        value: areas.length,
        message: say([
          "dependency.blocking",
        ])`Blocking dependencies run in a circle through ${listed(areas.map((one) => areaName(org, one)))}.`,
        evidence: within[c]!.map(({ dependency, consumer, provider }) => ({
          subject: dependency.id,
          says: say([
            "dependency.blocking",
          ])`${areaName(org, consumer)} waits for ${areaName(org, provider)}.`,
        })),
      },
    ];
  });
}
