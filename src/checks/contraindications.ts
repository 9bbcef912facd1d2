import { areaCoreOf, coverageOf, isProductArea, metricById } from "../metrics/index.ts";
import {
  CONTRAINDICATION_CODES,
  isDecided,
  say,
  type Config,
  type ContraindicationAnswer,
  type ContraindicationCode,
  type Decision,
  type Org,
  type Sentence,
} from "../org/index.ts";
import { counted, percent } from "./wording.ts";

/** One of the ten questions, what the data hint, and what a person answered. */
export interface Contraindication {
  readonly code: ContraindicationCode;
  readonly question: string;
  /** What the data say about it; null where they say nothing. A hint is no answer. */
  readonly hint: Sentence | null;
  /** `unknown` until answered; a "yes" without written evidence counts as unanswered. */
  readonly answer: "yes" | "no" | "unknown";
  readonly evidence: string | null;
}

/** The ten questions with their answers, and what follows from them. */
export interface Contraindications {
  readonly questions: readonly Contraindication[];
  readonly unanswered: number;
  readonly yes: number;
  /** Questions answered "yes" without evidence, counted as unanswered. */
  readonly withoutEvidence: readonly ContraindicationCode[];
  /** "Draft: n of 10 questions unanswered", or null when all are answered. */
  readonly draft: Sentence | null;
  /** When enough speak against it: look at the lighter forms first. */
  readonly advice: Sentence | null;
}

/**
 * "Yes" answers from which STL or a fixed triad comes first. Our proposal; setting `contraindications.yes`.
 * @example YES_LIMIT // 3
 */
export const YES_LIMIT = 3;

const QUESTIONS: Readonly<Record<ContraindicationCode, string>> = {
  "shared-core": "Is there one codebase or data store without an interface under several areas?",
  "few-owners": "Are there fewer ready leaders than areas?",
  "no-delegation": "Do executives keep deciding?",
  "one-product": "Is it one tightly integrated product where deep craft wins?",
  "one-journey": "Do the areas share one customer journey?",
  "no-consent": "Is the head of product or of design against it?",
  "too-small": "Are there fewer than about 20 people, or is it before product-market fit?",
  retrofit: "Is a grown functional organisation being changed, rather than a new one built?",
  "no-sponsor": "Is there nobody above all disciplines who carries it through a bad quarter?",
  large: "Are there so many areas that divergence and uneven leaders outweigh speed?",
};

/**
 * The ten questions asked before any target. Answers come from the latest decision that holds some; hints from the
 * org. Source: docs/glossary.md#contraindication.
 * @example contraindications(org, DEFAULT_CONFIG).unanswered // 10
 */
export function contraindications(org: Org, config: Config): Contraindications {
  const given = new Map(latestAnswers(org).map((answer) => [answer.code, answer]));
  const withoutEvidence: ContraindicationCode[] = [];
  const questions = CONTRAINDICATION_CODES.map((code): Contraindication => {
    const { answer = "unknown", evidence } = given.get(code) ?? {};
    const isBare = answer === "yes" && (evidence ?? "").trim() === "";
    if (isBare) withoutEvidence.push(code);
    return {
      code,
      question: QUESTIONS[code],
      hint: HINTS[code](org, config),
      answer: isBare ? "unknown" : answer,
      evidence: evidence ?? null,
    };
  });
  const unanswered = questions.filter((question) => question.answer === "unknown").length;
  const yes = questions.filter((question) => question.answer === "yes").length;
  return {
    questions,
    unanswered,
    yes,
    withoutEvidence,
    draft:
      unanswered === 0
        ? null
        : say([
            "decision.contraindications",
          ])`Draft: ${unanswered} of ${questions.length} questions unanswered.`,
    advice:
      yes >= (config.thresholds["contraindications.yes"] ?? YES_LIMIT) ? advise(yes, questions.length) : null,
  };
}

const advise = (yes: number, of: number): Sentence =>
  say([
    "decision.contraindications",
  ])`${yes} of ${of} questions speak against single-threaded owners: look first at owners with dedicated people whose lines stay in their disciplines, or at a fixed triad.`;

/** Answers of the latest decision that holds some: by the day it was decided, else raised, else by id. */
function latestAnswers(org: Org): readonly ContraindicationAnswer[] {
  const dayOf = (decision: Decision): string => decision.decidedOn ?? decision.raisedOn ?? "";
  const holding = org.records.decisions.filter((decision) => (decision.contraindications ?? []).length > 0);
  const sorted = [...holding].sort((a, b) =>
    dayOf(a) === dayOf(b) ? (a.id < b.id ? -1 : 1) : dayOf(a) < dayOf(b) ? -1 : 1,
  );
  return sorted.at(-1)?.contraindications ?? [];
}

type Hint = (org: Org, config: Config) => Sentence | null;

const HINTS: Readonly<Record<ContraindicationCode, Hint>> = {
  "shared-core": sharedCore,
  "few-owners": fewOwners,
  "no-delegation": overrides,
  "one-product": (org) => {
    const { products } = sizes(org);
    return products === 0
      ? null
      : say(["area.kind"])`${counted(products, "product area", "product areas")} in the data.`;
  },
  "one-journey": journey,
  "no-consent": () => null,
  "too-small": (org) => say(["person"])`${counted(sizes(org).people, "person", "people")} in the data.`,
  retrofit: measuredStructures,
  "no-sponsor": () => null,
  large: (org) => {
    const { people, areas } = sizes(org);
    return say([
      "person",
      "area.kind",
    ])`${counted(people, "person", "people")}, ${counted(areas, "product or platform area", "product and platform areas")}.`;
  },
};

function sizes(org: Org): { people: number; areas: number; products: number } {
  const areas = productAreas(org);
  return {
    people: org.people.filter((person) => person.placeholder !== true).length,
    areas: areas.length,
    products: areas.filter((area) => org.areas[area]!.kind === "product").length,
  };
}

function productAreas(org: Org): number[] {
  return org.areas.map((_, area) => area).filter((area) => isProductArea(org, area));
}

function sharedCore(org: Org): Sentence | null {
  const { assets, dependencies } = org.records;
  if (assets.length === 0 && dependencies.length === 0) return null;
  const shared = assets.filter((asset) => {
    const claims = [...(asset.areaId === undefined ? [] : [asset.areaId]), ...(asset.claimedBy ?? [])];
    return new Set(claims).size > 1;
  }).length;
  const cycles = mutualBlocks(org);
  return say([
    "asset.claimedBy",
    "dependency.blocking",
  ])`${shared} of ${counted(assets.length, "asset is", "assets are")} claimed by several areas; ${counted(cycles, "pair of areas blocks", "pairs of areas block")} each other.`;
}

/** Pairs of areas with blocking dependencies in both directions. */
function mutualBlocks(org: Org): number {
  const blocking = org.records.dependencies.filter((dependency) => dependency.blocking);
  const edges = new Set(blocking.map((d) => `${d.consumerAreaId} ${d.providerAreaId}`));
  const pairs = blocking.filter(
    (d) => d.consumerAreaId < d.providerAreaId && edges.has(`${d.providerAreaId} ${d.consumerAreaId}`),
  );
  return new Set(pairs.map((d) => `${d.consumerAreaId} ${d.providerAreaId}`)).size;
}

function fewOwners(org: Org): Sentence | null {
  const areas = productAreas(org);
  if (areas.length === 0) return null;
  const marked = org.people.filter((person) => person.canOwn === true && !person.vacant).length;
  if (marked > 0)
    return say([
      "person.canOwn",
    ])`${counted(marked, "person is", "people are")} marked as able to own, for ${counted(areas.length, "area", "areas")}.`;
  const leaders = new Set<number>();
  for (const area of areas)
    for (const person of areaCoreOf(org, area).people)
      if (org.lines.childCount[person]! > 0 && !org.people[person]!.vacant) leaders.add(person);
  return say([
    "person.managerId",
    "assignment",
  ])`Nobody is marked as able to own; ${counted(leaders.size, "person", "people")} with reports work in ${counted(areas.length, "area", "areas")}.`;
}

function overrides(org: Org): Sentence | null {
  const decided = org.records.decisions.filter(
    (d) => isDecided(d, org.today) && d.contraindications === undefined,
  );
  if (decided.length === 0) return null;
  const reversed = decided.filter((d) => d.overriddenBy !== undefined || d.overriddenOn !== undefined).length;
  return say([
    "decision.overriddenBy",
  ])`${reversed} of ${counted(decided.length, "decision was", "decisions were")} reversed from above.`;
}

function journey(org: Org): Sentence | null {
  const areas = new Set(productAreas(org).map((area) => org.areas[area]!.id as string));
  if (org.records.dependencies.length === 0 || areas.size < 2) return null;
  const pairs = new Set<string>();
  for (const { consumerAreaId, providerAreaId } of org.records.dependencies)
    if (areas.has(consumerAreaId) && areas.has(providerAreaId))
      pairs.add([consumerAreaId, providerAreaId].sort().join(" "));
  const possible = (areas.size * (areas.size - 1)) / 2;
  return say([
    "dependency",
  ])`${pairs.size} of ${possible} pairs of product areas depend on each other (${percent(pairs.size / possible)}).`;
}

function measuredStructures(org: Org, config: Config): Sentence | null {
  const structure = metricById("structure");
  if (structure?.scope !== "area") return null;
  const counts = new Map<string, number>();
  for (const area of productAreas(org)) {
    if ((coverageOf(org, area) ?? 1) + 1e-9 < config.coverageMin) continue;
    const { value } = structure.measure({ org, config }, area);
    if (typeof value === "string") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const measured = [...counts.values()].reduce((sum, n) => sum + n, 0);
  if (measured === 0) return null;
  return say([
    "area.owners",
    "assignment",
    "person.managerId",
  ])`${counts.get("functional") ?? 0} of ${counted(measured, "product or platform area", "product and platform areas")} measured are functional, ${counts.get("sto") ?? 0} single-threaded.`;
}
