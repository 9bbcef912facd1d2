import { rect, textRuns, type Command, type Layout } from "./command.ts";
import type { DisciplineLook } from "./disciplines.ts";
import { textWidth } from "./textWidth.ts";

const SWATCH = 11;
const ROW = 20;
const SPACE = 16;

/** Disciplines with their hue, letter and count, wrapped to a width. */
export function layoutLegend(looks: readonly DisciplineLook[], width: number): Layout {
  const commands: Command[] = [];
  let x = 0;
  let y = 0;
  for (const look of looks) {
    const words = `${look.letter}  ${look.name} ${look.people}`;
    const wide = SWATCH + 6 + textWidth(words, 12, 600);
    if (x > 0 && x + wide > width) {
      x = 0;
      y += ROW;
    }
    commands.push(
      rect({
        x: x + 0.5,
        y: y + 3.5,
        width: SWATCH,
        height: SWATCH,
        radius: 2,
        fill: `hue-${look.hue}`,
        outline: { paint: `hue-${look.hue}-edge`, width: 1 },
      }),
      textRuns(
        { x: x + SWATCH + 6, y: y + 13 },
        [
          { text: `${look.letter}  `, weight: 600, fill: "ink" },
          { text: `${look.name} ${look.people}`, weight: 400, fill: "ink-2" },
        ],
        { size: 12 },
      ),
    );
    x += wide + SPACE;
  }
  return { width, height: looks.length === 0 ? 0 : y + ROW, commands };
}
