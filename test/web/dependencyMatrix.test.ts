import { expect, test } from "vitest";
import { orgOf } from "../orgOf.ts";
import { applyChanges } from "../../src/changes/index.ts";
import type { DependencyId, Org } from "../../src/org/index.ts";
import { AREAS_SHOWN } from "../../src/web/engine/dependencies/grouping.ts";
import { agreementsOf, matrixOf } from "../../src/web/engine/dependencies/matrix.ts";

const depends = (id: string, consumerAreaId: string, providerAreaId: string, more: object = {}) => ({
  id,
  consumerAreaId,
  providerAreaId,
  blocking: false,
  ...more,
});

const ORG = orgOf("ceo > a, b, c; pay: a*; ads: b*; id: c", {
  dependencies: [
    depends("d1", "pay", "id", { blocking: true, channel: "desk", responseTimeHours: 48 }),
    depends("d2", "pay", "id", { mode: "service", acceptedBy: { consumer: "a", provider: "c" } }),
    depends("d3", "ads", "id"),
    depends("d4", "id", "pay"),
    depends("d5", "ads", "pay", { from: "2020-01-01", to: "2020-02-01" }),
  ],
} as never);

const after = (org: Org, ...ids: readonly string[]): Org => {
  const ended = applyChanges(
    org,
    ids.map((id) => ({
      kind: "end-dependency" as const,
      dependencyId: id as DependencyId,
    })),
  );
  if (!ended.ok) throw new Error("refused");
  return ended.org;
};

test("most waited for comes first, both directions count, and what ended before today does not", () => {
  const { areas, cells, declared } = matrixOf({ today: ORG, later: null }, undefined);
  expect(declared).toEqual({ today: 4, later: 4 });
  expect(areas.map(({ id, waitedFor, waits }) => [id, waitedFor.today, waits.today])).toEqual([
    ["id", 3, 1],
    ["pay", 1, 2],
    ["ads", 0, 1],
  ]);
  const cell = cells.find(
    ({ consumer, provider }) => areas[consumer]?.id === "pay" && areas[provider]?.id === "id",
  );
  expect(cell).toMatchObject({ today: 2, later: 2 });
});

test("what a scenario ends is counted down beside today and told as gone", () => {
  const later = after(ORG, "d1", "d4");
  const both = { today: ORG, later };
  const { areas, cells, declared } = matrixOf(both, undefined);
  expect(declared).toEqual({ today: 4, later: 2 });
  const at = (consumer: string, provider: string) =>
    cells.find((one) => areas[one.consumer]?.id === consumer && areas[one.provider]?.id === provider);
  expect(at("pay", "id")).toMatchObject({ today: 2, later: 1 });
  expect(at("id", "pay")).toMatchObject({ today: 1, later: 0 });
  expect(agreementsOf(both, undefined, "pay", "id")).toMatchObject([
    { id: "d1", state: "gone", blocking: true, answerHours: 48, accepted: "none", what: "desk" },
    { id: "d2", state: "kept", mode: "service", accepted: "both" },
  ]);
});

/** Fifty areas below five parents, each waiting for the next. */
function many(): Org {
  const ids = Array.from({ length: 50 }, (_, k) => `x${k}`);
  const groups = ["g0", "g1", "g2", "g3", "g4"];
  return orgOf(
    [
      `ceo > ${ids.map((id) => `p${id}`).join(", ")}`,
      ...groups.map((id) => `${id}: ceo 0.1`),
      ...ids.map((id, k) => `g${k % 5}/${id}: p${id}`),
    ].join("; "),
    { dependencies: ids.map((id, k) => depends(`d${k}`, id, ids[(k + 1) % ids.length] ?? "")) as never },
  );
}

test("above so many areas they are counted by parent, and one of them can be opened", () => {
  const org = many();
  const { areas, isGrouped, cells } = matrixOf({ today: org, later: null }, undefined);
  expect(AREAS_SHOWN).toBe(40);
  expect(isGrouped).toBe(true);
  expect(areas.map(({ id }) => id).toSorted()).toEqual(["g0", "g1", "g2", "g3", "g4"]);
  expect(cells.reduce((sum, one) => sum + one.today, 0)).toBe(50);
  const opened = matrixOf({ today: org, later: null }, "g0");
  expect(opened.areas.filter(({ isGroup }) => isGroup)).toHaveLength(4);
  expect(opened.areas).toHaveLength(14);
});
