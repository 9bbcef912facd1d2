import { wording } from "../../org/index.ts";
import { openStore, restoreBackup } from "../../storage/index.ts";
import { onlyOrg } from "../../storage/onlyOrg.ts";
import { forgetAllBeside, forgetBeside } from "./beside.ts";
import { browserTools } from "./browserTools.ts";
import type { EngineContext } from "./context.ts";

/** What the user can do with what is kept, as a whole. */
export interface KeepingEngine {
  /** Everything of an organisation, its history too, as the backup file that `onethread restore` takes. */
  readonly backupOf: (org: string) => Promise<Blob>;
  /** An organisation as it is today, as a folder of YAML files in a zip; pay is left out. */
  readonly filesOf: (org: string) => Promise<Blob>;
  /** Takes a backup in, checked whole first. @throws in words for the user. */
  readonly restore: (file: Blob) => Promise<readonly { readonly id: string; readonly name: string }[]>;
  readonly deleteOrg: (org: string) => Promise<void>;
  readonly deleteAll: () => Promise<void>;
}

export function keepingEngine(context: EngineContext): KeepingEngine {
  return {
    backupOf: async (org) => {
      const { rows } = await context.kept;
      const pieces: BlobPart[] = [];
      for await (const piece of openStore(onlyOrg(rows, org), browserTools).backup())
        pieces.push(piece as Uint8Array<ArrayBuffer>);
      return new Blob(pieces, { type: "application/octet-stream" });
    },
    filesOf: (org) => zipOf(context, org),
    restore: async (file) => {
      const { rows } = await context.kept;
      const source = (): AsyncIterable<Uint8Array> => bytesOf(file);
      const restored = await restoreBackup(source, rows, browserTools);
      if (!restored.ok) throw new Error(restored.refusal.message);
      return restored.value.orgs.map(({ entry: { id, name } }) => ({ id, name }));
    },
    deleteOrg: async (org) => {
      await (await context.kept).dropOrg?.(org);
      await forgetBeside(org);
      context.forget(org);
    },
    deleteAll: async () => {
      const { rows, dropAll } = await context.kept;
      const orgs = await rows.orgs();
      await dropAll?.();
      await forgetAllBeside();
      for (const { id } of orgs) context.forget(id);
    },
  };
}

async function zipOf(context: EngineContext, id: string): Promise<Blob> {
  const { org } = await context.look({ org: id });
  const [{ convertOrg }, { zip }] = await Promise.all([
    import("../../usecases/convertOrg.ts"),
    import("fflate"),
  ]);
  const written = convertOrg(org, "folder");
  if (written === undefined) throw new Error("No folder can be written.");
  const refused = written.problems.find((one) => one.blocks);
  if (refused !== undefined) throw new Error(wording(refused.message));
  const files = Object.fromEntries(written.files.map(({ name, bytes }) => [`${id}/${name}`, bytes]));
  const bytes = await new Promise<Uint8Array>((done, fail) =>
    zip(files, { level: 6 }, (error, zipped) => (error === null ? done(zipped) : fail(error))),
  );
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/zip" });
}

const PIECE_BYTES = 4_000_000;

/** A file piece by piece: not every browser can walk over its stream. */
async function* bytesOf(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE_BYTES)
    yield new Uint8Array(await file.slice(at, at + PIECE_BYTES).arrayBuffer());
}
