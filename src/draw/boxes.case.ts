import type { Command } from "./command.ts";
import { textWidth } from "./textWidth.ts";

/** A line of text with the box it is estimated to fill. */
export interface TextBox {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** All lines of text of a drawing, groups opened. For tests. */
export function textBoxes(commands: readonly Command[], dx = 0, dy = 0): TextBox[] {
  return commands.flatMap((command): TextBox[] => {
    if (command.kind === "group") return textBoxes(command.commands, dx + command.x, dy + command.y);
    if (command.kind !== "text") return [];
    const width = command.runs.reduce((sum, run) => sum + textWidth(run.text, command.size, run.weight), 0);
    const shift = { start: 0, middle: width / 2, end: width }[command.anchor];
    const left = dx + command.x - shift;
    const baseline = dy + command.y;
    return [
      {
        text: command.runs.map((run) => run.text).join(""),
        size: command.size,
        left,
        right: left + width,
        top: baseline - command.size * 0.8,
        bottom: baseline + command.size * 0.2,
      },
    ];
  });
}

/** Pairs of lines whose boxes cover each other. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  const found: string[] = [];
  boxes.forEach((a, i) => {
    for (const b of boxes.slice(i + 1)) {
      const apart =
        a.right <= b.left + 0.5 ||
        b.right <= a.left + 0.5 ||
        a.bottom <= b.top + 0.5 ||
        b.bottom <= a.top + 0.5;
      if (!apart) found.push(`"${a.text}" and "${b.text}"`);
    }
  });
  return found;
}

/** What a reader needs of any drawing: no type under 11 px, nothing outside the canvas, no text over other text. */
export function readingFaults(drawing: {
  readonly width: number;
  readonly height: number;
  readonly commands: readonly Command[];
}): string[] {
  const boxes = textBoxes(drawing.commands);
  return [
    ...boxes.filter((box) => box.size < 11).map((box) => `"${box.text}" is ${box.size} px`),
    ...boxes
      .filter(
        (b) =>
          b.left < -0.5 || b.right > drawing.width + 0.5 || b.top < -0.5 || b.bottom > drawing.height + 0.5,
      )
      .map((box) => `"${box.text}" leaves the canvas`),
    ...overlaps(boxes),
  ];
}
