import {
  mention,
  say,
  type Org,
  type PersonMention,
  type Pin,
  type PinWish,
  type Sentence,
} from "../../org/index.ts";

/**
 * Author of pins that stand as options on the command line.
 * @example COMMAND_LINE // "command line"
 */
export const COMMAND_LINE = "command line";

/** Ids that we number; whoever writes an id of their own calls the pin so. */
const NUMBERED =
  /^(?:(?:pin|wish|place|seat|keep-out|own|keep-manager|keep-together|freeze-area|max-moves)-\d+|alternative-movers)$/;

/**
 * What a pin is called in front of people: the option as it was typed, with the names of people and areas; the id that
 * its author gave it; or what it asks, in quotes. Never a number of ours.
 * @example wording(pinName(org, { id: "mates", kind: "keep-together", … })) // "mates"
 */
export function pinName(org: Org, pin: Pin): Sentence {
  if (pin.author === COMMAND_LINE) return asTyped(org, pin);
  return NUMBERED.test(pin.id) ? say(["pins"])`"${pinWords(org, pin)}"` : say(["pins"])`${pin.id}`;
}

const OPTIONS = { place: "--pin", seat: "--seat", "keep-out": "--forbid", own: "--own" } as const;

function asTyped(org: Org, pin: PinWish): Sentence {
  switch (pin.kind) {
    case "place":
    case "seat":
    case "keep-out":
    case "own":
      return say([
        "pins",
      ])`${OPTIONS[pin.kind]} "${pinnedPerson(org, pin.personId)}=${pinnedArea(org, pin.areaId)}"`;
    case "keep-manager":
      return say(["pins"])`--keep-manager "${pinnedPerson(org, pin.personId)}"`;
    case "keep-together":
      return say(["pins"])`--keep-together "${joined(
        pin.personIds.map((id) => say([])`${pinnedPerson(org, id)}`),
        ",",
        ",",
      )}"`;
    case "freeze-area":
      return say(["pins"])`--freeze "${pinnedArea(org, pin.areaId)}"`;
    case "max-moves":
      return say(["pins"])`--max-moves ${pin.moves}`;
  }
}

/** Pins at the head of a sentence: options by themselves, others as pins. */
export function calledFirst(org: Org, pins: readonly Pin[]): Sentence {
  const names = joined(pins.map((pin) => pinName(org, pin)));
  if (pins.every((pin) => pin.author === COMMAND_LINE)) return names;
  return pins.length === 1 ? say(["pins"])`Pin ${names}` : say(["pins"])`Pins ${names}`;
}

function joined(all: readonly Sentence[], between = ", ", last = " and "): Sentence {
  return all.reduce(
    (sentence, one, k) => say(["pins"])`${sentence}${k === all.length - 1 ? last : between}${one}`,
  );
}

/**
 * What a pin asks, as a sentence without a full stop.
 * @example pinWords(org, { kind: "keep-manager", … }) // "Ana stays in one area with today's manager"
 */
export function pinWords(org: Org, pin: PinWish): Sentence {
  const who = (id: string) => pinnedPerson(org, id);
  switch (pin.kind) {
    case "place":
      return say(["pins"])`${who(pin.personId)} goes to ${pinnedArea(org, pin.areaId)}`;
    case "seat":
      return say(["pins"])`${who(pin.personId)} goes to ${pinnedArea(org, pin.areaId)} and does not own it`;
    case "keep-out":
      return say(["pins"])`${who(pin.personId)} does not go to ${pinnedArea(org, pin.areaId)}`;
    case "own":
      return say(["pins"])`${who(pin.personId)} owns ${pinnedArea(org, pin.areaId)}`;
    case "keep-manager":
      return say(["pins"])`${who(pin.personId)} stays in one area with today's manager`;
    case "keep-together":
      return say(["pins"])`${pin.personIds.map(who)} stay in one area`;
    case "freeze-area":
      return say(["pins"])`everybody whose home is ${pinnedArea(org, pin.areaId)} stays there`;
    case "max-moves":
      return say([
        "pins",
      ])`at most ${pin.moves} ${pin.moves === 1 ? "person goes" : "people go"} to an area new to them`;
  }
}

/** The person a pin names, by id where the org has none. */
export function pinnedPerson(org: Org, id: string): PersonMention {
  const index = org.personIndexById.get(id);
  return mention((index === undefined ? undefined : org.people[index]) ?? { id, name: id });
}

/** The area a pin names, by id where the org has none. */
export function pinnedArea(org: Org, areaId: string): string {
  const index = org.areaIndexById.get(areaId);
  return index === undefined ? areaId : org.areas[index]!.name;
}
