import { expect, test } from "vitest";
import { onethreadJson, ROOT } from "./onethread.ts";

const ORG = ["plan", "examples/sourcegraph-2022-05-15", "--today", "2022-05-15"];

test("a pinned owner leads to no plan below the one that is proved optimal without the pin", () => {
  const { plan: free } = onethreadJson(ROOT, ...ORG);
  expect([free.proof.kind, free.cost]).toEqual(["optimal", free.lowerBound]);
  // Above the level of Code Intelligence's cheapest owners: with them, managers above them may go there.
  const { plan: pinned } = onethreadJson(ROOT, ...ORG, "--own", "Alex Yarwick=Code Intelligence");
  expect(pinned.cost).toBeGreaterThanOrEqual(free.cost);
  const [price] = pinned.pinPrices;
  expect(price.least).toBeLessThanOrEqual(pinned.cost - free.cost);
  expect(price.most).toBeGreaterThanOrEqual(pinned.cost - free.cost);
}, 300_000);
