import { ADDED, NEW_AREA, NEW_MANAGER, REMOVED } from "../engine/edit/differences.ts";
import type { MarkColour } from "./paints.ts";
import { fillBox, writeLine, type Target } from "./target.ts";

/** Bits beside those of `differences.ts`: one of several that are selected; whoever is taken up leaves the place. */
export const PICKED = 16;
export const LEAVING = 32;

const MOVED = NEW_MANAGER | NEW_AREA;
/** px from which a border has room, and a sign beside it. */
const BORDER_FROM = 5;
const SIGN_FROM = 26;

/** Sign and colour of what differs: never the colour alone. */
export function signOf(bits: number): { readonly sign: string; readonly colour: MarkColour } | null {
  if ((bits & ADDED) !== 0) return { sign: "+", colour: "added" };
  if ((bits & REMOVED) !== 0) return { sign: "−", colour: "removed" };
  return (bits & MOVED) === 0 ? null : { sign: "↷", colour: "moved" };
}

interface Marked {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/** The marks of a block above what is painted there: moved is a line around, added two, removed a dashed one. */
export function paintMarks(target: Target, bits: number, box: Marked): void {
  if (bits === 0) return;
  const { x, y, right, bottom } = box;
  const [wide, high] = [right - x, bottom - y];
  if ((bits & LEAVING) !== 0) {
    fillBox(target, x, y, right, bottom, target.paints.ground);
    if (wide >= BORDER_FROM) target.dashed.push({ x, y, width: wide, height: high });
    return;
  }
  const found = signOf(bits);
  if (found !== null) {
    const { pixel, text } = target.paints.marks[found.colour];
    if (wide < BORDER_FROM) fillBox(target, x, y, right, Math.min(bottom, y + 4), pixel);
    else if (found.colour === "removed")
      target.dashed.push({ x, y, width: wide, height: high, colour: text });
    else {
      // A line of the ground on either side: some hues are as dark as the marks.
      if (wide >= 12) border(target, box, 4, target.paints.empty);
      border(target, wide >= 12 ? within(box, 1) : box, 2, pixel);
      if (found.colour === "added" && wide >= 12) border(target, within(box, 4), 1, pixel);
    }
    if (wide >= SIGN_FROM && high >= SIGN_FROM) sign(target, box, found.sign, pixel);
  }
  if ((bits & PICKED) !== 0)
    border(target, box, wide < BORDER_FROM ? 1 : 3, target.paints.marks.picked.pixel);
}

/** Of people too narrow to tell apart: a line above them where one is marked. */
export function paintMergedMarks(target: Target, bits: number, { x, y, right }: Marked): void {
  const colour = (bits & PICKED) !== 0 ? "picked" : signOf(bits)?.colour;
  if (colour !== undefined) fillBox(target, x, y, right, y + 4, target.paints.marks[colour].pixel);
}

const within = ({ x, y, right, bottom }: Marked, by: number): Marked => ({
  x: x + by,
  y: y + by,
  right: right - by,
  bottom: bottom - by,
});

function border(target: Target, { x, y, right, bottom }: Marked, width: number, colour: number): void {
  fillBox(target, x, y, right, y + width, colour);
  fillBox(target, x, bottom - width, right, bottom, colour);
  fillBox(target, x, y, x + width, bottom, colour);
  fillBox(target, right - width, y, right, bottom, colour);
}

function sign(target: Target, { right, y }: Marked, text: string, ground: number): void {
  fillBox(target, right - 14, y, right, y + 14, ground);
  const { paper } = target.paints;
  writeLine(target, { x: right - 11, y: y + 11, text, size: 11, weight: 600, colour: paper }, 14);
}
