import type { Command } from "commander";
import { presentVerify, type VerifyJson } from "../../api/index.ts";
import { foldMoment } from "../../usecases/openOrg.ts";
import type { OrgStore, VerifyReport } from "../../storage/index.ts";
import type { CliDeps } from "../deps.ts";
import { EXIT, InputRefused } from "../exit.ts";
import { terminalOf } from "../options.ts";
import { printText } from "../printText.ts";
import { isStoreAddress, withStore, withStoreOptions, type StoreOptions } from "../stores.ts";
import { counted, type Terminal } from "../terminal.ts";
import { isOrganisationHere } from "../organisationHere.ts";
import { verifyPlanFile, type VerifyPlanOptions } from "../verifyPlanFile.ts";

interface VerifyOptions extends StoreOptions {
  readonly against?: string;
  readonly prove?: true;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("verify [file]")
      .description("read every byte of a store or a backup against its hashes, or a plan; 1: damaged"),
  )
    .option("--against <path>", "of a plan: its organisation (default: the one here)")
    .option("--prove", "of a plan: prove bound and proof from scratch")
    .addHelpText(
      "before",
      "Example: onethread verify\n         onethread plan examples/sourcegraph-2022-05-15 --out plan.json\n         onethread verify plan.json --prove \\\n           --against examples/sourcegraph-2022-05-15\n",
    )
    .action(async (file: string | undefined, options: VerifyOptions) => {
      const { against, prove } = options;
      const ofPlan = against !== undefined ? "--against" : prove === true ? "--prove" : undefined;
      if (file === undefined && ofPlan !== undefined)
        throw new InputRefused(
          `${ofPlan} needs the plan: onethread verify plan.json ${ofPlan}${against === undefined ? "" : " org"}`,
        );
      const isBackup = file !== undefined && !isStoreAddress(file, deps);
      const isPlan = isBackup && isPlanFile(file, deps);
      if (file !== undefined && (against !== undefined || (isPlan && isOrganisationHere(deps))))
        return verifyPlanFile(file, against, planOptions(options), deps);
      if (isPlan)
        throw new InputRefused(
          `${file} is a plan. Say for which organisation: onethread verify ${file}${prove === true ? " --prove" : ""} --against ORGANISATION`,
        );
      if (ofPlan !== undefined)
        throw new InputRefused(
          `${ofPlan} is for a plan, and ${file} is none. A store or a backup is verified without it.`,
        );
      const found = isBackup
        ? await ofBackup(file, deps)
        : await withStore({ ...options, ...(file === undefined ? {} : { store: file }) }, deps, (open) =>
            ofStore(open.store, options, open.terminal),
          );
      const terminal = terminalOf(options);
      process.exitCode = found.ok ? EXIT.fine : EXIT.no;
      if (options.json === true) return terminal.document(JSON.stringify(found, null, 2));
      printVerified(found, terminal);
    });
}

const planOptions = ({ json, color, prove }: VerifyOptions): VerifyPlanOptions => ({
  color,
  ...(json === true ? { json } : {}),
  ...(prove === true ? { prove } : {}),
});

const PLAN_START = /^\s*\{\s*"format":\s*"onethread-plans?\//;
const START_LETTERS = 100;

/** Whether a file says of itself that it is a plan, or several. */
function isPlanFile(file: string, deps: CliDeps): boolean {
  return PLAN_START.test(deps.firstBytes(file, START_LETTERS) ?? "");
}

async function ofBackup(file: string, deps: CliDeps): Promise<VerifyJson> {
  if (!deps.isThere(file)) throw new InputRefused(`${file}: there is no such file.`);
  const checked = await deps.checkBackup(file);
  if (!checked.ok)
    return presentVerify({
      what: file,
      orgs: [],
      damages: [{ org: "", revision: 0, message: checked.refusal.message }],
      snapshotsDropped: 0,
      snapshotsUnread: 0,
    });
  return presentVerify({
    what: file,
    orgs: checked.value.orgs.map(({ entry, head, texts }) => ({
      id: entry.id,
      name: entry.name,
      ...head,
      texts,
      erased: 0,
      redacted: 0,
    })),
    damages: [],
    snapshotsDropped: 0,
    snapshotsUnread: 0,
  });
}

async function ofStore(store: OrgStore, { org }: StoreOptions, terminal: Terminal): Promise<VerifyJson> {
  const report: VerifyReport = await store.verify({
    ...(org === undefined ? {} : { orgId: org }),
    onProgress: (done, total) => terminal.progress(`verifying revision ${done} of ${total}`),
    replay: async (orgId, key) => {
      const places = await store.revisionHeads(orgId);
      // From the revisions alone: what is kept is what is judged.
      const { org: replayed } = await foldMoment({ ...store, snapshotKeys: async () => [] }, orgId, key, {
        places,
      });
      return replayed.records;
    },
  });
  terminal.progress("");
  return presentVerify({
    what: store.address,
    orgs: report.orgs.map(({ entry, head, texts, erased, redacted }) => ({
      id: entry.id,
      name: entry.name,
      ...head,
      texts,
      erased,
      redacted,
    })),
    damages: report.damages.map(({ orgId, ...rest }) => ({ org: orgId, ...rest })),
    snapshotsDropped: report.snapshotsDropped,
    snapshotsUnread: report.snapshotsUnread,
  });
}

function printVerified(found: VerifyJson, terminal: Terminal): void {
  const { what, ok, orgs, damages, snapshotsDropped, snapshotsUnread } = found;
  printText(terminal, terminal.colors.bold(ok ? `${what} is whole.` : `${what} is DAMAGED.`));
  for (const { id, revision, hash, texts, erased, redacted } of orgs)
    printText(
      terminal,
      `${id}: ${counted(revision, "revision")}, ${counted(texts, "text")} as they were committed${erased === 0 ? "" : `, ${erased} erased`}${redacted === 0 ? "" : `, ${redacted} redacted`}; newest ${hash.slice(0, 16)}…`,
      "  ",
    );
  for (const { org, revision, message } of damages)
    printText(terminal, `${org === "" ? "" : `${org}, from revision ${revision} on: `}${message}`, "  ");
  if (snapshotsDropped > 0)
    printText(
      terminal,
      `${counted(snapshotsDropped, "kept state")} did not equal the replay and ${snapshotsDropped === 1 ? "was" : "were"} thrown away; ${snapshotsDropped === 1 ? "it is" : "they are"} made anew from the revisions when needed.`,
      "  ",
    );
  if (snapshotsUnread > 0)
    printText(
      terminal,
      `${counted(snapshotsUnread, "kept state")} of damaged revisions and later ${snapshotsUnread === 1 ? "was" : "were"} left unread: nothing is left to judge ${snapshotsUnread === 1 ? "it" : "them"} by. ${snapshotsUnread === 1 ? "It is" : "They are"} not served and not thrown away.`,
      "  ",
    );
  if (!ok)
    terminal.hint("Next: onethread restore <backup> --store <new file>   takes a backup that is whole");
}
