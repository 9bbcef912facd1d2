import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onethread, ROOT, SG22 } from "./onethread.ts";

/** Runs a command that must work, so that a broken template is not taken for a broken verb. */
function must(cwd: string, ...args: string[]): string {
  const { status, stdout, stderr } = onethread(cwd, ...args);
  if (status !== 0) throw new Error(`onethread ${args.join(" ")}: ${status} ${stdout} ${stderr}`);
  return stdout;
}

/**
 * A folder with a store as help texts speak of it: two revisions, the scenario `platform` with one change that is struck
 * through, a backup, a scenario file, and the sample organisations.
 */
export function storeTemplate(folder: string): string {
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(ROOT, "examples"), join(folder, "examples"));
  cpSync(join(SG22, "people.csv"), join(folder, "people.csv"));
  writeFileSync(join(folder, "secret.txt"), "correct horse battery staple\n");
  writeFileSync(join(folder, "more.csv"), "id,name,manager_id\np1,Pim,\np2,Pat,p1\np3,Pia,p1\n");
  must(folder, "init", "--org", "acme");
  must(folder, "import", "examples/sourcegraph-2022-05-15", "--today", "2022-05-15", "--yes");
  must(folder, "import", "more.csv", "--partial", "--yes", "--accept", "several-roots");
  must(folder, "scenario", "create", "platform");
  must(folder, "scenario", "add", "platform", "set-manager", "person=p3", "manager=p2");
  must(folder, "scenario", "add", "platform", "update-person", "person=p2", "title=Lead");
  must(folder, "scenario", "strike", "platform", "1.2");
  must(folder, "scenario", "export", "platform", "platform.scenario", "--passphrase-file", "secret.txt");
  must(folder, "backup", "acme.backup");
  return folder;
}

/** A copy to write in. */
export function copyOf(template: string, folder: string): string {
  cpSync(template, folder, { recursive: true, verbatimSymlinks: true });
  if (!existsSync(join(folder, "onethread.db"))) throw new Error("The template has no store.");
  return folder;
}
