import type { SubjectJson } from "../api/index.ts";
import { CHECKS } from "../checks/index.ts";
import { METRICS } from "../metrics/index.ts";
import { NEAR_MAX } from "./nearSubjects.ts";
import { looseText, typingErrors } from "./textSketch.ts";

/** Headings of the table of `check` that are short for a metric. Others are its title or id already. */
const HEADINGS: ReadonlyMap<string, string> = new Map([
  ["up", "levels-up"],
  ["sharedbossdepth", "shared-boss"],
]);

/** Headings of the table of `check` that no check or metric is called by, with those that say more. */
const RELATED: ReadonlyMap<string, readonly string[]> = new Map([
  ["people", ["core-fte", "unit-size"]],
  ["owners", ["owner-exactly-one"]],
  ["directmanagers", ["outside-managers"]],
  ["why", ["structure"]],
  ["singlethreaded", ["structure", "thread"]],
]);

const ERRORS_MAX = 2;

const DEFINITIONS: readonly SubjectJson[] = [
  ...CHECKS.map(({ id, title }) => ({ kind: "check", id, name: title })),
  ...METRICS.map(({ id, title }) => ({ kind: "metric", id, name: title })),
];

const idByText: ReadonlyMap<string, string> = new Map([
  ...HEADINGS,
  ...DEFINITIONS.map(({ id, name }) => [looseText(name), id] as const),
  ...DEFINITIONS.map(({ id }) => [looseText(id), id] as const),
]);

/**
 * The id of the check or metric a text names: an id, a title, or a heading of the table of `check`; case, blanks, `_`
 * and `-` apart.
 * @example definitionId("Levels up") // "levels-up"
 */
export function definitionId(text: string): string | undefined {
  return idByText.get(looseText(text));
}

/** Whether a text is the id itself: then nothing else is meant. */
export function isDefinitionId(text: string): boolean {
  return DEFINITIONS.some(({ id }) => id === text);
}

/**
 * At most five checks and metrics called nearly so: a typing error away, holding the text, or behind a heading.
 * @example nearDefinitions("legz")[0]?.id // "legs"
 */
export function nearDefinitions(text: string): SubjectJson[] {
  const wanted = looseText(text);
  if (wanted.length < 2 || wanted.length > 64) return [];
  const related = RELATED.get(wanted) ?? [];
  return DEFINITIONS.map((one) => ({ one, rank: rankOf(one, wanted, related) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, NEAR_MAX)
    .map(({ one }) => one);
}

function rankOf({ id, name }: SubjectJson, wanted: string, related: readonly string[]): number {
  if (related.includes(id)) return 0;
  const errorsMax = wanted.length < 4 ? 1 : ERRORS_MAX;
  const texts = [looseText(id), looseText(name)];
  const errors = Math.min(...texts.map((text) => typingErrors(text, wanted, errorsMax)));
  if (errors <= errorsMax) return errors;
  return wanted.length >= 3 && texts.some((text) => text.includes(wanted)) ? ERRORS_MAX + 1 : Infinity;
}
