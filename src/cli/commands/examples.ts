import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { Argument, type Command } from "commander";
import { InputRefused } from "../exit.ts";
import type { CliDeps } from "../deps.ts";
import { terminalOf, withCommonOptions, type CommonOptions } from "../options.ts";
import { wrap } from "../terminal.ts";

/** Where the sample organisations lie, beside the compiled code and in the sources alike. */
export const EXAMPLES_ROOT = join(import.meta.dirname, "../../../examples");

interface Example {
  readonly name: string;
  readonly what: string;
  readonly licence: string;
  /** Further arguments after the path, and what each command shows. */
  readonly tries: readonly (readonly [command: string, shows: string])[];
}

/** Real organisations, people replaced by invented names. Counts stand in SOURCE.md beside each. */
export const EXAMPLES: readonly Example[] = [
  {
    name: "sourcegraph-2022-05-15",
    what: "a software company of 275 people with 16 product teams, functional: the main case",
    licence: "Apache-2.0",
    tries: [
      ["check PATH --as sto", "what stops it from being single-threaded"],
      ["plan PATH", "the single-threaded organisation that disrupts least"],
      ['who "Search Core" PATH', "three people are named, nobody is picked"],
      ["check PATH/own", "the same company, read from its own YAML through a mapping"],
    ],
  },
  {
    name: "sourcegraph-2024-06-25",
    what: "the same company two years later: 167 people, 10 teams",
    licence: "Apache-2.0",
    tries: [["compare PATH", "today, owner named only, STL and STO side by side"]],
  },
  {
    name: "adventureworks",
    what: "Microsoft's fictional manufacturer: 290 people in one clean tree, departments as areas",
    licence: "MIT",
    tries: [["check PATH", "departments read as products, and said so"]],
  },
  {
    name: "govuk",
    what: "an ownership catalogue: 136 repositories, each with one team, no people",
    licence: "MIT",
    tries: [["convert PATH --to backstage", "the files a Backstage catalogue would get"]],
  },
  {
    name: "hmcts",
    what: "an ownership catalogue: 106 products, most claimed by a team and a directory group",
    licence: "MIT",
    tries: [["who aac PATH", "a product whose area has no owner on record"]],
  },
  {
    name: "cloudfoundry",
    what: "62 working groups of 201 people, no reporting lines, things with many owners",
    licence: "Apache-2.0",
    tries: [["check PATH", "what can be judged without lines, and what cannot"]],
  },
];

interface ExamplesOptions extends CommonOptions {
  readonly copy?: string;
}

export function register(program: Command, _deps: CliDeps): void {
  withCommonOptions(
    program
      .command("examples")
      .description("list the sample organisations, with a command to try on each")
      .addArgument(new Argument("[name]", "one of them").choices(EXAMPLES.map((one) => one.name))),
  )
    .option("--copy <folder>", "copy the named sample there, to change it")
    .addHelpText("before", "Example: onethread examples sourcegraph-2022-05-15\n")
    .action((name: string | undefined, options: ExamplesOptions) => {
      const terminal = terminalOf(options);
      const chosen = name === undefined ? EXAMPLES : EXAMPLES.filter((one) => one.name === name);
      if (options.copy !== undefined) copy(chosen, options.copy);
      const shown = chosen.map((one) => ({ ...one, path: options.copy ?? join(EXAMPLES_ROOT, one.name) }));
      if (options.json === true)
        return terminal.document(
          JSON.stringify(
            {
              schemaVersion: 1,
              examples: shown.map(({ tries, ...one }) => ({
                ...one,
                tries: tries.map(([command, shows]) => ({ command: commandOf(command, one.path), shows })),
              })),
            },
            null,
            2,
          ),
        );
      for (const one of shown) {
        terminal.out(terminal.colors.bold(one.name));
        for (const line of wrap(`${one.what} (${one.licence})`, terminal.width - 2))
          terminal.out(`  ${line}`);
        for (const [command, shows] of one.tries) {
          terminal.out(`  ${commandOf(command, one.path)}`);
          terminal.out(`      ${shows}`);
        }
      }
      terminal.hint("All names of people are invented; licence and source stand beside the data.");
    });
}

const commandOf = (command: string, path: string): string => `onethread ${command.replace("PATH", path)}`;

function copy(chosen: readonly Example[], folder: string): void {
  const [one, another] = chosen;
  if (one === undefined || another !== undefined)
    throw new InputRefused("--copy takes one sample: onethread examples <name> --copy <folder>.");
  if (existsSync(folder))
    throw new InputRefused(
      `${folder} is there already; nothing was copied. Name a folder that does not exist.`,
    );
  cpSync(join(EXAMPLES_ROOT, one.name), folder, { recursive: true });
}
