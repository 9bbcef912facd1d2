import { Option, type Command } from "commander";
import { isDay, type Day } from "../org/index.ts";
import { InputRefused } from "./exit.ts";
import { openTerminal, type Terminal } from "./terminal.ts";

/** A whole number from 0 out of an option. @throws InputRefused naming option and value. */
export function wholeOption(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new InputRefused(`${name} takes a whole number from 0, not "${text}".`);
  return value;
}

/** The threads asked for, undefined for as many as pay. @throws InputRefused where that is no number from 1 to 64. */
export function workersOf({ workers }: { readonly workers?: string }): number | undefined {
  if (workers === undefined) return undefined;
  const value = Number(workers);
  if (Number.isInteger(value) && value >= 1 && value <= 64) return value;
  throw new InputRefused(`--workers takes a whole number from 1 to 64, not "${workers}".`);
}

/** A day out of an option. @throws InputRefused naming option and value. */
export function dayOption(name: string, text: string): Day {
  if (!isDay(text)) throw new InputRefused(`${name} takes a day such as 2026-01-31, not "${text}".`);
  return text;
}

/** Options every verb has. */
export interface CommonOptions {
  readonly json?: true;
  readonly quiet?: true;
  readonly color: "auto" | "always" | "never";
  readonly debug?: true;
}

export function withCommonOptions(command: Command): Command {
  return command
    .option("--json", "print one JSON document and nothing else")
    .option("--quiet", "no hints on stderr")
    .addOption(
      new Option("--color <when>", "when to colour").choices(["auto", "always", "never"]).default("auto"),
    )
    .option("--debug", "show stack traces");
}

export function terminalOf(options: CommonOptions): Terminal {
  return openTerminal({ color: options.color, quiet: options.quiet === true });
}
