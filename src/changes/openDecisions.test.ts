import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { decisionId, wording, type Decision } from "../org/index.ts";
import { applyChanges, type OrgChange } from "./index.ts";

const org = (decidedOn: string) =>
  orgOf("ceo > a, b; pay: a*", {
    areas: { pay: { deputyId: "b" as never } },
    decisions: [
      {
        id: decisionId("q"),
        title: "Launch",
        areaId: "pay",
        door: "two-way",
        deciderId: "a",
        decidedOn,
        outcome: "yes",
      } as unknown as Decision,
    ],
  });
const outcome = (decidedOn: string, change: unknown): string => {
  const applied = applyChanges(org(decidedOn), [change as OrgChange]);
  return applied.ok ? String(applied.org.records.decisions[0]?.deciderId) : wording(applied.refusal.message);
};

// As checks read it: the day is 2026-06-01.
describe.each([
  ["taken today", "2026-06-01", true],
  ["dated ahead", "2026-06-02", false],
])("a decision %s", (_, day, isTaken) => {
  test.each([
    [
      "is decided anew",
      { kind: "decide-decision", decisionId: "q", outcome: "no" },
      "Launch was already decided on 2026-06-01.",
      "a",
    ],
    [
      "is overridden",
      { kind: "override-decision", decisionId: "q", personId: "ceo" },
      "a",
      "Launch is open: there is nothing to override.",
    ],
    [
      "goes to whoever acts for its decider",
      { kind: "leave", personId: "a", endOn: "2026-06-01", keepSeat: false },
      "a",
      "b",
    ],
  ])("%s", (__, change, taken, open) => {
    expect(outcome(day, change)).toBe(isTaken ? taken : open);
  });
});
