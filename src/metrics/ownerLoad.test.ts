import { expect, test } from "vitest";
import { orgOf, TODAY } from "../../test/orgOf.ts";
import {
  areaId,
  areaIndex,
  decisionId,
  DEFAULT_CONFIG,
  dependencyId,
  type Decision,
  type Dependency,
} from "../org/index.ts";
import { measureArea } from "./index.ts";

const reserved = (id: string, fields: Partial<Decision> = {}): Decision => ({
  id: decisionId(id),
  areaId: areaId("x"),
  title: "move",
  door: "one-way",
  ...fields,
});
const need = (id: string, fields: Partial<Dependency> = {}): Dependency => ({
  id: dependencyId(id),
  consumerAreaId: areaId("x"),
  providerAreaId: areaId("y"),
  blocking: false,
  ...fields,
});

test("what has ended, is decided, was replaced or is made up is carried no more", () => {
  const org = orgOf("ceo > o; o > p, q; x: o*, p; y: ceo*", {
    people: { q: { placeholder: true } },
    areas: { x: { charter: { reservedDecisions: ["move"] } } },
    dependencies: [need("holds"), need("ended", { to: TODAY }), need("later", { from: "2026-06-02" })],
    decisions: [
      reserved("open"),
      reserved("tomorrow", { decidedOn: "2026-06-02" }),
      reserved("taken", { decidedOn: TODAY }),
      reserved("replaced"),
      reserved("newer", { supersedesId: decisionId("replaced"), decidedOn: TODAY }),
      reserved("itself", { supersedesId: decisionId("itself") }),
    ],
  });
  const { rows } = measureArea({ org, config: DEFAULT_CONFIG }, areaIndex(org, "x"))["owner-load"]!;
  expect(rows.map(({ subject, value }) => [subject, value])).toEqual([
    ["reports", 1],
    ["open reserved decisions", 1.5],
    ["tier-1 assets", 0],
    ["agreements", 1],
  ]);
});
