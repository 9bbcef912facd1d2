import { InputRefused } from "./exit.ts";

/** A whole number from 0 out of an option. @throws InputRefused naming option and value. */
export function wholeOption(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new InputRefused(`${name} takes a whole number from 0, not "${text}".`);
  return value;
}
