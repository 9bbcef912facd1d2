/** What `onethread compare --json` prints; values stand in the order of `columns`. */
export interface CompareJson {
  readonly schemaVersion: 1;
  readonly columns: readonly string[];
  readonly areas: number;
  /** Planned areas left out of the rows: too few of their people are confirmed. */
  readonly unjudged: readonly string[];
  readonly gains: readonly RowJson[];
  readonly costs: readonly RowJson[];
  readonly unsolved: readonly string[];
  readonly openQuestions: readonly { readonly code: string; readonly question: string }[];
  /** The same rows and more for each plan of a set, where the plan was made with alternatives. */
  readonly plans?: {
    readonly columns: readonly string[];
    readonly gains: readonly RowJson[];
    readonly costs: readonly RowJson[];
  };
}

interface RowJson {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly formula: string;
  readonly better: "higher" | "lower" | null;
  readonly values: readonly (number | string)[];
}

/** A comparison on the wire. */
export function presentCompare(input: Omit<CompareJson, "schemaVersion">): CompareJson {
  return { schemaVersion: 1, ...input };
}
