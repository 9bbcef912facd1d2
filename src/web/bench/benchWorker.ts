import { expose } from "comlink";
import { parseFiles } from "../../formats/index.ts";
import { buildOrg, DEFAULT_CONFIG, type Day, type Org, type OrgDraft } from "../../org/index.ts";
import { coloursOf, columnsOf, labelsOf, maskOf, nodeOf } from "../engine/org.ts";
import type { OrgSource } from "../engine/orgSource.ts";

let draft: OrgDraft | null = null;
let built: Org | null = null;

function org(): Org {
  if (draft === null) throw new Error("No rows were read.");
  return (built ??= buildOrg(draft, { today: TODAY, config: DEFAULT_CONFIG }));
}

/** No day is in the rows; any will do, and one that stays the same can be measured again. */
const TODAY = "2026-01-01" as Day;

/** The engine of the measured page: rows from an address, then the same answers as in Org. */
const entry = {
  /** Reads the rows; nothing is built of them yet. */
  read: async (address: string): Promise<void> => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address} answers ${answer.status}.`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    draft = parseFiles([{ name: "people.csv", bytes }], { config: DEFAULT_CONFIG, today: TODAY });
    built = null;
  },
  columns: (async (lens) => columnsOf(org(), lens)) satisfies OrgSource["columns"],
  colours: (async (lens, by) => coloursOf(org(), lens, by)) satisfies OrgSource["colours"],
  mask: (async (lens, wanted) => maskOf(org(), lens, wanted)) satisfies OrgSource["mask"],
  labels: (async (lens, nodes) => labelsOf(org(), lens, nodes)) satisfies OrgSource["labels"],
  nodeOf: (async (lens, subject) => nodeOf(org(), lens, subject)) satisfies OrgSource["nodeOf"],
};
expose(entry);

export type BenchEntry = typeof entry;
