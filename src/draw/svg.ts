import type { Command, Drawing, Outline, Step } from "./command.ts";
import { colorOf, type Paint } from "./palette.ts";
import { propertyOf } from "./theme.ts";

export interface SvgOptions {
  /**
   * `themed`: colours are custom properties with light fallbacks, for SVG inlined in a page that holds `themeCss()`.
   * `fixed`: light values, for a file that stands alone or goes to a viewer without custom properties.
   */
  readonly colors?: "themed" | "fixed";
}

const FONTS = "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/**
 * The drawing as one SVG element: text escaped, no script, no style sheet, nothing fetched, no ids.
 * Same drawing, same bytes.
 * @param drawing px; a container narrower than `drawing.width` should scroll, so that type never shrinks.
 * @example formatSvg(drawIcicle(org)).startsWith("<svg ") // true
 */
export function formatSvg(drawing: Drawing, options: SvgOptions = {}): string {
  const color: ColorOf =
    options.colors === "fixed"
      ? (paint) => colorOf(paint, "light")
      : (paint) => `var(${propertyOf(paint)},${colorOf(paint, "light")})`;
  const width = num(drawing.width);
  const height = num(drawing.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeXml(drawing.title)}" font-family="${FONTS}">`,
    `<title>${escapeXml(drawing.title)}</title>`,
    `<desc>${escapeXml(drawing.caption)}</desc>`,
    ...drawing.commands.map((command) => element(command, color)),
    "</svg>",
    "",
  ].join("\n");
}

type ColorOf = (paint: Paint) => string;

function element(command: Command, color: ColorOf): string {
  switch (command.kind) {
    case "rect": {
      const radius = command.radius === undefined ? "" : ` rx="${num(command.radius)}"`;
      return `<rect x="${num(command.x)}" y="${num(command.y)}" width="${num(command.width)}" height="${num(command.height)}"${radius}${paints(command, color)}/>`;
    }
    case "circle":
      return `<circle cx="${num(command.x)}" cy="${num(command.y)}" r="${num(command.radius)}"${paints(command, color)}/>`;
    case "line":
      return `<line x1="${num(command.x1)}" y1="${num(command.y1)}" x2="${num(command.x2)}" y2="${num(command.y2)}"${stroke(command.outline, color)}/>`;
    case "path":
      return `<path d="${command.steps.map(step).join("")}"${paints(command, color)}/>`;
    case "text": {
      const anchor = command.anchor === "start" ? "" : ` text-anchor="${command.anchor}"`;
      const [only] = command.runs;
      const at = `x="${num(command.x)}" y="${num(command.y)}" font-size="${num(command.size)}"${anchor}`;
      if (command.runs.length === 1 && only !== undefined)
        return `<text ${at}${weight(only.weight)} fill="${color(only.fill)}">${escapeXml(only.text)}</text>`;
      const runs = command.runs.map(
        (run) => `<tspan${weight(run.weight)} fill="${color(run.fill)}">${escapeXml(run.text)}</tspan>`,
      );
      return `<text ${at} xml:space="preserve">${runs.join("")}</text>`;
    }
    case "group": {
      const title = command.label === undefined ? "" : `<title>${escapeXml(command.label)}</title>`;
      const move =
        command.x === 0 && command.y === 0
          ? ""
          : ` transform="translate(${num(command.x)} ${num(command.y)})"`;
      return `<g${move}>${title}${command.commands.map((inner) => element(inner, color)).join("")}</g>`;
    }
  }
}

function paints(
  command: { readonly fill: Paint | "none"; readonly outline?: Outline },
  color: ColorOf,
): string {
  const fill = ` fill="${command.fill === "none" ? "none" : color(command.fill)}"`;
  return command.outline === undefined ? fill : fill + stroke(command.outline, color);
}

function stroke(outline: Outline, color: ColorOf): string {
  const dash = outline.dashed === true ? ' stroke-dasharray="4 3"' : "";
  return ` stroke="${color(outline.paint)}" stroke-width="${num(outline.width)}"${dash}`;
}

const weight = (value: number): string => (value === 400 ? "" : ` font-weight="${value}"`);

const LETTER = { move: "M", line: "L", curve: "C", close: "Z" } as const;

function step([kind, ...numbers]: Step): string {
  return LETTER[kind] + numbers.map(num).join(" ");
}

/** At most two decimals, and never "-0": a hundredth of a pixel is not seen, and files stay small and stable. */
function num(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return String(rounded === 0 ? 0 : rounded);
}

const ENTITY: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

// Characters XML 1.0 forbids would make the whole picture unreadable; texts arrive clean, this is the last line.
const FORBIDDEN = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

function escapeXml(content: string): string {
  return content.replace(FORBIDDEN, "").replace(/[&<>"']/g, (character) => ENTITY[character] ?? "");
}
