import {
  group,
  path,
  rect,
  text,
  textRuns,
  type Command,
  type Layout,
  type Run,
  type Step,
} from "./command.ts";
import type { Hue, Paint } from "./palette.ts";
import { fitText, textWidth } from "./textWidth.ts";

/** A flow in words, ready to be placed. Bands name their ends by position in `sources` and `targets`. */
export interface FlowInput {
  readonly width: number;
  /** Least height, px; more ends than fit make it taller, labels never overlap. */
  readonly height: number;
  readonly sources: readonly { readonly name: string; readonly letter: string; readonly hue: Hue }[];
  readonly targets: readonly FlowTarget[];
  readonly bands: readonly {
    readonly source: number;
    readonly target: number;
    readonly keep: number;
    readonly change: number;
  }[];
}

export interface FlowTarget {
  readonly name: string;
  /** Said after the counts: the owner, or that there is none. */
  readonly note: string;
  /** False: drawn dashed. */
  readonly isOwned: boolean;
}

const NODE = 12;
const LABEL_PITCH = 19;
const SPACE = 6;
const LABEL_SPACE = 8;
/** Labels may take so much of the width on each side, the bands get the rest. */
const LABEL_SHARE_MAX = { source: 0.25, target: 0.42 };
/** A changing band at least so high carries its discipline's letter and count. */
const MARK_FROM = 14;

/**
 * A Sankey diagram of two columns. Every end gets a slot at least as high as its label, so labels cannot collide;
 * one scale (px a person) holds for the whole picture. Grey bands keep their manager, coloured ones change it.
 */
export function layoutFlow(input: FlowInput): Layout {
  const sums = (end: "source" | "target", count: number): { keep: number; change: number }[] => {
    const totals = Array.from({ length: count }, () => ({ keep: 0, change: 0 }));
    for (const band of input.bands) {
      totals[band[end]]!.keep += band.keep;
      totals[band[end]]!.change += band.change;
    }
    return totals;
  };
  const sourceSums = sums("source", input.sources.length);
  const targetSums = sums("target", input.targets.length);
  const total = ({ keep, change }: { keep: number; change: number }): number => keep + change;
  const sourceLabels = input.sources.map((one, i) => sourceRuns(one, total(sourceSums[i]!)));
  const targetLabels = input.targets.map((one, i) => targetRuns(one, targetSums[i]!));
  const widest = (labels: readonly (readonly Run[])[], end: "source" | "target"): number =>
    Math.min(input.width * LABEL_SHARE_MAX[end], Math.max(0, ...labels.map(runsWidth)));
  const left = Math.ceil(widest(sourceLabels, "source")) + LABEL_SPACE;
  const right = Math.floor(input.width - widest(targetLabels, "target") - LABEL_SPACE);
  const least = Math.max(input.sources.length, input.targets.length) * (LABEL_PITCH + SPACE);
  const height = Math.max(input.height, least);
  const scale = Math.min(scaleFor(sourceSums.map(total), height), scaleFor(targetSums.map(total), height));
  const sources = stack(sourceSums.map(total), scale, height);
  const targets = stack(targetSums.map(total), scale, height);
  const bands = placeBands(input, sources, targets, scale);
  const ends = { left: left + NODE, right: right - NODE };
  return {
    width: input.width,
    height,
    commands: [
      ...bands.filter((band) => band.isKept).map((band) => bandPath(input, band, ends)),
      // The thinnest last, so that a single person is never painted over by a department.
      ...bands
        .filter((band) => !band.isKept)
        .sort((a, b) => b.people - a.people)
        .map((band) => bandPath(input, band, ends)),
      ...bands.filter((band) => !band.isKept).flatMap((band) => mark(input, band, ends)),
      ...sources.flatMap((node, i) => [
        nodeRect(left, node, looksOf(input.sources[i]!.hue)),
        label(left - LABEL_SPACE, node, sourceLabels[i]!, left - LABEL_SPACE, "end"),
      ]),
      ...targets.flatMap((node, i) => [
        input.targets[i]!.isOwned
          ? nodeRect(right - NODE, node, { fill: "bar", edge: "bar" })
          : nodeRect(right - NODE, node, { fill: "panel", edge: "warn" }),
        label(right + LABEL_SPACE, node, targetLabels[i]!, input.width - right - LABEL_SPACE, "start"),
      ]),
    ],
  };
}

function sourceRuns(source: FlowInput["sources"][number], people: number): Run[] {
  return [
    { text: source.name, weight: 400, fill: "ink" },
    { text: `, ${people} (${source.letter})`, weight: 400, fill: "ink-2" },
  ];
}

function targetRuns(target: FlowTarget, { keep, change }: { keep: number; change: number }): Run[] {
  const people = keep + change === 1 ? "1 person" : `${keep + change} people`;
  return [
    { text: target.name, weight: 600, fill: "ink" },
    { text: `, ${people}, ${change} change`, weight: 400, fill: "ink" },
    ...(target.note === ""
      ? []
      : [
          {
            text: `  ${target.note}`,
            weight: 400 as const,
            fill: (target.isOwned ? "ink-2" : "warn") as Paint,
          },
        ]),
  ];
}

const LABEL_SIZE = 12;
const runWidth = (run: Run): number => textWidth(run.text, LABEL_SIZE, run.weight);
const runsWidth = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + runWidth(run), 0);

interface Node {
  /** Top and height of the bar; `middle` of the slot, where the label stands. */
  readonly y: number;
  readonly height: number;
  readonly middle: number;
}

/** Largest px a person at which all slots and spaces fit: slots are never lower than a label. */
function scaleFor(counts: readonly number[], height: number): number {
  const room = height - SPACE * Math.max(0, counts.length - 1);
  let low = 0;
  let high =
    room /
    Math.max(
      1,
      counts.reduce((sum, count) => sum + count, 0),
    );
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    const used = counts.reduce((sum, count) => sum + Math.max(count * middle, LABEL_PITCH), 0);
    if (used <= room) low = middle;
    else high = middle;
  }
  return low;
}

/** Nodes from top to bottom, the space left over shared between them. */
function stack(counts: readonly number[], scale: number, height: number): Node[] {
  const slots = counts.map((count) => Math.max(count * scale, LABEL_PITCH));
  const used = slots.reduce((sum, slot) => sum + slot, 0);
  const space = counts.length < 2 ? 0 : Math.min(32, (height - used) / (counts.length - 1));
  let y = (height - used - space * Math.max(0, counts.length - 1)) / 2;
  return counts.map((count, i) => {
    const node = { y: y + (slots[i]! - count * scale) / 2, height: count * scale, middle: y + slots[i]! / 2 };
    y += slots[i]! + space;
    return node;
  });
}

interface PlacedBand {
  readonly source: number;
  readonly target: number;
  readonly people: number;
  readonly isKept: boolean;
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** Bands leave a source in the order of the targets and reach a target in the order of the sources: fewest crossings. */
function placeBands(
  input: FlowInput,
  sources: readonly Node[],
  targets: readonly Node[],
  scale: number,
): PlacedBand[] {
  const pieces = input.bands.flatMap((band) =>
    [
      { ...band, people: band.keep, isKept: true },
      { ...band, people: band.change, isKept: false },
    ].filter((piece) => piece.people > 0),
  );
  const leaving = sources.map((node) => node.y);
  const from = new Map<(typeof pieces)[number], number>();
  for (const piece of pieces.toSorted((a, b) => a.target - b.target || Number(b.isKept) - Number(a.isKept))) {
    from.set(piece, leaving[piece.source]!);
    leaving[piece.source]! += piece.people * scale;
  }
  const arriving = targets.map((node) => node.y);
  return pieces
    .toSorted((a, b) => a.source - b.source || Number(b.isKept) - Number(a.isKept))
    .map((piece) => {
      const to = arriving[piece.target]!;
      arriving[piece.target]! += piece.people * scale;
      const { source, target, people, isKept } = piece;
      return { source, target, people, isKept, from: from.get(piece)!, to, height: people * scale };
    });
}

interface Ends {
  readonly left: number;
  readonly right: number;
}

function bandPath(input: FlowInput, band: PlacedBand, { left, right }: Ends): Command {
  const source = input.sources[band.source]!;
  const looks = looksOf(source.hue);
  const bend = (left + right) / 2;
  const height = Math.max(1, band.height);
  const steps: Step[] = [
    ["move", left, band.from],
    ["curve", bend, band.from, bend, band.to, right, band.to],
    ["line", right, band.to + height],
    ["curve", bend, band.to + height, bend, band.from + height, left, band.from + height],
    ["close"],
  ];
  const shape = band.isKept
    ? path({ steps, fill: "keep", outline: { paint: "panel", width: 0.5 } })
    : path({ steps, fill: looks.fill, outline: { paint: looks.edge, width: 0.75 } });
  const verb = band.isKept
    ? band.people === 1
      ? "keeps their manager"
      : "keep their manager"
    : band.people === 1
      ? "changes manager"
      : "change manager";
  const name = `${source.name} to ${input.targets[band.target]!.name}: ${band.people} ${verb}`;
  return group({ x: 0, y: 0 }, [shape], name);
}

/** Letter and count at the right end of a changing band, where it is high enough. */
function mark(input: FlowInput, band: PlacedBand, { right }: Ends): Command[] {
  if (band.height < MARK_FROM) return [];
  const { letter, hue } = input.sources[band.source]!;
  return [
    text({ x: right - 4, y: band.to + band.height / 2 + 4 }, `${letter} ${band.people}`, {
      size: 11,
      weight: 600,
      anchor: "end",
      fill: looksOf(hue).on,
    }),
  ];
}

/** Grey already says "keeps"; a discipline without a hue of its own changes in dark grey. */
function looksOf(hue: Hue): { readonly fill: Paint; readonly edge: Paint; readonly on: Paint } {
  if (hue === 0) return { fill: "ink-2", edge: "ink", on: "panel" };
  return { fill: `hue-${hue}`, edge: `hue-${hue}-edge`, on: `hue-${hue}-on` };
}

function nodeRect(
  x: number,
  node: Node,
  { fill, edge }: { readonly fill: Paint; readonly edge: Paint },
): Command {
  const isDashed = edge === "warn";
  return rect({
    x: x + 0.5,
    y: node.y,
    width: NODE - 1,
    height: Math.max(2, node.height),
    fill,
    outline: { paint: edge, width: isDashed ? 1.5 : 1, dashed: isDashed },
  });
}

/** One line beside a node; what does not fit is cut in the name; a note stands whole or not at all. */
function label(x: number, node: Node, runs: readonly Run[], room: number, anchor: "start" | "end"): Command {
  const [name, counts, note] = runs as [Run, Run, Run?];
  const nameRoom = Math.max(40, room - runWidth(counts));
  const shown: Run[] = [{ ...name, text: fitText(name.text, LABEL_SIZE, nameRoom, name.weight) }, counts];
  if (note !== undefined && runsWidth([...shown, note]) <= room + 1e-6) shown.push(note);
  return textRuns({ x, y: node.middle + 4 }, shown, { size: LABEL_SIZE, anchor });
}
