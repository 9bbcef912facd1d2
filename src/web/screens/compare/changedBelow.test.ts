import { expect, test } from "vitest";
import type { OrgColumns } from "../../engine/orgSource.ts";
import { changedBelow } from "./changedBelow.ts";

test("each node counts the changed ones below it, not itself", () => {
  const columns = { size: 5, parent: Int32Array.of(-1, 0, 0, 1, 3) } as unknown as OrgColumns;
  expect([...changedBelow({ columns, mark: Uint8Array.of(1, 0, 2, 1, 3) })]).toEqual([3, 2, 0, 1, 0]);
});
