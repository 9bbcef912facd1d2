import { expect, test } from "vitest";
import { areaIndex, membersOf, personIndex, sharedBoss } from "../src/org/index.ts";
import { orgOf } from "./orgOf.ts";

test("text becomes an org with lines, areas and shares", () => {
  const org = orgOf("ceo/executive > em/engineering, pm/product; em > dev; pay(sto): pm*, dev 0.5");
  expect(org.people.map((p) => p.id)).toEqual(["ceo", "em", "pm", "dev"]);
  expect(org.areas[areaIndex(org, "pay")]?.owners).toEqual([{ personId: "pm" }]);
  expect(org.people[sharedBoss(org, membersOf(org, areaIndex(org, "pay")))]?.id).toBe("ceo");
  expect(org.work.share[0]).toBe(1);
  expect(org.work.home[personIndex(org, "dev")]).toBe(areaIndex(org, "pay"));
});
