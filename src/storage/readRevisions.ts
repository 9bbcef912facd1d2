import type { Revision } from "../history/index.ts";
import { payloadFault, FORMAT_VERSION, rowFault, START, type Link } from "./chain.ts";
import { Pages } from "./pages.ts";
import { changeSetOf, commitmentsIn, recordsOf, textOfPart } from "./payload.ts";
import {
  StorageFault,
  type PartRow,
  type RevisionRow,
  type RowRange,
  type Rows,
  type TextRow,
} from "./rows.ts";
import type { StoreTools } from "./tools.ts";

const ROWS_AT_ONCE = 500;

/** A row that cannot be trusted: from this revision on nothing is read. */
export class ChainFault extends Error {
  readonly revision: number;
  constructor(revision: number, what: string) {
    super(what);
    this.revision = revision;
  }
}

/**
 * The revisions of a range, each row checked against the hash before it, its payload against its hash.
 * @throws ChainFault at the first that is not whole.
 */
export async function* readRevisions(
  rows: Rows,
  orgId: string,
  range: RowRange,
  tools: StoreTools,
): AsyncGenerator<{ readonly row: RevisionRow; readonly revision: Revision }> {
  const payloads = new Pages(rows.payloads(orgId, range));
  const texts = new Pages(rows.texts(orgId, range, true));
  try {
    for await (const row of chainRows(rows, orgId, range, tools)) {
      const parts = await partsOf(payloads, row, tools);
      const records: unknown[] = [];
      for (const part of parts) {
        const text = textOfPart(part);
        await texts.fetch(commitmentsIn(text).length);
        for (const record of recordsOf(text, (commitment) => takeText(texts, row.revision, commitment)))
          records.push(record);
      }
      if (texts.peek()?.revision === row.revision)
        throw new ChainFault(
          row.revision,
          `a text of revision ${row.revision} (${texts.peek()?.field}) stands where the payload has none`,
        );
      const changeSet = changeSetOf(records);
      yield { row, revision: { number: row.revision, committedAt: row.committedAt, changeSet } };
    }
  } finally {
    await payloads.close();
    await texts.close();
  }
}

/** Rows of the chain in order, each checked against the one before. */
export async function* chainRows(
  rows: Rows,
  orgId: string,
  { after, through }: RowRange,
  tools: StoreTools,
): AsyncGenerator<RevisionRow> {
  let before = await linkAt(rows, orgId, after);
  while (before.revision < through) {
    const page = await rows.revisionRows(
      orgId,
      before.revision,
      Math.min(ROWS_AT_ONCE, through - before.revision),
    );
    if (page.length === 0)
      throw new ChainFault(before.revision + 1, `revision ${before.revision + 1} is missing`);
    for (const row of page) {
      const fault = rowFault(before, row, tools.sha256);
      if (fault !== null) throw new ChainFault(before.revision + 1, fault);
      if (row.formatVersion > FORMAT_VERSION) throw newerFormat(row);
      yield row;
      before = row;
    }
  }
}

async function linkAt(rows: Rows, orgId: string, revision: number): Promise<Link> {
  if (revision === 0) return START;
  const [row] = await rows.revisionRows(orgId, revision - 1, 1);
  if (row === undefined || row.revision !== revision)
    throw new ChainFault(revision, `revision ${revision} is missing`);
  return row;
}

/** The parts of a row's payload, whole. */
export async function partsOf(
  payloads: Pages<PartRow>,
  row: RevisionRow,
  tools: StoreTools,
): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = [];
  const hash = tools.hashing();
  let bytes = 0;
  for (;;) {
    await payloads.fetch(1);
    const next = payloads.peek();
    if (next === undefined || next.revision > row.revision) break;
    payloads.take();
    if (next.revision < row.revision) continue;
    parts.push(next.bytes);
    hash.add(next.bytes);
    bytes += next.bytes.length;
  }
  const fault = payloadFault(row, { parts: parts.length, bytes, hash: hash.digest() });
  if (fault !== null) throw new ChainFault(row.revision, fault);
  return parts;
}

/** The text that waits next, where it is the one committed to; texts that were erased are not there. */
function takeText(texts: Pages<TextRow>, revision: number, commitment: string): string | undefined {
  while ((texts.peek()?.revision ?? revision) < revision) texts.take();
  const next = texts.peek();
  return next?.revision === revision && next.commitment === commitment ? texts.take()?.text : undefined;
}

function newerFormat(row: RevisionRow): StorageFault {
  return new StorageFault({
    code: "storage-newer",
    message: `Revision ${row.revision} of ${row.orgId} has format ${row.formatVersion}; this Onethread reads up to format ${FORMAT_VERSION}. Nothing was read or written. Use the Onethread that wrote it, or a newer one.`,
  });
}
