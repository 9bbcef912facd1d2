import type { Lens, OrgAt } from "../view/view.ts";
import type { CompareView } from "./compare/compareView.ts";
import type { PairColumns, PairLabel, Side } from "./compare/pair.ts";
import type { EngineContext } from "./context.ts";
import type { DrawnPicture } from "./picture.ts";

/** Today beside a scenario: in figures, as a flow, and as two trees. */
export interface CompareEngine {
  /** @param other one more scenario, as a column of its own. */
  readonly compare: (at: OrgAt, other?: string) => Promise<CompareView>;
  readonly flow: (at: OrgAt) => Promise<DrawnPicture>;
  /** Both trees with what changed between them. */
  readonly pair: (at: OrgAt, lens: Lens) => Promise<PairColumns>;
  readonly pairLabels: (
    at: OrgAt,
    lens: Lens,
    side: Side,
    nodes: Int32Array,
  ) => Promise<readonly PairLabel[]>;
}

/** What compares is loaded with the first question. */
export function compareEngine(context: EngineContext): CompareEngine {
  let desk: Promise<CompareEngine> | null = null;
  const open = (): Promise<CompareEngine> =>
    (desk ??= import("./compare/desk.ts").then(({ createCompareDesk }) => createCompareDesk(context)));
  return {
    compare: async (...asked) => (await open()).compare(...asked),
    flow: async (...asked) => (await open()).flow(...asked),
    pair: async (...asked) => (await open()).pair(...asked),
    pairLabels: async (...asked) => (await open()).pairLabels(...asked),
  };
}
