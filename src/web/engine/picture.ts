import type { Drawing } from "../../draw/index.ts";

/** A small drawing ready for the page: the same as SVG, in words and as a table. */
export interface DrawnPicture {
  readonly svg: string;
  readonly title: string;
  readonly caption: string;
  readonly table: Drawing["table"];
}

export function tellDrawing(drawing: Drawing, formatSvg: (drawing: Drawing) => string): DrawnPicture {
  const { title, caption, table } = drawing;
  return { svg: formatSvg(drawing), title, caption, table };
}
