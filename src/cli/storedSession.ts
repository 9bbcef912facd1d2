import { indexOrg, wording } from "../org/index.ts";
import { openOrg, type OpenedOrg } from "../usecases/openOrg.ts";
import type { CliDeps } from "./deps.ts";
import { InputRefused } from "./exit.ts";
import { dayOption, wholeOption } from "./options.ts";
import { againOf, type OrgOptions, type Session } from "./session.ts";
import { entryOf, must, shown, type OpenStore } from "./stores.ts";
import { counted, wrap, type Terminal } from "./terminal.ts";

/** An org out of a store, with the history it comes from. */
export interface StoredSession extends Session {
  readonly opened: OpenedOrg;
}

/**
 * Reads the org of an open store, as of a day and a revision where they are asked for.
 * @throws InputRefused where the store has no such org or revision.
 */
export async function storedSession(
  { store, terminal, address }: OpenStore,
  options: OrgOptions,
  deps: CliDeps,
): Promise<StoredSession> {
  for (const name of ["config", "mapping", "sheet"] as const)
    if (options[name] !== undefined)
      throw new InputRefused(
        `--${name} says how files are read, and ${shown(address)} is a store: give it to onethread import.`,
      );
  const entry = await entryOf(store, options.org);
  const today = options.today === undefined ? deps.today() : dayOption("--today", options.today);
  const on = options.asOf === undefined ? today : dayOption("--as-of", options.asOf);
  const revision = options.revision === undefined ? undefined : wholeOption("--revision", options.revision);
  terminal.progress(`reading ${shown(address)}`);
  const opened = must(
    await openOrg(store, entry.id, { on, today, ...(revision === undefined ? {} : { revision }) }),
  );
  terminal.progress("");
  if (opened.head.revision === 0)
    throw new InputRefused(
      `${shown(address)} holds nothing of ${entry.id} yet. Read who is there: onethread import people.csv`,
    );
  sayHeld(opened, terminal);
  const judgedOn = options.today === undefined ? on : today;
  const { org } = opened;
  return {
    org: judgedOn === org.today ? org : indexOrg(org.records, org.problems, judgedOn),
    config: opened.config,
    problems: opened.problems,
    terminal,
    path: shown(address),
    title: entry.name,
    again: againOf(shown(address), options),
    address,
    opened,
  };
}

/** Where the org comes from, and what of its history is not in it. */
function sayHeld({ held }: OpenedOrg, terminal: Terminal): void {
  for (const { revision, refusal } of held.slice(0, HELD_SHOWN))
    for (const line of wrap(
      `Revision ${revision} is left out: ${wording(refusal.message)} Look at it: onethread show ${revision}`,
      terminal.width,
    ))
      terminal.hint(line);
  if (held.length > HELD_SHOWN)
    terminal.hint(`${counted(held.length - HELD_SHOWN, "more revision is", "more revisions are")} left out.`);
}

const HELD_SHOWN = 3;
