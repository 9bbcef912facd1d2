import { wrap, type Terminal } from "./terminal.ts";

/** A text of any length as a result, wrapped to the terminal; `indent` stands before each line. */
export function printText(terminal: Terminal, text: string, indent = ""): void {
  for (const line of wrap(text, terminal.width - indent.length, "  ")) terminal.out(indent + line);
}

/** The same as a hint. */
export function hintText(terminal: Terminal, text: string): void {
  for (const line of wrap(text, terminal.width, "  ")) terminal.hint(line);
}
