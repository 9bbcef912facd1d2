import { expect, test } from "vitest";
import { personId as p, type Ownership } from "../org/index.ts";
import { keptOwners } from "./keptOwners.ts";
import { overlapIn } from "./ownerOverlap.ts";

const of = (id: string, more: Partial<Ownership> = {}): Ownership => ({ personId: p(id), ...more });
const claimed = { claimed: true } as const;

test.each<[string, { first?: boolean; before?: Ownership[]; now: Ownership[] }, string, boolean]>([
  ["one owner", { now: [of("a")] }, "", true],
  ["two of an import are claims", { first: true, now: [of("a"), of("b")] }, "a b", true],
  ["two later are not", { now: [of("a"), of("b")] }, "", false],
  [
    "claims stay while nobody settles it",
    { before: [of("a", claimed), of("b", claimed)], now: [of("a"), of("b")] },
    "a b",
    true,
  ],
  [
    "who is left when the other ends owns",
    { before: [of("a", claimed), of("b", claimed)], now: [of("a"), of("b", { to: "2026-06-01" })] },
    "b",
    true,
  ],
  [
    "a third beside two claims is refused",
    { before: [of("a", claimed), of("b", claimed)], now: [of("a"), of("b"), of("c")] },
    "a b",
    true,
  ],
  [
    "a claim that is made longer is news",
    { before: [of("a"), of("b", { ...claimed, to: "2026-06-01" })], now: [of("a"), of("b")] },
    "",
    false,
  ],
  [
    "a claim that begins on another day is news",
    { before: [of("a"), of("b", claimed)], now: [of("a"), of("b", { from: "2026-06-01" })] },
    "",
    false,
  ],
  [
    "an acting owner is the owner for the time being",
    { now: [of("a"), of("b", { acting: true })] },
    "",
    false,
  ],
  [
    "leave, deputy, return",
    {
      now: [
        of("a", { to: "2026-06-01" }),
        of("d", { acting: true, from: "2026-06-01", to: "2026-09-01" }),
        of("a", { from: "2026-09-01" }),
      ],
    },
    "",
    true,
  ],
  ["what the change says is claimed stays so", { now: [of("a", claimed), of("b")] }, "a", true],
])("%s", async (_, { first = false, before = [], now }, claims, isKept) => {
  const [kept] = await keptOwners([{ areaId: "pay", owners: now }], first, async () => [
    { areaId: "pay", owners: before },
  ]);
  const owners = kept?.owners ?? [];
  expect(
    owners
      .filter((one) => one.claimed === true)
      .map((one) => one.personId)
      .join(" "),
  ).toBe(claims);
  expect(overlapIn([{ areaId: "pay", owners }]) === null).toBe(isKept);
});
