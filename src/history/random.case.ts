import * as fc from "fast-check";
import { randomChange } from "../changes/random.case.ts";
import type { Day } from "../org/index.ts";
import type { Revision } from "./index.ts";

export const DAYS: readonly Day[] = ["2026-05-01", "2026-06-01", "2026-06-02", "2026-07-01", "2026-10-01"];

/** Revisions with days in any order: most apply at their place, some are held. */
export const randomRevisions = (maxLength: number): fc.Arbitrary<readonly Revision[]> =>
  fc
    .array(
      fc.record({
        changes: fc.array(randomChange, { maxLength: 3 }),
        effectiveOn: fc.constantFrom(...DAYS),
      }),
      { maxLength, size: "max" },
    )
    .map((sets) =>
      sets.map(({ changes, effectiveOn }, i) => ({
        number: i + 1,
        committedAt: `2026-06-01T10:00:00.${String(i).padStart(3, "0")}Z`,
        changeSet: { id: `c${i + 1}`, author: "ada", reason: "because", effectiveOn, changes },
      })),
    );
