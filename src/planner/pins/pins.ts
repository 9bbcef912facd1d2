import {
  mention,
  say,
  type Day,
  type Org,
  type PersonId,
  type Pin,
  type PinWish,
  type Sentence,
} from "../../org/index.ts";
import { calledFirst, pinName, pinnedArea, pinnedPerson } from "./pinWords.ts";
import { refusePins, type PinFacts } from "./pinsHold.ts";
import { smallestConflict } from "./quickXplain.ts";

export type { Pin, PinWish };

export interface PinConflict {
  readonly message: Sentence;
  /** The smallest set of pins that cannot hold together, newest first; each one alone removed would do. */
  readonly conflicting: readonly Pin[];
  /** For each of them the way out, in the same order. */
  readonly fixes: readonly Sentence[];
}

/** Pins that still hold on the day. */
export function currentPins(pins: readonly Pin[], today: Day): readonly Pin[] {
  return pins.filter((pin) => pin.expiresOn === undefined || today < pin.expiresOn);
}

/** People a pin names. */
export function peopleOfPin(pin: PinWish): readonly PersonId[] {
  if (pin.kind === "keep-together") return pin.personIds;
  return "personId" in pin ? [pin.personId] : [];
}

/**
 * The first contradiction among the pins, or null. Costs are soft, so a plan exists unless pins name what is not
 * there, a person who may not own, one person twice, one seat twice, bar a person from every unit, part who shall be
 * together, or move more people than a cap allows.
 */
export function findPinConflict(org: Org, pins: readonly Pin[], facts: PinFacts): PinConflict | null {
  return refusedAlone(org, pins, facts) ?? refusedTogether(org, pins, facts);
}

function refusedAlone(org: Org, pins: readonly Pin[], facts: PinFacts): PinConflict | null {
  for (const pin of pins) {
    const message = refusalOfPin(org, pin, facts);
    if (message !== null) return { message, conflicting: [pin], fixes: [fixOf(org, pin, facts, pins)] };
  }
  return null;
}

function refusalOfPin(org: Org, pin: Pin, facts: PinFacts): Sentence | null {
  if ("areaId" in pin && !facts.units.has(pin.areaId))
    return say([
      "area.id",
    ])`${calledFirst(org, [pin])} names ${pin.areaId}, which is not one of the planned areas.`;
  for (const id of peopleOfPin(pin)) {
    const index = org.personIndexById.get(id);
    const person = index === undefined ? undefined : org.people[index];
    if (person === undefined)
      return say(["person.id"])`${calledFirst(org, [pin])} names ${id}, who is not in the org.`;
    if (pin.kind === "keep-out" || facts.isPlannable(id)) continue;
    return pin.kind === "keep-manager" || pin.kind === "keep-together"
      ? say([
          "assignment.areaId",
        ])`${calledFirst(org, [pin])} names ${mention(person)}, who is outside the plan; a pin that places them brings them in.`
      : say([
          "person.managerId",
        ])`${calledFirst(org, [pin])} places ${mention(person)}, who heads the company and stays outside the plan.`;
  }
  if (pin.kind === "keep-manager" && facts.managerOf(pin.personId) === undefined)
    return say([
      "person.managerId",
    ])`${calledFirst(org, [pin])} keeps the manager of ${pinnedPerson(org, pin.personId)}, who has none in the plan.`;
  if (pin.kind === "own" && !facts.mayOwn(pin.personId, pin.areaId))
    return say([
      "person.canOwn",
    ])`${calledFirst(org, [pin])} makes ${pinnedPerson(org, pin.personId)} owner of ${pinnedArea(org, pin.areaId)}, who is not marked as able to own and does not lead people at the level the seat needs.`;
  return null;
}

function refusedTogether(org: Org, pins: readonly Pin[], facts: PinFacts): PinConflict | null {
  const holds = (some: readonly Pin[]): boolean => refusePins(some, facts) === null;
  if (holds(pins)) return null;
  const conflicting = smallestConflict(pins.toReversed(), holds);
  return {
    message: conflictWords(org, conflicting, facts),
    conflicting,
    fixes: conflicting.map((pin) => fixOf(org, pin, facts, conflicting)),
  };
}

/** Why these pins, none too many, cannot all hold. */
function conflictWords(org: Org, conflicting: readonly Pin[], facts: PinFacts): Sentence {
  // Read in the order they were given.
  const pins = conflicting.toReversed();
  const why = refusePins(pins, facts);
  const start = calledFirst(org, pins);
  const s = pins.length === 1 ? "s" : "";
  switch (why?.kind) {
    case "two-units":
      return say([
        "pins",
      ])`${start} place${s} ${pinnedPerson(org, why.personId)} ${listOf(why.areaIds.map((id) => `in ${pinnedArea(org, id)}`))}.`;
    case "two-owners":
      return say(["pins"])`${start} give${s} ${pinnedArea(org, why.areaId)} two owners.`;
    case "not-owner":
      return say([
        "pins",
      ])`${start} make${s} ${pinnedPerson(org, why.personId)} owner of ${pinnedArea(org, why.areaId)} and not owner.`;
    case "kept-out":
      return say([
        "pins",
      ])`${start} send${s} ${pinnedPerson(org, why.personId)} to ${pinnedArea(org, why.areaId)} and keep${s} them out of it.`;
    case "nowhere":
      return why.together.length === 1
        ? say([
            "pins",
          ])`${pinnedPerson(org, why.together[0]!)} is kept out of all ${facts.units.size} planned areas.`
        : say([
            "pins",
          ])`${start} leave${s} no planned area to which all ${why.together.length} people who shall be together may go.`;
    case "parted":
      return say([
        "pins",
        "person.status",
        "person.discipline",
      ])`${start} keep${s} ${why.together.length} people together who are to be ${listOf(why.areaIds.map((id) => `in ${pinnedArea(org, id)}`))}.`;
    case "too-many-moves":
      if (pins.every((pin) => pin.kind === "max-moves"))
        return say([
          "pins",
        ])`${start} let${s} at most ${why.most} move, and ${why.moves} ${why.moves === 1 ? "person moves" : "people move"} in any plan, who ${why.moves === 1 ? "works" : "work"} in none of the areas open to them.`;
      return say([
        "pins",
      ])`${start} move${s} at least ${why.moves} ${why.moves === 1 ? "person" : "people"}, and at most ${why.most} may move.`;
    case undefined:
      return say(["pins"])`${start} cannot all hold.`;
  }
}

/** One way out: what this pin alone would have to give. */
function fixOf(org: Org, pin: Pin, facts: PinFacts, conflicting: readonly Pin[]): Sentence {
  switch (pin.kind) {
    case "place":
    case "seat":
      return say([
        "pins",
      ])`Drop ${pinName(org, pin)}: ${pinnedPerson(org, pin.personId)} need not go to ${pinnedArea(org, pin.areaId)}.`;
    case "keep-out":
      return say([
        "pins",
      ])`Drop ${pinName(org, pin)}: ${pinnedPerson(org, pin.personId)} may go to ${pinnedArea(org, pin.areaId)}.`;
    case "own":
      return say(["pins"])`Drop ${pinName(org, pin)}: somebody else may own ${pinnedArea(org, pin.areaId)}.`;
    case "keep-manager":
      return say([
        "pins",
      ])`Drop ${pinName(org, pin)}: ${pinnedPerson(org, pin.personId)} may get another manager.`;
    case "keep-together":
      return say(["pins"])`Drop ${pinName(org, pin)}: its ${pin.personIds.length} people may part.`;
    case "freeze-area":
      return say(["pins"])`Drop ${pinName(org, pin)}: people of ${pinnedArea(org, pin.areaId)} may move.`;
    case "max-moves": {
      const others = conflicting.filter((one) => one.kind !== "max-moves");
      const why = refusePins([...others, { ...pin, moves: 0 }], facts);
      return why?.kind === "too-many-moves"
        ? say(["pins"])`Raise ${pinName(org, pin)} to at least ${why.moves}.`
        : say(["pins"])`Drop ${pinName(org, pin)}: as many people may move as it takes.`;
    }
  }
}

const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
