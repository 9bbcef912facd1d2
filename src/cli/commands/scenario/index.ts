import type { Command } from "commander";
import type { CliDeps } from "../../deps.ts";
import * as approve from "./approve.ts";
import * as archive from "./archive.ts";
import * as changes from "./changes.ts";
import * as compare from "./compare.ts";
import * as file from "./file.ts";
import * as notes from "./notes.ts";
import * as show from "./show.ts";
import * as split from "./split.ts";
import * as users from "./users.ts";

/** What can be done to a scenario, in the order help shows it. */
const BELOW = [show, changes, split, notes, approve, users, compare, file, archive];

export function register(program: Command, deps: CliDeps): void {
  const scenario = program
    .command("scenario")
    .description("plan changes beside what holds: edit, discuss, approve, then merge them")
    .usage("<what> [options]")
    .addHelpText(
      "before",
      "Example: onethread scenario create search\n         onethread scenario add platform set-manager person=p1 manager=p2\n         onethread scenario show platform\n",
    );
  for (const one of BELOW) one.register(scenario, deps);
}
