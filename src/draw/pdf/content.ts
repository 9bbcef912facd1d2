import type { Command, Outline, PathCommand, RectCommand, TextCommand } from "../command.ts";
import type { Page } from "../pages/page.ts";
import { colorOf, type Paint } from "../palette.ts";
import type { Fonts } from "./fonts.ts";

/** Points of PDF in a px of 1/96 inch. */
export const POINTS = 0.75;

/** A page's commands as operators of PDF. */
export function contentOf(page: Page, fonts: Fonts): string {
  const out: string[] = [`${num(POINTS)} 0 0 ${num(-POINTS)} 0 ${num(page.height * POINTS)} cm`];
  for (const { x, y, scale, commands } of page.parts) {
    out.push(`q ${num(scale, 4)} 0 0 ${num(scale, 4)} ${num(x)} ${num(y)} cm`);
    for (const command of commands) put(command, fonts, out);
    out.push("Q");
  }
  return out.join("\n");
}

function put(command: Command, fonts: Fonts, out: string[]): void {
  switch (command.kind) {
    case "rect":
      painted(rectPath(command), command, out);
      break;
    case "circle":
      painted(circlePath(command.x, command.y, command.radius), command, out);
      break;
    case "line":
      out.push(stroke(command.outline));
      out.push(`${num(command.x1)} ${num(command.y1)} m ${num(command.x2)} ${num(command.y2)} l S`);
      break;
    case "path":
      painted(pathOf(command), command, out);
      break;
    case "text":
      putText(command, fonts, out);
      break;
    case "group":
      out.push(`q 1 0 0 1 ${num(command.x)} ${num(command.y)} cm`);
      for (const inner of command.commands) put(inner, fonts, out);
      out.push("Q");
  }
}

function putText({ x, y, size, anchor, runs }: TextCommand, fonts: Fonts, out: string[]): void {
  const set = runs.map((run) => ({ run, stretches: fonts.stretches(run.text, run.weight) }));
  const width = set.reduce(
    (sum, { stretches }) => sum + stretches.reduce((all, one) => all + one.width, 0),
    0,
  );
  const left = x - (anchor === "middle" ? 0.5 : anchor === "end" ? 1 : 0) * width * size;
  out.push(`BT 1 0 0 -1 ${num(left)} ${num(y)} Tm`);
  let font = "";
  for (const { run, stretches } of set) {
    out.push(`${color(run.fill)} rg`);
    for (const one of stretches) {
      // Spaces alone are set in whatever font of letters there is; painted ones have none.
      const next = one.font === "" ? (font.startsWith("H") ? font : "H0") : one.font;
      if (next !== font) out.push(`/${next} ${num(size)} Tf`);
      font = next;
      out.push(`<${one.codes.map((code) => code.toString(16).padStart(2, "0")).join("")}> Tj`);
    }
  }
  out.push("ET");
}

function painted(
  path: string,
  { fill, outline }: { readonly fill: Paint | "none"; readonly outline?: Outline },
  out: string[],
): void {
  if (fill !== "none") out.push(`${color(fill)} rg`);
  if (outline !== undefined) out.push(stroke(outline));
  const operator = fill === "none" ? "S" : outline === undefined ? "f" : "B";
  if (fill !== "none" || outline !== undefined) out.push(`${path} ${operator}`);
}

function stroke({ paint, width, dashed }: Outline): string {
  return `${color(paint)} RG ${num(width)} w ${dashed === true ? "[4 3] 0 d" : "[] 0 d"}`;
}

/** Paper is white whatever the screen shows. */
function color(paint: Paint): string {
  const hex = colorOf(paint, "light");
  return [1, 3, 5].map((i) => num(Number.parseInt(hex.slice(i, i + 2), 16) / 255, 3)).join(" ");
}

/** How far the handles of a quarter circle stand from its ends, in radii. */
const ROUND = 0.5523;

function rectPath({ x, y, width, height, radius = 0 }: RectCommand): string {
  if (radius === 0) return `${num(x)} ${num(y)} ${num(width)} ${num(height)} re`;
  const r = Math.min(radius, width / 2, height / 2);
  const k = r * (1 - ROUND);
  const [right, bottom] = [x + width, y + height];
  return [
    `${num(x + r)} ${num(y)} m ${num(right - r)} ${num(y)} l`,
    curve(right - k, y, right, y + k, right, y + r),
    `${num(right)} ${num(bottom - r)} l`,
    curve(right, bottom - k, right - k, bottom, right - r, bottom),
    `${num(x + r)} ${num(bottom)} l`,
    curve(x + k, bottom, x, bottom - k, x, bottom - r),
    `${num(x)} ${num(y + r)} l`,
    curve(x, y + k, x + k, y, x + r, y),
    "h",
  ].join(" ");
}

function circlePath(x: number, y: number, r: number): string {
  const k = r * ROUND;
  return [
    `${num(x + r)} ${num(y)} m`,
    curve(x + r, y + k, x + k, y + r, x, y + r),
    curve(x - k, y + r, x - r, y + k, x - r, y),
    curve(x - r, y - k, x - k, y - r, x, y - r),
    curve(x + k, y - r, x + r, y - k, x + r, y),
    "h",
  ].join(" ");
}

const curve = (...points: readonly number[]): string => `${points.map((one) => num(one)).join(" ")} c`;

const OPERATOR = { move: "m", line: "l", curve: "c", close: "h" } as const;

function pathOf({ steps }: PathCommand): string {
  return steps
    .map(([kind, ...numbers]) => [...numbers.map((one) => num(one)), OPERATOR[kind]].join(" "))
    .join(" ");
}

/** A number as PDF reads it: no exponent, no "-0". */
export function num(value: number, digits = 2): string {
  const power = 10 ** digits;
  const rounded = Math.round(value * power) / power;
  return rounded === 0
    ? "0"
    : Number.isInteger(rounded)
      ? String(rounded)
      : rounded.toFixed(digits).replace(/0+$/, "");
}
