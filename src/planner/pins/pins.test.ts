import { describe, expect, test } from "vitest";
import { refusePins, type PinFacts } from "./pinsHold.ts";
import type { AreaId, PersonId, PinWish } from "../../org/index.ts";
import { smallestConflict } from "./quickXplain.ts";
import { randomStream, type RandomStream } from "../solver/random.ts";

const PEOPLE = ["a", "b", "c", "d"] as PersonId[];
const AREAS = ["x", "y", "z"] as AreaId[];
/** a and b work in x, c in y, d in x and z; a manages everybody; d stays in z by rule. */
const WORKS: Readonly<Record<string, readonly string[]>> = { a: ["x"], b: ["x"], c: ["y"], d: ["z", "x"] };

const FACTS: PinFacts = {
  units: new Set(AREAS),
  mayOwn: () => true,
  isPlannable: () => true,
  homeUnit: (id) => WORKS[id]?.[0],
  peopleAt: (areaId) => PEOPLE.filter((id) => WORKS[id]?.[0] === areaId),
  managerOf: (id) => (id === "a" ? undefined : "a"),
  worksIn: (id, areaId) => WORKS[id]?.includes(areaId) === true,
  staysIn: (id) => (id === "d" ? "z" : undefined),
  closed: new Set(),
  mustMove: () => new Set(),
};

const pick = <Item>({ below }: RandomStream, list: readonly Item[]): Item => list[below(list.length)]!;

function randomPin(random: RandomStream): PinWish {
  const kinds = [
    "place",
    "seat",
    "keep-out",
    "own",
    "keep-manager",
    "keep-together",
    "freeze-area",
    "max-moves",
  ] as const;
  const kind = pick(random, kinds);
  const personId = pick(random, PEOPLE);
  const areaId = pick(random, AREAS);
  switch (kind) {
    case "place":
    case "seat":
    case "keep-out":
    case "own":
      return { kind, personId, areaId };
    case "keep-manager":
      return { kind, personId: pick(random, PEOPLE.slice(1)) };
    case "keep-together":
      return {
        kind,
        personIds: [
          personId,
          pick(
            random,
            PEOPLE.filter((id) => id !== personId),
          ),
        ],
      };
    case "freeze-area":
      return { kind, areaId };
    case "max-moves":
      return { kind, moves: random.below(3) };
  }
}

/** Whether some way to deal out the four people keeps all pins: every unit for everybody, and who owns. */
function canHold(pins: readonly PinWish[]): boolean {
  const seats = AREAS.flatMap((areaId) => [
    { areaId, owns: false },
    { areaId, owns: true },
  ]);
  for (let code = 0; code < seats.length ** PEOPLE.length; code++) {
    const at = new Map(
      PEOPLE.map((id, k) => [id, seats[Math.floor(code / seats.length ** k) % seats.length]!] as const),
    );
    const owned = [...at.values()].flatMap((seat) => (seat.owns ? [seat.areaId] : []));
    if (new Set(owned).size < owned.length) continue;
    // The rule gives way where a pin speaks of d.
    const isFree = pins.some(
      (pin) =>
        ("personId" in pin &&
          pin.personId === "d" &&
          (pin.kind === "place" || pin.kind === "seat" || pin.kind === "own")) ||
        (pin.kind === "keep-out" && pin.personId === "d" && pin.areaId === "z") ||
        (pin.kind === "freeze-area" && pin.areaId === "z"),
    );
    if (!isFree && at.get(PEOPLE[3]!)!.areaId !== "z") continue;
    if (pins.every((pin) => isKept(pin, at))) return true;
  }
  return false;
}

function isKept(
  pin: PinWish,
  at: ReadonlyMap<PersonId, { readonly areaId: string; readonly owns: boolean }>,
): boolean {
  const unit = (id: PersonId): string => at.get(id)?.areaId ?? "";
  switch (pin.kind) {
    case "place":
      return unit(pin.personId) === pin.areaId;
    case "seat":
    case "own":
      return unit(pin.personId) === pin.areaId && at.get(pin.personId)!.owns === (pin.kind === "own");
    case "keep-out":
      return unit(pin.personId) !== pin.areaId;
    case "keep-manager":
      return unit(pin.personId) === unit("a" as PersonId);
    case "keep-together":
      return new Set(pin.personIds.map(unit)).size === 1;
    case "freeze-area":
      return PEOPLE.every((id) => WORKS[id]![0] !== pin.areaId || unit(id) === pin.areaId);
    case "max-moves":
      return PEOPLE.filter((id) => !WORKS[id]!.includes(unit(id))).length <= pin.moves;
  }
}

describe("pins", () => {
  test("hold together exactly where some way of dealing people out keeps them all", () => {
    const random = randomStream(4);
    const seen = { held: 0, refused: new Set<string>() };
    for (let k = 0; k < 400; k++) {
      const pins = Array.from({ length: 2 + random.below(4) }, () => randomPin(random));
      const refused = refusePins(pins, FACTS);
      expect(refused === null, JSON.stringify([pins, refused])).toBe(canHold(pins));
      if (refused === null) seen.held += 1;
      else seen.refused.add(refused.kind);
    }
    expect(seen.held).toBeGreaterThan(50);
    expect([...seen.refused].sort()).toEqual(
      ["kept-out", "not-owner", "nowhere", "parted", "too-many-moves", "two-owners", "two-units"].filter(
        (kind) => seen.refused.has(kind),
      ),
    );
    expect(seen.refused.size).toBeGreaterThanOrEqual(5);
  });

  test("that conflict are blamed as a smallest set: without any one of them, the others hold", () => {
    const random = randomStream(9);
    const holds = (pins: readonly PinWish[]): boolean => refusePins(pins, FACTS) === null;
    let conflicts = 0;
    for (let k = 0; k < 300; k++) {
      const pins = Array.from({ length: 3 + random.below(8) }, () => randomPin(random));
      if (holds(pins)) continue;
      conflicts += 1;
      const blamed = smallestConflict(pins, holds);
      expect(holds(blamed)).toBe(false);
      for (const pin of blamed) expect(holds(blamed.filter((one) => one !== pin))).toBe(true);
    }
    expect(conflicts).toBeGreaterThan(100);
  });
});

describe("the smallest conflict", () => {
  const holdsWithout =
    (...sets: readonly (readonly number[])[]) =>
    (items: readonly number[]): boolean =>
      !sets.some((set) => set.every((item) => items.includes(item)));

  test.each<[string, readonly number[], (items: readonly number[]) => boolean, readonly number[]]>([
    ["of items that hold beside each other is what cannot", [1, 2, 3, 4], holdsWithout([2, 4]), [2, 4]],
    ["is one item where that cannot hold alone", [1, 2, 3], holdsWithout([3]), [3]],
    ["of two is that of the items first in the list", [5, 4, 3, 2, 1], holdsWithout([1, 2], [4, 5]), [5, 4]],
    ["is empty where there is nothing", [], () => false, []],
  ])("%s", (_, items, holds, expected) => {
    expect(smallestConflict(items, holds)).toEqual(expected);
  });
});
