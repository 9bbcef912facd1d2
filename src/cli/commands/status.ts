import type { Command } from "commander";
import { presentStatus } from "../../api/index.ts";
import { wording } from "../../org/index.ts";
import { openOrg, type OpenedOrg } from "../../usecases/openOrg.ts";
import { listScenarios } from "../../usecases/scenarios/stored.ts";
import type { StoredScenario } from "../../storage/index.ts";
import type { CliDeps } from "../deps.ts";
import { printText } from "../printText.ts";
import { scenarioDeps } from "../scenarios.ts";
import { stateOf } from "../scenarioText.ts";
import { must, withOrg, withStoreOptions, type OpenOrg, type StoreOptions } from "../stores.ts";
import { counted } from "../terminal.ts";
import { shellWord } from "../shellWord.ts";

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("status")
      .description("where the organisation stands: revision, what is dated ahead, scenarios, problems"),
  )
    .addHelpText("before", "Example: onethread status\n")
    .action((options: StoreOptions) =>
      withOrg(options, deps, async (open) => {
        const { store, entry, terminal } = open;
        const opened = must(await openOrg(store, entry.id, { today: deps.today() }));
        const scenarios = await listScenarios(scenarioDeps(open, deps));
        const damage = await store.damage(entry.id);
        if (options.json === true)
          return terminal.document(
            JSON.stringify(
              presentStatus({
                store: store.address,
                entry,
                opened,
                scenarios,
                damage: damage?.message ?? null,
              }),
              null,
              2,
            ),
          );
        if (damage !== null)
          printText(terminal, `DAMAGED from revision ${damage.revision} on: ${damage.message}`);
        await printStatus(open, opened, scenarios);
      }),
    );
}

async function printStatus(
  { store, entry, terminal, again }: OpenOrg,
  opened: OpenedOrg,
  scenarios: readonly StoredScenario[],
): Promise<void> {
  const { org, head, scheduled, held, problems } = opened;
  const { bold } = terminal.colors;
  if (head.revision === 0) {
    printText(terminal, bold(`${store.address}: ${entry.name} is empty.`));
    return terminal.hint(`Next: onethread import people.csv${again}`);
  }
  const vacant = org.people.filter((person) => person.vacant).length;
  printText(
    terminal,
    bold(
      `${store.address}: ${entry.name}, revision ${head.revision}, as of ${org.today}: ${counted(org.people.length - vacant, "person", "people")}, ${counted(vacant, "empty seat")}, ${counted(org.areas.length - 1, "area")}.`,
    ),
  );
  for await (const { number, committedAt, changeSet } of store.revisions(entry.id, {
    after: head.revision - 1,
  }))
    printText(
      terminal,
      `Newest: revision ${number}, ${committedAt.slice(0, 10)}, ${changeSet.author}: ${changeSet.reason}`,
    );
  for (const { number, changeSet } of scheduled)
    printText(
      terminal,
      `Dated ahead: revision ${number}, from ${changeSet.effectiveOn}, ${counted(changeSet.changes.length, "change")}: ${changeSet.reason}`,
    );
  for (const { revision, refusal } of held)
    printText(terminal, `Left out: revision ${revision} no longer applies. ${wording(refusal.message)}`);
  for (const { scenario } of scenarios.filter(({ scenario }) => isLive(scenario)))
    printText(terminal, `Scenario ${scenario.name}: ${stateOf(scenario, head.revision)}`);
  const blocking = problems.filter(({ blocks }) => blocks);
  printText(
    terminal,
    blocking.length === 0
      ? `${counted(problems.length, "problem")} of the lists read, none that has to be settled.`
      : `${counted(blocking.length, "problem")} to settle: ${[...new Set(blocking.map(({ code }) => code))].join(", ")}. All of them: onethread check${again}`,
  );
  terminal.hint(`Next: ${nextOf(scenarios, head.revision)}${again}`);
}

const isLive = ({ status }: StoredScenario["scenario"]): boolean =>
  status === "open" || status === "approved";

function nextOf(scenarios: readonly StoredScenario[], head: number): string {
  const live = scenarios.map(({ scenario }) => scenario).filter(isLive);
  const old = live.find(({ baseRevision }) => baseRevision !== head);
  if (old !== undefined) return `onethread rebase ${shellWord(old.name)} --dry-run`;
  const ready = live.find(({ status }) => status === "approved");
  if (ready !== undefined) return `onethread merge ${shellWord(ready.name)}`;
  const [first] = live;
  return first === undefined ? "onethread log" : `onethread scenario show ${shellWord(first.name)}`;
}
