import type { Command } from "commander";
import { presentAsOf, type AreaOwnersThen } from "../../api/index.ts";
import { counted, tableLines } from "../terminal.ts";
import { ownersOf, type Org } from "../../org/index.ts";
import { openOrg } from "../../usecases/openOrg.ts";
import { describeDiff, printDiff } from "../describeDiff.ts";
import type { CliDeps } from "../deps.ts";
import { dayOption, wholeOption } from "../options.ts";
import { printText } from "../printText.ts";
import { must, withOrg, withStoreOptions, type StoreOptions } from "../stores.ts";

interface AsOfOptions extends StoreOptions {
  readonly revision?: string;
  readonly all?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("as-of <day>")
      .description("the organisation on a day, past or to come: owners, and what differs from today"),
  )
    .option("--revision <n>", "as it was known at that revision")
    .option("--all", "every change between that day and today")
    .addHelpText("before", "Example: onethread as-of 2022-05-15\n")
    .action((text: string, options: AsOfOptions) =>
      withOrg(options, deps, async ({ store, entry, terminal, again }) => {
        const on = dayOption("as-of", text);
        const today = deps.today();
        const revision =
          options.revision === undefined ? {} : { revision: wholeOption("--revision", options.revision) };
        const then = must(await openOrg(store, entry.id, { on, today, ...revision }));
        const now = must(await openOrg(store, entry.id, { today }));
        const isAhead = on > today;
        const described = isAhead ? describeDiff(now.org, then.org) : describeDiff(then.org, now.org);
        const rows = areaRows(then.org, now.org);
        const vacant = then.org.people.filter((person) => person.vacant).length;
        const people = then.org.people.length - vacant;
        if (options.json === true)
          return terminal.document(
            JSON.stringify(
              presentAsOf({
                org: entry.id,
                asOf: on,
                revision: then.revision,
                head: now.head.revision,
                people,
                vacancies: vacant,
                areas: rows,
                difference: described,
              }),
              null,
              2,
            ),
          );
        printText(
          terminal,
          terminal.colors.bold(
            `${entry.name} as of ${on}: ${counted(people, "person", "people")}, ${counted(vacant, "empty seat")}, ${counted(rows.length, "area")}; as known at revision ${then.revision}.`,
          ),
        );
        if (then.org.people.length + rows.length === 0)
          return printText(terminal, "Nothing was known of that day.");
        const columns = [
          { title: "Area" },
          { title: "Owner on that day", flexible: true },
          { title: "Today" },
        ];
        const cells = rows.map(({ name, owners, ownersToday }) => {
          const [a, b] = [owners.join(", ") || "nobody", ownersToday.join(", ") || "nobody"];
          return [name, a, a === b ? "the same" : b];
        });
        for (const line of tableLines(columns, cells, terminal.width)) terminal.out(line);
        terminal.out("");
        if (described.changes.length === 0) return printText(terminal, "Nothing differs from today.");
        printText(terminal, isAhead ? "What comes until then:" : "What came since:");
        printDiff(described, terminal, options.all === true);
        terminal.hint(`Next: onethread log${again}   who changed it, and why`);
      }),
    );
}

/** Live areas of that day with their owners then and now. */
function areaRows(then: Org, now: Org): readonly AreaOwnersThen[] {
  return then.areas.flatMap(({ id, name, status, parentId }, area) => {
    if (status === "retired" || parentId === null) return [];
    const today = now.areaIndexById.get(id);
    return [
      {
        id,
        name,
        owners: ownerNames(then, area),
        ownersToday: today === undefined ? [] : ownerNames(now, today),
      },
    ];
  });
}

const ownerNames = (org: Org, area: number): string[] =>
  [...new Set(ownersOf(org, area))].map((person) => {
    const { name = "", vacant } = org.people[person] ?? {};
    return vacant === true ? `${name} (empty seat)` : name;
  });
