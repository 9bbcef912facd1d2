import { group, rect, text, type Command, type Drawing } from "./command.ts";
import { wrapText } from "./textWidth.ts";

const PAD = 16;

/**
 * The drawing as a sheet that stands alone: its title above, its caption below, on a ground of its own. For files
 * and slides; a page sets title and caption itself.
 * @returns a drawing 32 px wider and as much higher as the lines need, with the same title, caption and table.
 * @example formatSvg(captioned(drawIcicle(org)), { colors: "fixed" })
 */
export function captioned(drawing: Drawing): Drawing {
  const lines: Command[] = [];
  let y = PAD;
  for (const one of wrapText(drawing.title, 16, drawing.width, 600)) {
    lines.push(text({ x: PAD, y: y + 17 }, one, { size: 16, weight: 600 }));
    y += 24;
  }
  y += 8;
  const picture = group({ x: PAD, y }, drawing.commands);
  y += drawing.height + 12;
  for (const one of wrapText(drawing.caption, 13, drawing.width)) {
    lines.push(text({ x: PAD, y: y + 14 }, one, { size: 13, fill: "ink-2" }));
    y += 20;
  }
  const width = drawing.width + 2 * PAD;
  const height = y + PAD - 4;
  const ground = rect({ x: 0, y: 0, width, height, fill: "panel" });
  return { ...drawing, width, height, commands: [ground, picture, ...lines] };
}
