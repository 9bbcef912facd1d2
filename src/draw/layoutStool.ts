import { circle, path, rect, text, textRuns, type Command, type Layout } from "./command.ts";
import type { Hue } from "./palette.ts";
import { fitText, textWidth } from "./textWidth.ts";

/** A stool in words, ready to be placed. */
export interface StoolInput {
  /** Least width, px; more legs than fit make it wider, type never gets smaller. */
  readonly width: number;
  /** `solid`: a person; `dashed`: a vacancy, or nobody. */
  readonly bar: {
    /** The same said at length and shorter: the first that fits is drawn. */
    readonly words: readonly string[];
    readonly look: "solid" | "dashed";
  };
  readonly legs: readonly LegInput[];
  readonly frame: {
    readonly name: string;
    readonly count: string;
    readonly note: string;
    readonly isOwned: boolean;
  };
}

export interface LegInput {
  /** Stands in the frame under the leg. */
  readonly name: string;
  /** False where there is no line to draw: reporting lines are not known. */
  readonly isDrawn: boolean;
  readonly count: string;
  readonly hue: Hue;
  /** Managers from the bar down, a row per level; the first of a row carries most of the leg's people. */
  readonly cards: readonly (readonly CardInput[])[];
  readonly groups: readonly PeopleGroup[];
  /** Whether the groups need names of their own, because the leg's does not say what they are. */
  readonly areGroupsNamed: boolean;
}

export interface CardInput {
  readonly name: string;
  readonly title: string;
  readonly hue: Hue;
  readonly isVacant: boolean;
}

/** The area's people of one discipline on one leg. */
export interface PeopleGroup {
  readonly name: string;
  readonly hue: Hue;
  readonly people: readonly ("owner" | "manager" | "person" | "vacancy")[];
  /** Lines naming the owners of this group. */
  readonly owners: readonly string[];
}

const COLUMN_MIN = 150;
const CARD_MAX = 220;
const CARD_MIN = 136;
const CARD_GAP = 24;
const CARD_HEIGHT = 48;
const CARD_SPACE = 28;
const BAR_HEIGHT = 44;
const POLE = 9;
const CELL = 15;
const SQUARE = 12;
const PAD = 16;
/** More rows than this on one leg are drawn as the first two, a count, and the last. */
const ROWS_MAX = 4;

/**
 * The stool: a bar, legs hanging from it with a card per manager, and the area's frame in which the legs stand.
 * Legs keep their order and get equal columns of at least 150 px.
 */
export function layoutStool(input: StoolInput): Layout {
  const columns = Math.max(1, input.legs.length);
  const column = Math.max(COLUMN_MIN, Math.floor((input.width - 2) / columns));
  const width = Math.max(input.width, column * columns + 2);
  const legs = input.legs.map((leg) => ({ ...leg, slots: slotsOf(leg.cards) }));
  const rows = Math.max(0, ...legs.map((leg) => leg.slots.length));
  const frameY = BAR_HEIGHT + rows * (CARD_HEIGHT + CARD_SPACE) + CARD_SPACE + (rows === 0 ? 24 : 8);
  const inner = input.legs.map((leg, i) => layoutPeople(leg, 1 + i * column, column, frameY + 14));
  const frameHeight = Math.max(96, Math.max(0, ...inner.map((one) => one.height)) + 14 + 40);
  const left = (i: number): number => 1 + i * column;
  return {
    width,
    height: frameY + frameHeight + 2,
    commands: [
      ...legs.flatMap((leg, i) => (leg.isDrawn ? [pole(leg.hue, left(i) + column / 2, frameY)] : [])),
      ...bar(input.bar, width),
      ...legs.flatMap((leg, i) =>
        leg.slots.flatMap((slot, row) =>
          cardRow(leg.hue, slot, {
            middle: left(i) + column / 2,
            column,
            y: BAR_HEIGHT + CARD_SPACE + row * (CARD_HEIGHT + CARD_SPACE),
          }),
        ),
      ),
      ...frame(input.frame, width, frameY, frameHeight),
      ...inner.flatMap((one) => one.commands),
    ],
  };
}

type Slot = readonly CardInput[] | { readonly more: number };

function slotsOf(rows: LegInput["cards"]): readonly Slot[] {
  if (rows.length <= ROWS_MAX) return rows;
  return [...rows.slice(0, 2), { more: rows.slice(2, -1).flat().length }, ...rows.slice(-1)];
}

function pole(hue: Hue, x: number, frameY: number): Command {
  return rect({
    x: x - POLE / 2,
    y: BAR_HEIGHT - 2,
    width: POLE,
    height: frameY - BAR_HEIGHT + 2,
    fill: `hue-${hue}`,
    outline: { paint: `hue-${hue}-edge`, width: 1 },
  });
}

function bar({ words, look }: StoolInput["bar"], width: number): Command[] {
  const isSolid = look === "solid";
  const room = width - 48;
  const fitting = words.find((one) => textWidth(one, 14, 600) <= room) ?? words.at(-1) ?? "";
  return [
    rect({
      x: 8,
      y: 1,
      width: width - 16,
      height: BAR_HEIGHT - 2,
      radius: 6,
      fill: isSolid ? "bar" : "panel",
      ...(isSolid ? {} : { outline: { paint: "warn" as const, width: 1.5, dashed: true } }),
    }),
    text({ x: width / 2, y: 27 }, fitText(fitting, 14, room, 600), {
      size: 14,
      weight: 600,
      anchor: "middle",
      fill: isSolid ? "on-bar" : "ink",
    }),
  ];
}

/** The managers of one level side by side while they fit, else one card with their number. */
function cardRow(
  hue: Hue,
  slot: Slot,
  at: { readonly middle: number; readonly column: number; readonly y: number },
): Command[] {
  if ("more" in slot) return moreCard(slot.more, at.middle, at.y);
  const fits = slot.length * (CARD_MIN + CARD_GAP) - CARD_GAP <= at.column - 14;
  const [first] = slot;
  if (first === undefined) return [];
  const others = slot.length - 1;
  const cards = fits
    ? slot
    : [
        {
          ...first,
          name: `${slot.length} managers`,
          title: `${first.name} and ${others} more`,
          isVacant: false,
        },
      ];
  const width = Math.min(CARD_MAX, (at.column - 14 - (cards.length - 1) * CARD_GAP) / cards.length);
  const wide = cards.length * (width + CARD_GAP) - CARD_GAP;
  const left = at.middle - wide / 2;
  return [
    ...(cards.length > 1
      ? [
          rect({
            x: left + 20,
            y: at.y + CARD_HEIGHT / 2 - POLE / 2,
            width: wide - 40,
            height: POLE,
            fill: `hue-${hue}`,
            outline: { paint: `hue-${hue}-edge`, width: 1 },
          }),
        ]
      : []),
    ...cards.flatMap((one, i) => card(one, left + i * (width + CARD_GAP), at.y, width)),
  ];
}

function moreCard(more: number, middle: number, y: number): Command[] {
  const words = `${more} more`;
  const wide = textWidth(words, 12, 600) + 20;
  return [
    rect({
      x: middle - wide / 2,
      y: y + 12,
      width: wide,
      height: 24,
      radius: 12,
      fill: "frame",
      outline: { paint: "edge", width: 1 },
    }),
    text({ x: middle, y: y + 28 }, words, { size: 12, weight: 600, anchor: "middle" }),
  ];
}

function card(slot: CardInput, x: number, y: number, width: number): Command[] {
  const room = width - 22;
  return [
    rect({
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: CARD_HEIGHT - 1,
      radius: 6,
      fill: "panel",
      outline: { paint: "edge", width: 1, dashed: slot.isVacant },
    }),
    rect({
      x: x + 0.5,
      y: y + 5.5,
      width: 5,
      height: CARD_HEIGHT - 11,
      fill: `hue-${slot.hue}`,
      outline: { paint: `hue-${slot.hue}-edge`, width: 1 },
    }),
    text({ x: x + 13, y: y + 20 }, fitText(slot.name, 13, room, 600), { size: 13, weight: 600 }),
    text({ x: x + 13, y: y + 38 }, fitText(slot.title, 12, room), { size: 12, fill: "ink-2" }),
  ];
}

function frame(words: StoolInput["frame"], width: number, y: number, height: number): Command[] {
  const nameRoom = Math.max(60, width - 2 * PAD - textWidth(words.count + words.note, 14, 600) - 8);
  return [
    rect({
      x: 1,
      y,
      width: width - 2,
      height,
      radius: 6,
      fill: "panel",
      outline: { paint: words.isOwned ? "accent" : "warn", width: 2, dashed: !words.isOwned },
    }),
    textRuns(
      { x: width - PAD, y: y + height - 14 },
      [
        { text: `${fitText(words.name, 14, nameRoom, 600)}, ${words.count}`, weight: 600, fill: "accent" },
        ...(words.note === ""
          ? []
          : [{ text: `, ${words.note}`, weight: 600 as const, fill: "warn" as const }]),
      ],
      { size: 14, anchor: "end" },
    ),
  ];
}

/** A leg's people: its name and count, then a block of squares per discipline, side by side while they fit. */
function layoutPeople(
  leg: LegInput,
  left: number,
  column: number,
  top: number,
): { readonly commands: Command[]; readonly height: number } {
  const room = column - 2 * 10;
  const middle = left + column / 2;
  const commands: Command[] = [
    text({ x: middle, y: top + 14 }, fitText(leg.name, 13, room, 600), {
      size: 13,
      weight: 600,
      anchor: "middle",
    }),
    text({ x: middle, y: top + 31 }, fitText(leg.count, 12, room), {
      size: 12,
      anchor: "middle",
      fill: "ink-2",
    }),
  ];
  const blocks = leg.groups.map((one) => peopleBlock(one, room, leg.areGroupsNamed));
  let y = top + 42;
  const rows = rowsOf(blocks, room);
  const widest = Math.max(0, ...rows.map((row) => row.reduce((sum, block) => sum + block.width + 20, -20)));
  for (const row of rows) {
    let x = middle - widest / 2;
    for (const block of row) {
      commands.push(...block.at(x, y));
      x += block.width + 20;
    }
    y += Math.max(...row.map((block) => block.height)) + 10;
  }
  return { commands, height: y - top };
}

interface PeopleBlock {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => Command[];
}

function rowsOf(blocks: readonly PeopleBlock[], room: number): PeopleBlock[][] {
  const rows: PeopleBlock[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const block of blocks) {
    if (used + 20 + block.width > room) {
      rows.push([]);
      used = -20;
    }
    rows.at(-1)!.push(block);
    used += 20 + block.width;
  }
  return rows;
}

function peopleBlock(people: PeopleGroup, room: number, isNamed: boolean): PeopleBlock {
  const perRow = Math.max(1, Math.min(people.people.length, 10, Math.floor(room / CELL)));
  const label = isNamed ? fitText(`${people.name} ${people.people.length}`, 11, room) : "";
  const owners = people.owners.map((owner) => fitText(owner, 12, room - 16, 600));
  const squaresHeight = Math.ceil(people.people.length / perRow) * CELL;
  const labelHeight = isNamed ? 16 : 0;
  const width = Math.max(
    perRow * CELL - (CELL - SQUARE),
    textWidth(label, 11),
    ...owners.map((owner) => textWidth(owner, 12, 600) + 16),
  );
  return {
    width,
    height: labelHeight + squaresHeight + owners.length * 18,
    at: (x, y) => [
      ...(isNamed ? [text({ x, y: y + 10 }, label, { size: 11, fill: "ink-2" })] : []),
      ...people.people.flatMap((state, i) =>
        square(state, people.hue, x + (i % perRow) * CELL, y + labelHeight + Math.floor(i / perRow) * CELL),
      ),
      ...owners.flatMap((owner, i) => {
        const lineY = y + labelHeight + squaresHeight + i * 18;
        return [
          ...head(x, lineY + 2, "ink"),
          text({ x: x + 16, y: lineY + 13 }, owner, { size: 12, weight: 600 }),
        ];
      }),
    ],
  };
}

function square(state: PeopleGroup["people"][number], hue: Hue, x: number, y: number): Command[] {
  const at = { x: x + 0.5, y: y + 0.5, width: SQUARE - 1, height: SQUARE - 1, radius: 2 };
  if (state === "vacancy")
    return [rect({ ...at, fill: "panel", outline: { paint: "ink-2", width: 1, dashed: true } })];
  if (state === "person")
    return [rect({ ...at, fill: `hue-${hue}`, outline: { paint: `hue-${hue}-edge`, width: 1 } })];
  const block = rect({ ...at, fill: `hue-${hue}`, outline: { paint: "ink", width: 2 } });
  return state === "owner" ? [block, ...head(x, y, `hue-${hue}-on`)] : [block];
}

/** A head with shoulders in a 12 px cell: an owner. */
function head(x: number, y: number, fill: "ink" | `hue-${Hue}-on`): Command[] {
  return [
    circle({ x: x + 6, y: y + 4.2, radius: 2.2, fill }),
    path({
      steps: [
        ["move", x + 2.4, y + 10.6],
        ["curve", x + 2.4, y + 6, x + 9.6, y + 6, x + 9.6, y + 10.6],
        ["close"],
      ],
      fill,
    }),
  ];
}
