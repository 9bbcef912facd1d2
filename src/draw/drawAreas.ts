import { NONE, ownersOf, type Org } from "../org/index.ts";
import { circle, group, rect, text, type Command, type Drawing } from "./command.ts";
import { disciplineLooks, type DisciplineLooks } from "./disciplines.ts";
import { layoutTiles, type Tiles } from "./layoutTiles.ts";
import { layoutLegend } from "./legend.ts";
import type { Hue } from "./palette.ts";
import { fitText } from "./textWidth.ts";
import { counted, inert, personLabel, type Names } from "./wording.ts";

export interface AreasOptions {
  /** px; default 1248. */
  readonly width?: number;
  /** Height of the frames without the legend, px; default 620. */
  readonly height?: number;
  readonly names?: Names;
}

/** One frame: an area with those whose home it is, in bands of a discipline. */
interface AreaFrame {
  readonly area: number;
  readonly people: readonly number[];
}

const LETTER_FROM = 9;
const SQUARES_FROM = 3;
const HEADER_FROM = 12;

/**
 * Areas as frames with their owner, their people as equal squares in the hue and with the letter of their discipline;
 * an owner has a ring, a vacancy is dashed. People count once, at home; who has no home is counted in the caption. The
 * table has a row an area. O(people + areas × steps of the packing).
 * @returns a drawing `width` px wide; an org without areas gives one that says so.
 * @example drawAreas(org).table.columns[0] // "Area"
 */
export function drawAreas(org: Org, options: AreasOptions = {}): Drawing {
  const { width = 1248, height = 620, names = "shown" } = options;
  const looks = disciplineLooks(org);
  const frames = framesOf(org, looks);
  const tiles = layoutTiles(
    Int32Array.from(frames, ({ people }) => people.length),
    width,
    height,
  );
  const legend = layoutLegend(looks.bySize.map(looks.of), width);
  const bottom = frames.reduce((y, _, f) => Math.max(y, tiles.y[f]! + tiles.height[f]!), 0);
  return {
    width,
    height: bottom + 12 + legend.height,
    commands: [
      ...frames.map((frame, f) => drawFrame(org, frame, f, { tiles, looks, names })),
      group({ x: 0, y: bottom + 12 }, legend.commands),
    ],
    title: titleOf(org, frames),
    caption: captionOf(org, frames),
    table: {
      caption: "Areas with those whose home they are",
      columns: ["Area", "Owner", "People"],
      rows: frames.map((frame) => [
        inert(org.areas[frame.area]!.name),
        ownerWords(org, frame.area, looks, names),
        frame.people.length,
      ]),
    },
  };
}

function framesOf(org: Org, looks: DisciplineLooks): AreaFrame[] {
  const rank = new Map(looks.bySize.map((discipline, k) => [discipline, k]));
  const people = org.areas.map((): number[] => []);
  for (let p = 0; p < org.people.length; p++) {
    const home = org.work.home[p]!;
    if (home !== NONE && org.people[p]!.placeholder !== true) people[home]?.push(p);
  }
  const rankOf = (p: number): number => rank.get(org.disciplineOf[p]!) ?? looks.bySize.length;
  return people.flatMap((list, area) =>
    list.length === 0 ? [] : [{ area, people: list.sort((a, b) => rankOf(a) - rankOf(b) || a - b) }],
  );
}

interface Drawn {
  readonly tiles: Tiles;
  readonly looks: DisciplineLooks;
  readonly names: Names;
}

function drawFrame(org: Org, { area, people }: AreaFrame, f: number, drawn: Drawn): Command {
  const { tiles, looks, names } = drawn;
  const [width, height] = [tiles.width[f]!, tiles.height[f]!];
  const name = inert(org.areas[area]!.name);
  const owner = ownerWords(org, area, looks, names);
  const isOwned = ownersOf(org, area).some((p) => !org.people[p]!.vacant);
  const edge = { paint: "edge", width: 1, ...(isOwned ? {} : { dashed: true }) } as const;
  const commands: Command[] = [
    rect({ x: 0.5, y: 0.5, width: width - 1, height: height - 1, radius: 4, fill: "frame", outline: edge }),
  ];
  if (tiles.header >= HEADER_FROM) {
    const words = fitText(`${name} · ${owner}`, 11, width - 12, 600) || fitText(name, 11, width - 8, 600);
    commands.push(text({ x: 6, y: 14 }, words, { size: 11, weight: 600 }));
  }
  const owners = new Set(ownersOf(org, area));
  const place = { left: tiles.pad, top: tiles.header, rows: tiles.rows[f]!, cell: tiles.cell };
  if (tiles.cell < SQUARES_FROM) commands.push(...bands(org, people, place, looks));
  else
    people.forEach((p, k) => {
      const x = place.left + Math.floor(k / place.rows) * place.cell;
      const y = place.top + (k % place.rows) * place.cell;
      commands.push(...square(org, p, { x, y, cell: place.cell }, looks, owners.has(p)));
    });
  return group({ x: tiles.x[f]!, y: tiles.y[f]! }, commands, `${name} · ${owner}`);
}

/** Too small to be told apart, neighbours of one discipline in a column are one block: a file of 100,000 stays small. */
function bands(
  org: Org,
  people: readonly number[],
  { left, top, rows, cell }: { left: number; top: number; rows: number; cell: number },
  looks: DisciplineLooks,
): Command[] {
  const hueOf = (k: number): Hue => looks.of(org.disciplineOf[people[k]!]!).hue;
  const blocks: Command[] = [];
  for (let k = 0; k < people.length;) {
    const start = k;
    const end = Math.min(people.length, (Math.floor(k / rows) + 1) * rows);
    while (k < end && hueOf(k) === hueOf(start)) k++;
    const x = left + Math.floor(start / rows) * cell;
    const y = top + (start % rows) * cell;
    blocks.push(rect({ x, y, width: cell, height: (k - start) * cell, fill: `hue-${hueOf(start)}` }));
  }
  return blocks;
}

function square(
  org: Org,
  p: number,
  { x, y, cell }: { readonly x: number; readonly y: number; readonly cell: number },
  looks: DisciplineLooks,
  isOwner: boolean,
): Command[] {
  const { hue, letter } = looks.of(org.disciplineOf[p]!);
  const { vacant } = org.people[p]!;
  const side = Math.max(0.5, cell - Math.min(2, cell * 0.2));
  const box = rect({
    x,
    y,
    width: side,
    height: side,
    radius: Math.min(3, cell * 0.15),
    fill: vacant ? "panel" : `hue-${hue}`,
    outline: {
      paint: `hue-${hue}-edge`,
      width: Math.min(1, cell * 0.1),
      ...(vacant ? { dashed: true } : {}),
    },
  });
  const middle = { x: x + side / 2, y: y + side / 2 };
  const on = vacant ? "ink" : (`hue-${hue}-on` as const);
  const size = Math.min(12, cell * 0.55);
  return [
    box,
    ...(isOwner && cell >= 4
      ? [circle({ ...middle, radius: side * 0.42, fill: "none", outline: { paint: on, width: 1.5 } })]
      : []),
    ...(cell < LETTER_FROM
      ? []
      : [
          text({ x: middle.x, y: middle.y + size * 0.35 }, letter, {
            size,
            weight: 600,
            fill: on,
            anchor: "middle",
          }),
        ]),
  ];
}

function ownerWords(org: Org, area: number, looks: DisciplineLooks, names: Names): string {
  const owners = ownersOf(org, area);
  if (owners.length === 0) return "no owner named";
  if (owners.every((p) => org.people[p]!.vacant)) return "owner to be hired";
  if (names === "hidden") return owners.length === 1 ? "one owner" : `${owners.length} owners`;
  return owners.map((p) => personLabel(org, p, looks, names).name).join(", ");
}

function titleOf(org: Org, frames: readonly AreaFrame[]): string {
  if (frames.length === 0) return "Nobody has an area";
  const owned = frames.filter(({ area }) => ownersOf(org, area).some((p) => !org.people[p]!.vacant)).length;
  const people = frames.reduce((sum, frame) => sum + frame.people.length, 0);
  return `${counted(people, "person", "people")} in ${counted(frames.length, "area", "areas")}, ${owned} of them with an owner`;
}

function captionOf(org: Org, frames: readonly AreaFrame[]): string {
  const shown = frames.reduce((sum, { people }) => sum + people.length, 0);
  const all = org.people.filter(({ placeholder }) => placeholder !== true).length;
  return [
    "Each square is a person, in the frame of their home area; letters stand for disciplines, a ring for the owner.",
    "Dashed: a vacancy, or an area without an owner.",
    ...(all === shown
      ? []
      : [
          `${counted(all - shown, "person has", "people have")} no home area and ${all - shown === 1 ? "is" : "are"} not drawn.`,
        ]),
  ].join(" ");
}
