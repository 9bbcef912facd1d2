import type { Command } from "commander";
import { presentLog, type LogEntry } from "../../api/index.ts";
import { canonicalText } from "../../changes/index.ts";
import { wording } from "../../org/index.ts";
import { logOf } from "../../usecases/historyOf.ts";
import { openOrg } from "../../usecases/openOrg.ts";
import type { CliDeps } from "../deps.ts";
import { dayOption, wholeOption } from "../options.ts";
import { printText } from "../printText.ts";
import { must, withOrg, withStoreOptions, type OpenOrg, type StoreOptions } from "../stores.ts";
import { counted, type Terminal } from "../terminal.ts";
import { idNamed, outsiderOrPerson } from "../typedChange.ts";

interface LogOptions extends StoreOptions {
  readonly limit: string;
  readonly since?: string;
  readonly person?: string;
  readonly area?: string;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program.command("log").description("the history, newest first: who changed what, why, from when"),
  )
    .option("--limit <n>", "at most so many", "20")
    .option("--since <day>", "committed on that day or later")
    .option("--person <who>", "only what says something of them")
    .option("--area <area>", "only what says something of it")
    .addHelpText(
      "before",
      "Example: onethread log --since 2022-01-01\n         onethread log --area Growth --limit 5\n",
    )
    .action((options: LogOptions) =>
      withOrg(options, deps, async (open) => {
        const { store, entry, terminal, again } = open;
        const limit = wholeOption("--limit", options.limit);
        const since = options.since === undefined ? "" : dayOption("--since", options.since);
        const today = deps.today();
        const isWanted = await filterOf(open, options, deps);
        const isFiltered = isWanted !== null || since !== "";
        const log = must(
          await logOf(store, entry.id, { today, last: isFiltered ? Number.MAX_SAFE_INTEGER : limit + 1 }),
        );
        const found = log.filter(
          ({ number, committedAt }) => committedAt >= since && (isWanted?.has(number) ?? true),
        );
        const entries = found.slice(0, limit);
        if (options.json === true)
          return terminal.document(JSON.stringify(presentLog(entry.id, entries), null, 2));
        if (entries.length === 0)
          return printText(
            terminal,
            log.length === 0 ? `${entry.name} has no history yet.` : "No revision fits.",
          );
        for (const one of entries) printEntry(one, terminal);
        if (found.length > entries.length)
          terminal.hint(
            isFiltered ? `… and ${found.length - entries.length} more: --limit` : "… and older ones: --limit",
          );
        terminal.hint(`Next: onethread show ${entries[0]?.number ?? 1}${again}`);
      }),
    );
}

/** Numbers of the revisions that mention somebody or an area; null where all are wanted. */
async function filterOf(
  { store, entry }: OpenOrg,
  { person, area }: LogOptions,
  deps: CliDeps,
): Promise<ReadonlySet<number> | null> {
  if (person === undefined && area === undefined) return null;
  const { org } = must(await openOrg(store, entry.id, { today: deps.today() }));
  const ids = [
    ...(person === undefined ? [] : [outsiderOrPerson(org, person)]),
    ...(area === undefined ? [] : [idNamed(org, "area", area)]),
  ].map((id) => JSON.stringify(id));
  const numbers = new Set<number>();
  for await (const { number, changeSet } of store.revisions(entry.id)) {
    const text = canonicalText(changeSet.changes);
    if (ids.every((id) => text.includes(id))) numbers.add(number);
  }
  return numbers;
}

const STATE = { effective: "", scheduled: ", dated ahead", held: ", LEFT OUT" };

/** One revision as minutes tell it. */
export function printEntry(entry: LogEntry, terminal: Terminal): void {
  const { number, committedAt, effectiveOn, author, reason, source, changes, summary, state, held } = entry;
  printText(
    terminal,
    `${terminal.colors.bold(`${number}`)}  from ${effectiveOn}${STATE[state]}; ${author}, ${committedAt.slice(0, 16).replace("T", " ")}: ${reason}${sourceWords(source)}`,
  );
  printText(terminal, `${counted(changes, "change")}. ${wording(summary)}`, "   ");
  if (held !== null) printText(terminal, `It no longer applies: ${wording(held.message)}`, "   ");
}

/** Where the changes come from; hashes of files stand in --json. */
function sourceWords(source: string | null): string {
  return source === null ? "" : ` (${source.replaceAll(/ sha256:[0-9a-f]{64}/g, "")})`;
}
