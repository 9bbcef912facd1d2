import type { Command } from "commander";
import { parsePins } from "../formats/index.ts";
import type { AreaId, Org, PersonId, Pin, PinWish } from "../org/index.ts";
import { COMMAND_LINE } from "../planner/index.ts";
import type { CliDeps } from "./deps.ts";
import { InputRefused } from "./exit.ts";
import { textFile, type Session } from "./session.ts";

/** What somebody fixes before a plan is made, or asks about one. */
export interface PinOptions {
  readonly pin?: readonly string[];
  readonly seat?: readonly string[];
  readonly forbid?: readonly string[];
  readonly own?: readonly string[];
  readonly keepManager?: readonly string[];
  readonly keepTogether?: readonly string[];
  readonly freeze?: readonly string[];
  readonly maxMoves?: string;
}

/** Options of a verb that makes a plan: the same, and a file of pins. */
export interface PlanPinOptions extends PinOptions {
  readonly pins?: string;
}

/** Names of the options, for those that exclude them. */
export const PIN_OPTIONS = [
  "pin",
  "seat",
  "forbid",
  "own",
  "keepManager",
  "keepTogether",
  "freeze",
  "maxMoves",
  "pins",
];

const collect = (value: string, all: readonly string[] | undefined): readonly string[] => [
  ...(all ?? []),
  value,
];

/** Pins as options; people and areas by id, or by name where only one bears it. Each may be repeated. */
export function withPinOptions(command: Command): Command {
  return command
    .option("--pin <person=area>", "this person goes to that area, in any seat", collect)
    .option("--seat <person=area>", "this person goes there and does not own it", collect)
    .option("--forbid <person=area>", "this person goes anywhere but there", collect)
    .option("--own <person=area>", "this person owns that area", collect)
    .option("--keep-manager <person>", "this person and today's manager share an area", collect)
    .option("--keep-together <a,b,…>", "these people share an area", collect)
    .option("--freeze <area>", "everybody whose home it is stays", collect)
    .option("--max-moves <n>", "at most so many people go to an area new to them");
}

/** The same for a verb that makes a plan. */
export function withPlanPinOptions(command: Command): Command {
  return withPinOptions(command).option(
    "--pins <file>",
    "pins from a YAML file, beside those of onethread.yaml",
  );
}

/** All pins that hold for a new plan, oldest first: of the company, of the file, of the command line. */
export function planPinsOf(session: Session, options: PlanPinOptions, deps: CliDeps): readonly Pin[] {
  const read = options.pins === undefined ? [] : pinsIn(options.pins, deps);
  return [...session.config.plan.pins, ...read, ...asPins(wishesOf(session.org, options))];
}

function pinsIn(file: string, deps: CliDeps): readonly Pin[] {
  const { pins, faults } = parsePins(textFile(file, deps));
  if (faults.length > 0) throw new InputRefused(`${file}: ${faults.slice(0, 3).join(" ")}`);
  return pins;
}

function countOf(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InputRefused(`--max-moves takes a whole number from 0 on, not "${text}".`);
}

/** Pins of the command line, numbered by kind. */
export function asPins(wishes: readonly PinWish[]): readonly Pin[] {
  const count = new Map<string, number>();
  return wishes.map((wish) => {
    const number = (count.get(wish.kind) ?? 0) + 1;
    count.set(wish.kind, number);
    return {
      id: `${wish.kind}-${number}`,
      author: COMMAND_LINE,
      reason: "asked for on the command line",
      ...wish,
    };
  });
}

/** What the options ask for, in the order of the options. */
export function wishesOf(org: Org, options: PinOptions): readonly PinWish[] {
  const placed =
    (kind: "place" | "seat" | "keep-out" | "own", name: string) =>
    (text: string): PinWish => {
      const at = text.indexOf("=");
      if (at <= 0 || at === text.length - 1)
        throw new InputRefused(`${name} takes a person and an area joined by "=", not "${text}".`);
      return { kind, personId: personOf(org, text.slice(0, at)), areaId: areaOf(org, text.slice(at + 1)) };
    };
  return [
    ...(options.pin ?? []).map(placed("place", "--pin")),
    ...(options.seat ?? []).map(placed("seat", "--seat")),
    ...(options.forbid ?? []).map(placed("keep-out", "--forbid")),
    ...(options.own ?? []).map(placed("own", "--own")),
    ...(options.keepManager ?? []).map((text): PinWish => ({
      kind: "keep-manager",
      personId: personOf(org, text),
    })),
    ...(options.keepTogether ?? []).map((text): PinWish => {
      const personIds = text.split(",").map((one) => personOf(org, one.trim()));
      if (personIds.length < 2)
        throw new InputRefused(`--keep-together takes at least two people joined by ",", not "${text}".`);
      return { kind: "keep-together", personIds };
    }),
    ...(options.freeze ?? []).map((text): PinWish => ({ kind: "freeze-area", areaId: areaOf(org, text) })),
    ...(options.maxMoves === undefined
      ? []
      : [{ kind: "max-moves", moves: countOf(options.maxMoves) } as const]),
  ];
}

function personOf(org: Org, text: string): PersonId {
  return oneOf(org.people, org.personIndexById.get(text), text, "person");
}

function areaOf(org: Org, text: string): AreaId {
  return oneOf(org.areas, org.areaIndexById.get(text), text, "area");
}

/** By id, else by a name that only one bears. */
function oneOf<Id>(
  list: readonly { readonly id: Id; readonly name: string }[],
  index: number | undefined,
  text: string,
  what: string,
): Id {
  const known = index === undefined ? undefined : list[index];
  if (known !== undefined) return known.id;
  const named = list.filter((one) => one.name === text);
  if (named.length === 1 && named[0] !== undefined) return named[0].id;
  throw new InputRefused(
    named.length === 0
      ? `There is no ${what} "${text}" in this organisation, neither by id nor by name. Ids stand in onethread check --json.`
      : `${named.length} ${what === "person" ? "people" : "areas"} are called "${text}": ${named
          .slice(0, 5)
          .map((one) => String(one.id))
          .join(", ")}. Say which by id.`,
  );
}
