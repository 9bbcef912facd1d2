import type { Command } from "commander";

/** A verb, or a verb below one, with the words that call it: "who", "scenario", "scenario add". */
export interface VerbOf {
  readonly name: string;
  readonly command: Command;
}

/** Every verb of a command line, each followed by those below it. */
export function verbsOf(program: Command, before = ""): readonly VerbOf[] {
  return program.commands.flatMap((command) => {
    const name = `${before}${command.name()}`;
    return [{ name, command }, ...verbsOf(command, `${name} `)];
  });
}
