import { expect, test } from "vitest";
import { orgOf } from "./orgOf.ts";
import type { Org } from "../src/org/index.ts";
import type { Lens } from "../src/web/view/view.ts";
import { lensOf } from "../src/web/engine/orgLens.ts";
import { ADDED, differencesOf, NEW_AREA, NEW_MANAGER, REMOVED } from "../src/web/engine/edit/differences.ts";

const before = orgOf("ceo > em, po; em > dev, ux, old; pay: po*, dev; shop: ux");
const after = orgOf("ceo > em, po; em > ux; po > dev, new; pay: po*, ux; shop: dev, new");

/** Who differs, by id. */
function marked(side: "before" | "after", lens: Lens): Record<string, number> {
  const org: Org = side === "before" ? before : after;
  const { state } = differencesOf({ before, after }, side, lens);
  const { personOf } = lensOf(org, lens);
  return Object.fromEntries(
    [...state].flatMap((bits, node) =>
      bits === 0 ? [] : [[org.people[personOf[node] ?? -1]?.id ?? "", bits]],
    ),
  );
}

test.each(["disciplines", "areas"] as const)(
  "after, everybody who moved or came, under the lens %s",
  (lens) => {
    expect(marked("after", lens)).toEqual({ dev: NEW_MANAGER | NEW_AREA, ux: NEW_AREA, new: ADDED });
  },
);

test("before, everybody who will move or go", () => {
  expect(marked("before", "disciplines")).toEqual({
    dev: NEW_MANAGER | NEW_AREA,
    ux: NEW_AREA,
    old: REMOVED,
  });
});

test("both sides count the same", () => {
  const counts = { moved: 2, added: 1, removed: 1 };
  expect(differencesOf({ before, after }, "before", "areas")).toMatchObject(counts);
  expect(differencesOf({ before, after }, "after", "areas")).toMatchObject(counts);
});

test("an org and itself differ in nobody", () => {
  const { state, ...counts } = differencesOf({ before, after: before }, "after", "disciplines");
  expect(counts).toEqual({ moved: 0, added: 0, removed: 0 });
  expect(state.every((bits) => bits === 0)).toBe(true);
});
