import type { Plan } from "../planner/index.ts";
import { putPlan } from "../usecases/scenarios/putPlan.ts";
import { startScenario } from "../usecases/scenarios/stored.ts";
import type { CliDeps } from "./deps.ts";
import { InputRefused } from "./exit.ts";
import { printText } from "./printText.ts";
import { answered, scenarioDeps } from "./scenarios.ts";
import { sourceOf, type OrgOptions } from "./session.ts";
import { shellWord } from "./shellWord.ts";
import { entryOf, withStoreAt } from "./stores.ts";
import { counted } from "./terminal.ts";

/** @throws InputRefused where a plan of this source cannot become a scenario: said before the plan is made. */
export function requireScenarioSource(path: string | undefined, options: OrgOptions, deps: CliDeps): void {
  if (!sourceOf(path, deps).isStore)
    throw new InputRefused(
      "--scenario keeps the waves in a store, and files have none: onethread init, then onethread import.",
    );
  if (options.asOf !== undefined || options.revision !== undefined)
    throw new InputRefused("A scenario begins on the newest revision: leave --as-of and --revision out.");
}

/** A new scenario with the waves of a plan as its change sets, and its wishes as pins. */
export async function keepPlan(
  plan: Plan,
  name: string,
  { path, options, deps }: { path: string | undefined; options: OrgOptions; deps: CliDeps },
): Promise<void> {
  await withStoreAt(sourceOf(path, deps).path, options, deps, async (open) => {
    const openOrg = { ...open, entry: await entryOf(open.store, options.org) };
    const to = scenarioDeps(openOrg, deps, options);
    const made = answered(await startScenario(to, name), open.terminal, options);
    if (made === undefined) return;
    const { baseRevision: revision } = made.scenario;
    const edited = answered(await putPlan(to, made.scenario.id, { plan, revision }), open.terminal, options);
    if (edited === undefined || options.json === true) return;
    printText(
      open.terminal,
      `${name} holds the plan now, ${counted(edited.scenario.changeSets.length, "wave")}; only ${open.user()} can see it.`,
    );
    open.terminal.hint(`Next: onethread scenario show ${shellWord(name)}`);
  });
}
