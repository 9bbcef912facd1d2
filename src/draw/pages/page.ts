import type { Command } from "../command.ts";

/** Commands on a page: moved to (x, y) and scaled. */
export interface PagePart {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly commands: readonly Command[];
}

/** A part of a page that leads to another page, by its place in the list. */
export interface PageLink {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly page: number;
}

/** A sheet of paper, or a slide: px of 1/96 inch, origin top left. `name` is its bookmark. */
export interface Page {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly PagePart[];
  readonly links: readonly PageLink[];
}

const MM = 96 / 25.4;
/** DIN A4, lying. */
export const LYING = { width: 297 * MM, height: 210 * MM } as const;
/** DIN A4, standing. */
export const STANDING = { width: 210 * MM, height: 297 * MM } as const;
/** Space that printers leave white. */
export const MARGIN = 40;

export const part = (commands: readonly Command[]): PagePart => ({ x: 0, y: 0, scale: 1, commands });
