import type { Command } from "commander";
import { wording } from "../../org/index.ts";
import { openOrg } from "../../usecases/openOrg.ts";
import { revertRevision } from "../../usecases/revertRevision.ts";
import { isConfirmed } from "../ask.ts";
import { printCommitRefusal, printCommitted } from "../commitText.ts";
import type { CliDeps } from "../deps.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { wholeOption } from "../options.ts";
import { printText } from "../printText.ts";
import { must, withOrg, withStoreOptions, type StoreOptions } from "../stores.ts";

interface RevertOptions extends StoreOptions {
  readonly reason?: string;
  readonly yes?: true;
  readonly anyway?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("revert <revision>")
      .description("undo a revision by a new one; the history keeps both, and what came since stays"),
  )
    .option("--reason <text>", "why")
    .option("--anyway", "even where what must hold would not: it had not before either")
    .option("--yes", "without asking")
    .addHelpText("before", 'Example: onethread revert 2 --reason "decided otherwise" --yes\n')
    .action((text: string, options: RevertOptions) =>
      withOrg(options, deps, async ({ store, entry, terminal, user }) => {
        const number = wholeOption("revert", text);
        const today = deps.today();
        const { head } = must(await openOrg(store, entry.id, { today }));
        if (number < 1 || number > head.revision)
          throw new InputRefused(
            `${entry.id} has revisions 1 to ${head.revision}; ${number} is none of them. onethread log lists them.`,
          );
        const what = `Revision ${number} would be undone by a new revision.`;
        if (!(await isConfirmed({ what }, options, deps))) return terminal.out("Nothing was undone.");
        const outcome = await revertRevision(store, {
          orgId: entry.id,
          revision: number,
          base: head.revision,
          id: `revert-${deps.randomHex(6)}`,
          author: user(),
          reason: options.reason ?? `Undo of revision ${number}`,
          today,
          ...(options.anyway === true ? { invariants: "tell" as const } : {}),
        });
        if (options.json === true) {
          if (!outcome.ok) process.exitCode = EXIT.no;
          const { ok } = outcome;
          return terminal.document(
            JSON.stringify(
              ok
                ? { schemaVersion: 1, ok, revision: outcome.value.revision.number, head: outcome.value.head }
                : {
                    schemaVersion: 1,
                    ok,
                    refusal: { code: outcome.refusal.code, message: outcome.refusal.message },
                  },
              null,
              2,
            ),
          );
        }
        if (outcome.ok) {
          printCommitted(outcome.value, terminal);
          for (const { says } of outcome.value.notices) printText(terminal, wording(says), "  ");
        } else {
          printCommitRefusal(outcome.refusal, terminal);
          for (const { says } of outcome.refusal.conflicts ?? [])
            printText(terminal, `- ${wording(says)}`, "  ");
          if (outcome.refusal.code === "invariant-broken")
            terminal.hint(
              `Next: onethread revert ${number} --anyway   where it shall be as it was all the same`,
            );
        }
      }),
    );
}
