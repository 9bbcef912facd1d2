import { mention, say, type AreaId, type Day, type Org, type PersonId, type Sentence } from "../org/index.ts";

/**
 * Something a person fixed before planning. `place`: this person goes to that unit (and comes into the plan, if
 * outside). `keep-out`: anywhere but there. `own`: this person owns that unit. `freeze-area`: everybody whose home
 * it is stays. An expired pin is not used.
 */
export type Pin = {
  readonly id: string;
  readonly author: string;
  readonly reason: string;
  /** First day on which it no longer holds. */
  readonly expiresOn?: Day;
} & (
  | { readonly kind: "place"; readonly personId: PersonId; readonly areaId: AreaId }
  | { readonly kind: "keep-out"; readonly personId: PersonId; readonly areaId: AreaId }
  | { readonly kind: "own"; readonly personId: PersonId; readonly areaId: AreaId }
  | { readonly kind: "freeze-area"; readonly areaId: AreaId }
);

export interface PinConflict {
  readonly message: Sentence;
  /** The smallest set of pins that cannot hold together; each one alone removed would do. */
  readonly conflicting: readonly Pin[];
}

export interface PinFacts {
  /** Area ids of the units. */
  readonly units: ReadonlySet<string>;
  /** Whether the person may own that unit. */
  readonly mayOwn: (personId: string, areaId: string) => boolean;
  /** Whether the person can be dealt out at all. */
  readonly isPlannable: (personId: string) => boolean;
  /** Home unit of a person of the plan, or undefined. */
  readonly homeUnit: (personId: string) => string | undefined;
}

/** Pins that still hold on the day. */
export function currentPins(pins: readonly Pin[], today: Day): readonly Pin[] {
  return pins.filter((pin) => pin.expiresOn === undefined || today < pin.expiresOn);
}

/**
 * The first contradiction among the pins, or null. Costs are soft, so a plan exists unless pins name what is not
 * there, a person who may not own, one person twice, one seat twice, or bar a person from every unit.
 */
export function findPinConflict(org: Org, pins: readonly Pin[], facts: PinFacts): PinConflict | null {
  return refusedAlone(org, pins, facts) ?? refusedTogether(org, pins, facts);
}

function refusedAlone(org: Org, pins: readonly Pin[], facts: PinFacts): PinConflict | null {
  for (const pin of pins) {
    if (!facts.units.has(pin.areaId))
      return {
        message: say(["area.id"])`Pin ${pin.id} names ${pin.areaId}, which is not one of the planned areas.`,
        conflicting: [pin],
      };
    if (pin.kind === "freeze-area") continue;
    const index = org.personIndexById.get(pin.personId);
    const person = index === undefined ? undefined : org.people[index];
    if (person === undefined)
      return {
        message: say(["person.id"])`Pin ${pin.id} names ${pin.personId}, who is not in the org.`,
        conflicting: [pin],
      };
    if (pin.kind !== "keep-out" && !facts.isPlannable(pin.personId))
      return {
        message: say([
          "person.managerId",
        ])`Pin ${pin.id} places ${mention(person)}, who heads the company and stays outside the plan.`,
        conflicting: [pin],
      };
    if (pin.kind === "own" && !facts.mayOwn(pin.personId, pin.areaId))
      return {
        message: say([
          "person.canOwn",
        ])`Pin ${pin.id} makes ${mention(person)} owner of ${nameOf(org, pin.areaId)}, who is not marked as able to own and does not lead people at the level the seat needs.`,
        conflicting: [pin],
      };
  }
  return null;
}

function refusedTogether(org: Org, pins: readonly Pin[], facts: PinFacts): PinConflict | null {
  const seat = new Map<string, Pin>();
  const goal = new Map<string, Pin>();
  for (const pin of pins) {
    if (pin.kind !== "own" && pin.kind !== "place") continue;
    const before = goal.get(pin.personId);
    if (before !== undefined && before.areaId !== pin.areaId) return twice(org, pin.personId, before, pin);
    goal.set(pin.personId, pin);
    if (pin.kind !== "own") continue;
    const other = seat.get(pin.areaId);
    if (other !== undefined && other.kind === "own" && other.personId !== pin.personId)
      return {
        message: say(["pins"])`Pins ${other.id} and ${pin.id} give ${nameOf(org, pin.areaId)} two owners.`,
        conflicting: [other, pin],
      };
    seat.set(pin.areaId, pin);
  }
  const frozen = new Map(
    pins.filter((pin) => pin.kind === "freeze-area").map((pin) => [pin.areaId as string, pin]),
  );
  for (const [personId, pin] of goal) {
    const home = facts.homeUnit(personId);
    const freeze = home === undefined ? undefined : frozen.get(home);
    if (freeze !== undefined && freeze.areaId !== pin.areaId) return twice(org, personId, freeze, pin);
  }
  const bans = new Map<string, Pin[]>();
  for (const pin of pins) {
    if (pin.kind !== "keep-out") continue;
    const list = bans.get(pin.personId) ?? [];
    if (!list.some((other) => other.areaId === pin.areaId)) list.push(pin);
    bans.set(pin.personId, list);
    const wanted = goal.get(pin.personId) ?? frozen.get(facts.homeUnit(pin.personId) ?? "");
    if (wanted !== undefined && wanted.areaId === pin.areaId)
      return {
        message: say([
          "pins",
        ])`Pin ${wanted.id} sends ${person(org, pin.personId)} to ${nameOf(org, pin.areaId)}, pin ${pin.id} keeps them out of it.`,
        conflicting: [wanted, pin],
      };
    if (list.length === facts.units.size)
      return {
        message: say(["pins"])`${person(org, pin.personId)} is kept out of all ${list.length} planned areas.`,
        conflicting: list,
      };
  }
  return null;
}

function twice(org: Org, personId: string, one: Pin, two: Pin): PinConflict {
  return {
    message: say([
      "pins",
    ])`Pins ${one.id} and ${two.id} place ${person(org, personId)} in ${nameOf(org, one.areaId)} and in ${nameOf(org, two.areaId)}.`,
    conflicting: [one, two],
  };
}

function person(org: Org, id: string) {
  const index = org.personIndexById.get(id);
  return mention((index === undefined ? undefined : org.people[index]) ?? { id, name: id });
}

function nameOf(org: Org, areaId: string): string {
  const index = org.areaIndexById.get(areaId);
  return index === undefined ? areaId : org.areas[index]!.name;
}
