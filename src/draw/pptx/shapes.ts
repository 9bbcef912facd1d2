import type { Command, Outline, PathCommand, RectCommand, TextCommand } from "../command.ts";
import { colorOf, type Paint } from "../palette.ts";
import { textWidth } from "../textWidth.ts";
import type { PagePart } from "../pages/page.ts";
import { emu, escapeXml } from "./xml.ts";

/** Where commands land on a slide: px of the slide. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Shapes of a slide as XML: each command one shape of PowerPoint's own, with a number no other has. */
export function createShapes() {
  const shapes: string[] = [];
  let last = 1;
  const named = (label: string | undefined, kind: string): string => {
    last++;
    const name = label === undefined || label === "" ? `${kind} ${last}` : label;
    return `<p:cNvPr id="${last}" name="${escapeXml(name)}"/>`;
  };
  const put = (command: Command, at: Place, label?: string): void => {
    switch (command.kind) {
      case "rect":
        shapes.push(rectShape(command, at, named(label, "Box")));
        break;
      case "circle": {
        const { x, y, radius } = command;
        const box = { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
        shapes.push(shape(named(label, "Circle"), frame(box, at), preset("ellipse"), command, at));
        break;
      }
      case "line":
        shapes.push(lineShape(command, at, named(label, "Line")));
        break;
      case "path":
        shapes.push(pathShape(command, at, named(label, "Form")));
        break;
      case "text":
        if (command.runs.some((run) => run.text.trim() !== ""))
          shapes.push(textShape(command, at, named(undefined, "Text")));
        break;
      case "group": {
        const inner = { ...at, x: at.x + command.x * at.scale, y: at.y + command.y * at.scale };
        // The label of a group is the name of its first shape: whoever selects the block sees whose it is.
        command.commands.forEach((one, i) => put(one, inner, i === 0 ? command.label : undefined));
      }
    }
  };
  return {
    add: ({ commands, ...at }: PagePart): void => {
      for (const command of commands) put(command, at);
    },
    xml: (): string => shapes.join(""),
  };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function frame({ x, y, width, height }: Box, at: Place, turns = ""): string {
  const size = (value: number): number => Math.max(0, emu(value * at.scale));
  return `<a:xfrm${turns}><a:off x="${emu(at.x + x * at.scale)}" y="${emu(at.y + y * at.scale)}"/><a:ext cx="${size(width)}" cy="${size(height)}"/></a:xfrm>`;
}

const preset = (name: string, values = ""): string =>
  `<a:prstGeom prst="${name}"><a:avLst>${values}</a:avLst></a:prstGeom>`;

function shape(
  identity: string,
  xfrm: string,
  geometry: string,
  { fill, outline }: { readonly fill: Paint | "none"; readonly outline?: Outline },
  { scale }: Place,
): string {
  return `<p:sp><p:nvSpPr>${identity}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${xfrm}${geometry}${filling(fill)}${outlining(outline, scale)}</p:spPr></p:sp>`;
}

function rectShape(command: RectCommand, at: Place, identity: string): string {
  const { width, height, radius = 0 } = command;
  const round = Math.min(0.5, radius / Math.max(1e-6, Math.min(width, height)));
  const geometry =
    radius === 0
      ? preset("rect")
      : preset("roundRect", `<a:gd name="adj" fmla="val ${Math.round(round * 100_000)}"/>`);
  return shape(identity, frame(command, at), geometry, command, at);
}

function lineShape(
  { x1, y1, x2, y2, outline }: Extract<Command, { kind: "line" }>,
  at: Place,
  identity: string,
): string {
  const box = {
    x: Math.min(x1, x2),
    y: Math.min(y1, y2),
    width: Math.abs(x2 - x1),
    height: Math.abs(y2 - y1),
  };
  const turns = (x2 - x1) * (y2 - y1) < 0 ? ' flipV="1"' : "";
  return `<p:cxnSp><p:nvCxnSpPr>${identity}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>${frame(box, at, turns)}${preset("line")}${outlining(outline, at.scale)}</p:spPr></p:cxnSp>`;
}

/** A path keeps its points: it can be edited as a free form. */
function pathShape(command: PathCommand, at: Place, identity: string): string {
  const points = command.steps.flatMap(([, ...numbers]) => pairs(numbers));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [least(xs), least(ys)];
  const box = { x: left, y: top, width: most(xs) - left, height: most(ys) - top };
  const steps = command.steps.map(([kind, ...numbers]) => {
    const at_ = pairs(numbers)
      .map(([x, y]) => `<a:pt x="${emu((x - left) * at.scale)}" y="${emu((y - top) * at.scale)}"/>`)
      .join("");
    return kind === "close" ? "<a:close/>" : `<a:${STEP[kind]}>${at_}</a:${STEP[kind]}>`;
  });
  const geometry = `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="${emu(box.width * at.scale)}" h="${emu(box.height * at.scale)}">${steps.join("")}</a:path></a:pathLst></a:custGeom>`;
  return shape(identity, frame(box, at), geometry, command, at);
}

const STEP = { move: "moveTo", line: "lnTo", curve: "cubicBezTo" } as const;

function pairs(numbers: readonly number[]): (readonly [number, number])[] {
  return Array.from(
    { length: numbers.length / 2 },
    (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!] as const,
  );
}

const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), -Infinity);

const ALIGN = { start: "l", middle: "ctr", end: "r" } as const;
/** How far a font's letters rise above the baseline, in em: Calibri and Arial within a hundredth of it. */
const ASCENT = 0.92;
const LINE = 1.2;
/** Hundredths of a point in a px. */
const FONT_UNITS = 75;

/** A box as wide as its line is estimated, so that changed words have room and nothing is broken. */
function textShape({ x, y, size, anchor, runs }: TextCommand, at: Place, identity: string): string {
  const width = runs.reduce((sum, run) => sum + textWidth(run.text, size, run.weight), 0) + 2;
  const left = anchor === "middle" ? x - width / 2 : anchor === "end" ? x - width : x;
  const box = { x: left, y: y - size * ASCENT, width, height: size * LINE };
  const units = Math.max(100, Math.round(size * at.scale * FONT_UNITS));
  const parts = runs
    .filter(({ text }) => text !== "")
    .map(
      ({ text, weight, fill }) =>
        `<a:r><a:rPr lang="en-US" sz="${units}"${weight === 600 ? ' b="1"' : ""}>${filling(fill)}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r>`,
    );
  return `<p:sp><p:nvSpPr>${identity}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>${frame(box, at)}${preset("rect")}<a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/><a:p><a:pPr algn="${ALIGN[anchor]}"/>${parts.join("")}</a:p></p:txBody></p:sp>`;
}

function filling(fill: Paint | "none"): string {
  return fill === "none"
    ? "<a:noFill/>"
    : `<a:solidFill><a:srgbClr val="${colorOf(fill, "light").slice(1)}"/></a:solidFill>`;
}

function outlining(outline: Outline | undefined, scale: number): string {
  if (outline === undefined) return "<a:ln><a:noFill/></a:ln>";
  const dash = outline.dashed === true ? '<a:prstDash val="dash"/>' : "";
  return `<a:ln w="${emu(outline.width * scale)}">${filling(outline.paint)}${dash}</a:ln>`;
}
