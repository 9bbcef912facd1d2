import { wording, type Problem, type SheetRow } from "../org/index.ts";
import type { Coverage, Sheet } from "../worksheet/index.ts";
import { presentProblem } from "./check.ts";

/** What `onethread map --json` prints. */
export interface MapJson {
  readonly schemaVersion: 1;
  readonly coverage: {
    readonly people: number;
    readonly confirmed: number;
    /** Of those confirmed, who works on no area. */
    readonly noArea: number;
    readonly guessed: number;
    readonly none: number;
    readonly headline: string;
    readonly byArea: Coverage["byArea"];
  };
  readonly asked: number;
  readonly managers: number;
  readonly proposedAreas: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly SheetRow[];
  readonly problems: readonly ReturnType<typeof presentProblem>[];
}

/** The sheet and its coverage on the wire. */
export function presentMap(input: {
  readonly sheet: Sheet;
  readonly coverage: Coverage;
  readonly problems: readonly Problem[];
}): MapJson {
  const { sheet, coverage } = input;
  return {
    schemaVersion: 1,
    coverage: { ...coverage, headline: wording(coverage.headline) },
    asked: sheet.asked,
    managers: sheet.managers,
    proposedAreas: sheet.proposed.map(({ id, name }) => ({ id, name })),
    rows: sheet.rows,
    problems: input.problems.map(presentProblem),
  };
}
