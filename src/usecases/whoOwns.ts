import type { SubjectJson, WhoAnswer, WhoOwns, WhoResult, WhoRoute } from "../api/index.ts";
import {
  mention,
  say,
  type Asset,
  type Decision,
  type Dependency,
  type Org,
  type Sentence,
} from "../org/index.ts";
import { CERTIFIED_DAYS, isEmptySeat, managersAbove, personOf, routeThroughArea } from "./areaOwner.ts";
import { findSubjects, type FoundSubject, type SubjectKind } from "./findSubjects.ts";
import { redirectEnds } from "./redirectEnds.ts";
import { sourceOwners } from "./sourceOwners.ts";

const OWNED: readonly SubjectKind[] = ["area", "asset", "dependency", "decision"];

/**
 * Who owns an area, asset, dependency or decision, as of the org's day: a person with path, confidence, deputy,
 * previous and next owner. An asset is owned through its area, a dependency on either side, a decision by its decider.
 * Several claimants or nobody are answered as such, with what the source says; nobody is picked.
 * Names are indexed once per org; after that a lookup costs microseconds at a million assets (bench/README.md#who).
 * @param certifiedDays how old a confirmation may be, in days; the threshold `ownership-certified.days`.
 * @param suggests whether near misses are looked for: they read all names, a lookup does not.
 * @returns one entry for each thing the text names, and near misses when it names nothing. Never throws on content.
 * @example whoOwns(org, "github:acme/pay").answers[0]?.routes[0]?.owners[0]?.person.name
 */
export function whoOwns(org: Org, text: string, certifiedDays = CERTIFIED_DAYS, suggests = true): WhoResult {
  const found = findSubjects(org, text, OWNED, suggests);
  return {
    answers: found.exact.map((subject) => answerFor(org, subject, certifiedDays)),
    total: found.total,
    near: found.near,
  };
}

/** What one thing has to say: its routes, which of them make the answer, and the evidence beside them. */
interface Routes {
  readonly routes: readonly WhoRoute[];
  readonly answer: WhoAnswer;
  readonly evidence: readonly Sentence[];
}

function answerFor(org: Org, found: FoundSubject, certifiedDays: number): WhoOwns {
  const { kind, id, name, by, followed } = found;
  const subject = { kind, id, name };
  const { evidence, ...routes } = routesOf(org, found, { subject, certifiedDays });
  return { subject, by, followed, ...routes, evidence: [...insideSentences(found), ...evidence] };
}

/** Nobody has said whose the path itself is: what lies above it answers. */
const insideSentences = ({ inside }: FoundSubject): Sentence[] =>
  inside === undefined
    ? []
    : [
        say([
          "asset.externalIds",
        ])`${inside} has no entry of its own; this is the longest listed path above it.`,
      ];

interface Asked {
  readonly subject: SubjectJson;
  readonly certifiedDays: number;
}

function routesOf(org: Org, { kind, position, followed }: FoundSubject, asked: Asked): Routes {
  if (position < 0)
    return { routes: [], answer: "none", evidence: [goneSentence(followed.at(-1)?.toIds ?? [])] };
  const { assets, dependencies, decisions } = org.records;
  if (kind === "asset") return ofAsset(org, at(assets, position), asked);
  if (kind === "dependency") return ofDependency(org, at(dependencies, position), asked);
  if (kind === "decision") return ofDecision(org, at(decisions, position), asked);
  const routes = [routeThroughArea(org, position, { ...asked, role: "owner", before: [] })];
  return { routes, answer: worst(routes), evidence: [] };
}

function goneSentence(toIds: readonly string[]): Sentence {
  return toIds.length === 0
    ? say(["redirect.toIds"])`It ended without a successor.`
    : say(["redirect.toIds"])`It became ${toIds.join(" and ")}, which is not on record.`;
}

function at<T>(list: readonly T[], position: number): T {
  const one = list[position];
  if (one === undefined) throw new RangeError(`Position ${position} is outside 0..${list.length - 1}.`);
  return one;
}

/** Nobody anywhere weighs most, then several. */
function worst(routes: readonly WhoRoute[]): WhoAnswer {
  if (routes.length === 0 || routes.some((route) => route.answer === "none")) return "none";
  return routes.every((route) => route.answer === "one") ? "one" : "several";
}

/** The live areas an id stands for today, as indexes: itself, or what redirects lead to. */
function areasOf(org: Org, id: string): number[] {
  return redirectEnds(org, "area", id)
    .map((end) => org.areaIndexById.get(end.id))
    .filter((index) => index !== undefined);
}

function ofAsset(org: Org, asset: Asset, asked: Asked): Routes {
  const claims = asset.claimedBy ?? [];
  const ids = [...new Set([...(asset.areaId === undefined ? [] : [asset.areaId]), ...claims])];
  const areas = [...new Set(ids.flatMap((id) => areasOf(org, id)))];
  const role = areas.length > 1 ? "claimant" : "owner";
  const routes = areas.map((area) =>
    routeThroughArea(org, area, { ...asked, role, before: [asked.subject] }),
  );
  const evidence = [
    ...(areas.length > 1
      ? [say(["asset.claimedBy"])`${areas.length} areas claim it: ${routes.map(areaOfRoute).join(", ")}.`]
      : []),
    ...(areas.length === 0 ? [say(["asset.areaId"])`It belongs to no area.`] : []),
    ...(asset.certifiedOn === undefined
      ? []
      : [say(["asset.certifiedOn"])`Its owner was last confirmed on ${asset.certifiedOn}.`]),
    ...sourceOwners(org, asset, areas),
  ];
  return { routes, answer: areas.length > 1 ? ofClaims(routes) : worst(routes), evidence };
}

const areaOfRoute = (route: WhoRoute): string => route.path.at(-1)?.name ?? "";

/** Claims that all lead to the same one person are one answer; else nobody is picked. */
function ofClaims(routes: readonly WhoRoute[]): WhoAnswer {
  const people = new Set(
    routes.flatMap((route) =>
      route.owners.filter((owner) => !isEmptySeat(owner.person)).map((owner) => owner.person.id),
    ),
  );
  if (people.size === 0) return "none";
  return people.size === 1 && routes.every((route) => route.answer === "one") ? "one" : "several";
}

function ofDependency(org: Org, dependency: Dependency, asked: Asked): Routes {
  const side = (role: "consumer" | "provider", id: string): WhoRoute[] =>
    areasOf(org, id).map((area) => routeThroughArea(org, area, { ...asked, role, before: [asked.subject] }));
  const routes = [
    ...side("consumer", dependency.consumerAreaId),
    ...side("provider", dependency.providerAreaId),
  ];
  const { consumer, provider } = dependency.acceptedBy ?? {};
  const evidence = [
    ...acceptance(org, "consumer", consumer),
    ...acceptance(org, "provider", provider),
    ...(dependency.to !== undefined && dependency.to <= org.today
      ? [say(["dependency.to"])`It ended on ${dependency.to}.`]
      : []),
  ];
  const hasBoth =
    routes.some(({ role }) => role === "consumer") && routes.some(({ role }) => role === "provider");
  // An area that was split leaves several owners on its side.
  const answer = routes.length > 2 && worst(routes) === "one" ? "several" : worst(routes);
  return { routes, answer: hasBoth ? answer : "none", evidence };
}

function acceptance(org: Org, side: string, id: string | undefined): Sentence[] {
  const person = id === undefined ? undefined : personOf(org, id);
  return person === undefined
    ? []
    : [say(["dependency.acceptedBy"])`Accepted for the ${side} by ${mention(person)}.`];
}

function ofDecision(org: Org, decision: Decision, asked: Asked): Routes {
  const decider = deciderRoute(org, decision, asked.subject);
  const areas = decision.areaId === undefined ? [] : areasOf(org, decision.areaId);
  const routes = [
    decider,
    ...areas.map((area) => routeThroughArea(org, area, { ...asked, role: "owner", before: [asked.subject] })),
  ];
  return { routes, answer: decider.answer, evidence: decisionEvidence(org, decision) };
}

function deciderRoute(org: Org, { deciderId }: Decision, subject: SubjectJson): WhoRoute {
  const index = deciderId === undefined ? undefined : org.personIndexById.get(deciderId);
  const person = index === undefined ? undefined : org.people[index];
  const absent = deciderId === undefined || index !== undefined ? undefined : personOf(org, deciderId);
  return {
    role: "decider",
    path: [subject],
    answer: person === undefined || isEmptySeat(person) ? "none" : "one",
    owners:
      index === undefined || person === undefined
        ? []
        : [
            {
              person,
              acting: false,
              known: "named",
              confidence: "named",
              because: [say(["decision.deciderId"])`Named as decider in the source.`],
              chain: managersAbove(org, index),
            },
          ],
    deputy: null,
    previous: null,
    next: null,
    sharedBoss: null,
    evidence:
      absent === undefined
        ? []
        : [
            say([
              "decision.deciderId",
              "person.status",
            ])`${mention(absent)} is named as decider and is not in today's organisation.`,
          ],
  };
}

function decisionEvidence(org: Org, decision: Decision): Sentence[] {
  const { areaId, decidedOn, raisedOn, overriddenBy, overriddenOn } = decision;
  const overrider = overriddenBy === undefined ? undefined : personOf(org, overriddenBy);
  const open =
    raisedOn === undefined ? say([])`It is open.` : say(["decision.raisedOn"])`It is open since ${raisedOn}.`;
  return [
    decidedOn === undefined || decidedOn > org.today
      ? open
      : say(["decision.decidedOn"])`It was decided on ${decidedOn}.`,
    ...(overrider === undefined
      ? []
      : [
          overriddenOn === undefined
            ? say(["decision.overriddenBy"])`It was overridden by ${mention(overrider)}.`
            : say([
                "decision.overriddenBy",
                "decision.overriddenOn",
              ])`It was overridden by ${mention(overrider)} on ${overriddenOn}.`,
        ]),
    ...(areaId === undefined ? [say(["decision.areaId"])`It belongs to no area.`] : []),
  ];
}
