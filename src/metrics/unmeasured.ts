/** A metric of the model that no org can give a value, and what it would need. */
export interface Unmeasured {
  readonly id: string;
  readonly unit: string;
  readonly title: string;
  readonly lacks: string;
}

/**
 * Metrics the model names and this version does not measure: an org is one day, and these need its history, work items,
 * releases, samples or what other systems know. Ids are reserved, so that an explanation can say why there is no number.
 * Source: docs/guides/metrics.md#unmeasured.
 * @example UNMEASURED.map((metric) => metric.id).includes("churn") // true
 */
export const UNMEASURED: readonly Unmeasured[] = [
  {
    id: "dependency-ratio",
    unit: "0–1",
    title: "Finished work that needed another area",
    lacks: "work items and the areas they waited for",
  },
  {
    id: "blocked-share",
    unit: "0–1",
    title: "Time spent waiting for others",
    lacks: "work items with their waiting and cycle times",
  },
  {
    id: "release-independence",
    unit: "0–1",
    title: "Releases without outside approval",
    lacks: "releases; assets say who must approve, not what was released",
  },
  {
    id: "manager-change-rate",
    unit: "0–1",
    title: "People with a new manager within a year",
    lacks: "twelve months of history; `impact` counts one change, from a base to an org",
  },
  {
    id: "churn",
    unit: "count",
    title: "Changes a person lived through in two years",
    lacks: "twenty-four months of history",
  },
  {
    id: "parity-gap",
    unit: "points",
    title: "Promotions managed in and out of discipline",
    lacks: "promotions over time",
  },
  {
    id: "who-owns-accuracy",
    unit: "0–1",
    title: "Right answers to who owns a thing",
    lacks: "answers that a person sampled and judged",
  },
  {
    id: "time-to-owner",
    unit: "minutes",
    title: "From the question to the owner's reply",
    lacks: "look-ups and acknowledgements",
  },
  {
    id: "drift",
    unit: "count",
    title: "Mismatches with other systems",
    lacks: "what those systems say, day by day",
  },
  {
    id: "delivery",
    unit: "several",
    title: "Deployments, lead time, failed changes, recovery",
    lacks: "imported figures; they are never guessed",
  },
  { id: "enps", unit: "points", title: "Employee net promoter score", lacks: "an imported survey" },
  {
    id: "reorg-effect",
    unit: "as its input",
    title: "Difference in differences of a reorganisation",
    lacks: "one figure before and after, for areas that changed and areas that did not",
  },
];
