import type { Manifest, PartSizes, TextLine } from "./backup.ts";
import { BackupFault, readBlocks, type Block } from "./blocks.ts";
import { fromHex } from "./encoding.ts";
import type { Append, RevisionRow, ScenarioRow, TextRow } from "./rows.ts";
import type { AreaOwners, DocumentKind } from "./store.ts";
import type { StoreTools } from "./tools.ts";

/** What a backup holds, in its order. */
export type BackupItem =
  | { readonly kind: "manifest"; readonly block: number; readonly manifest: Manifest }
  /** One revision as it is appended. Its texts are walked once, and before the next item is asked for. */
  | { readonly kind: "revision"; readonly block: number; readonly append: Append }
  | {
      readonly kind: "scenarios";
      readonly block: number;
      readonly orgId: string;
      readonly rows: readonly ScenarioRow[];
    };

type StoredDocument = { readonly kind: DocumentKind; readonly revision: number; readonly text: string };

/** The blocks between one block of revisions and the next. */
interface Batch {
  readonly block: number;
  readonly orgId: string;
  readonly rows: readonly RevisionRow[];
  readonly parts: Map<number, Uint8Array[]>;
  readonly texts: Block[];
  documents: readonly StoredDocument[];
  owners: readonly AreaOwners[];
}

/**
 * What a backup holds, each block checked before it is read.
 * @throws BackupFault naming the block that is not whole, or does not belong where it stands.
 */
export async function* readBackup(
  bytes: AsyncIterable<Uint8Array>,
  tools: StoreTools,
): AsyncGenerator<BackupItem> {
  let batch: Batch | null = null;
  for await (const block of readBlocks(bytes, tools)) {
    const { head } = block;
    if (batch !== null && ["revisions", "scenarios", "end"].includes(head.kind)) {
      yield* revisionsOf(batch);
      batch = null;
    }
    if ((head.block === 0) !== (head.kind === "manifest"))
      throw new BackupFault(head.block, `a block of ${head.kind} does not belong here`);
    if (head.kind === "manifest") yield { kind: "manifest", block: 0, manifest: one(block) as Manifest };
    else if (head.kind === "scenarios")
      yield {
        kind: "scenarios",
        block: head.block,
        orgId: head.orgId ?? "",
        rows: linesOf(block) as ScenarioRow[],
      };
    else if (head.kind === "revisions") batch = batchOf(block);
    else if (head.kind !== "end") {
      if (batch === null || batch.orgId !== head.orgId)
        throw new BackupFault(head.block, `a block of ${head.kind} does not belong here`);
      addTo(batch, block);
    }
  }
}

function batchOf(block: Block): Batch {
  const rows = linesOf(block).map((line) => rowOf(block, line as Record<string, unknown>));
  return {
    block: block.head.block,
    orgId: block.head.orgId ?? "",
    rows,
    parts: new Map(),
    texts: [],
    documents: [],
    owners: [],
  };
}

function addTo(batch: Batch, block: Block): void {
  if (block.head.kind === "texts") batch.texts.push(block);
  else if (block.head.kind === "documents") batch.documents = linesOf(block) as StoredDocument[];
  else if (block.head.kind === "owners") batch.owners = linesOf(block) as AreaOwners[];
  else if (block.head.kind === "payloads") addParts(batch, block);
  else throw new BackupFault(block.head.block, `nothing is known of blocks of ${block.head.kind}`);
}

function addParts({ parts }: Batch, { head, content }: Block): void {
  const end = content.indexOf(10);
  let at = end + 1;
  const sizes = JSON.parse(new TextDecoder().decode(content.subarray(0, end))) as PartSizes;
  for (const [revision, part, bytes] of sizes) {
    const known = parts.get(revision) ?? [];
    if (known.length !== part)
      throw new BackupFault(head.block, `part ${part} of revision ${revision} is out of place`);
    known.push(content.subarray(at, at + bytes));
    parts.set(revision, known);
    at += bytes;
  }
}

function* revisionsOf(batch: Batch): Generator<BackupItem> {
  const texts = textsOf(batch.texts);
  let next = texts.next();
  for (const [i, row] of batch.rows.entries()) {
    const own = function* (): Generator<TextRow> {
      while (next.done !== true && next.value.revision === row.revision) {
        yield next.value;
        next = texts.next();
      }
    };
    const append: Append = {
      row,
      parts: batch.parts.get(row.revision) ?? [],
      texts: own(),
      owners: i === batch.rows.length - 1 ? batch.owners : [],
      documents: batch.documents.filter(({ revision }) => revision === row.revision),
    };
    yield { kind: "revision", block: batch.block, append };
  }
  if (next.done !== true)
    throw new BackupFault(
      batch.block,
      `a text belongs to revision ${next.value.revision}, which is not there`,
    );
}

/** Texts are parsed block by block: those of an import are millions. */
function* textsOf(blocks: readonly Block[]): Generator<TextRow> {
  for (const block of blocks)
    for (const line of linesOf(block)) {
      const [revision, commitment, personId, field, text, salt] = line as TextLine;
      yield {
        revision,
        commitment,
        personId,
        field,
        text,
        salt: salt === null ? null : bytesOf(block, salt),
      };
    }
}

function rowOf(block: Block, line: Record<string, unknown>): RevisionRow {
  const hash = (name: string): Uint8Array => bytesOf(block, String(line[name]));
  return {
    ...(line as unknown as RevisionRow),
    payloadHash: hash("payloadHash"),
    previousHash: hash("previousHash"),
    hash: hash("hash"),
  };
}

function bytesOf({ head }: Block, text: string): Uint8Array {
  const bytes = fromHex(text);
  if (bytes === undefined) throw new BackupFault(head.block, "a hash in it is no hexadecimal number");
  return bytes;
}

function one(block: Block): unknown {
  return linesOf(block)[0];
}

function linesOf({ content }: Block): unknown[] {
  const text = new TextDecoder().decode(content);
  return text === "" ? [] : (JSON.parse(`[${text.trimEnd().replaceAll("\n", ",")}]`) as unknown[]);
}
