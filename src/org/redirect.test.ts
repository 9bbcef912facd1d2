import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createFollow, type Redirect } from "./index.ts";

const TODAY = "2026-06-01";
/** "pay>shop, shop>till;post" as redirects of areas; "@day" at the end of one says since when. */
function redirectsOf(text: string): Redirect[] {
  return text.split(", ").map((one) => {
    const [pair = "", on] = one.split("@");
    const [fromId = "", to = ""] = pair.split(">");
    return {
      kind: "area",
      fromId,
      toIds: to.split(";").filter((id) => id !== ""),
      ...(on === undefined ? {} : { on }),
    };
  });
}

test.each([
  ["one that became another", "pay>shop", "", ["shop"]],
  ["a merger of mergers", "pay>shop, shop>till", "", ["till"]],
  ["what is live is not followed further", "pay>shop, shop>till", "shop", ["shop"]],
  ["one that was split, in the order of the row", "pay>shop;till;post", "", ["shop", "till", "post"]],
  ["both ways to one target count once", "pay>shop;till, shop>till", "", ["till"]],
  ["one that is gone", "pay>", "", []],
  ["a circle", "pay>shop, shop>pay", "", []],
  ["one way out of a circle", "pay>shop, shop>pay;till", "", ["till"]],
  ["a redirect of today", "pay>shop@2026-06-01", "", ["shop"]],
  ["a redirect of tomorrow", "pay>shop@2026-06-02", "", []],
  ["another id", "shop>till", "", []],
])("%s: %s", (_, text, live, reached) => {
  const follow = createFollow(redirectsOf(text), { today: TODAY, isLive: (_, id) => id === live });
  expect(follow("area", "pay")).toEqual(reached);
  expect(follow("person", "pay")).toEqual([]);
});

test("what is reached is led nowhere itself, and every id reached is a target of some redirect", () => {
  const id = fc.constantFrom("a", "b", "c", "d", "e", "f");
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.array(id, { maxLength: 3 })), { maxLength: 6 }), (rows) => {
      const redirects = rows.map(([fromId, toIds]): Redirect => ({ kind: "asset", fromId, toIds }));
      const follow = createFollow(redirects, { today: TODAY, isLive: () => false });
      const firstOf = new Map([...redirects].reverse().map((one) => [one.fromId, one.toIds]));
      for (const one of firstOf.keys())
        for (const target of follow("asset", one)) {
          expect(firstOf.has(target)).toBe(false);
          expect(target).not.toBe(one);
        }
    }),
  );
});

test("a chain of a hundred thousand ends soon, with nothing reached", () => {
  const chain = Array.from({ length: 100_000 }, (_, i): Redirect => ({
    kind: "area",
    fromId: `a${i}`,
    toIds: [`a${i + 1}`],
  }));
  const follow = createFollow(chain, { today: TODAY, isLive: () => false });
  expect(follow("area", "a0")).toEqual([]);
  expect(follow("area", "a99990")).toEqual(["a100000"]);
});
