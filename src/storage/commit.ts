import type { ChangeSet } from "../changes/index.ts";
import { Bug, isDay } from "../org/index.ts";
import { FORMAT_VERSION, hashOfRow, rowFault, START, type Link } from "./chain.ts";
import { damaged, headOf, isKnownOrg, refused, unknownOrg, type StoreContext } from "./context.ts";
import { damageOf, noted } from "./damage.ts";
import { sameBytes, toHex } from "./encoding.ts";
import { keptOwners } from "./keptOwners.ts";
import { Pages } from "./pages.ts";
import { commitmentsIn, payloadOf, textOfPart } from "./payload.ts";
import { chainRows, partsOf } from "./readRevisions.ts";
import type { Outcome } from "./refusal.ts";
import type { Append, RevisionRow } from "./rows.ts";
import { requireFit, UnfitText } from "./seals.ts";
import { SealedTexts } from "./sealing.ts";
import { DOCUMENT_KINDS, type CommitInput, type Committed } from "./store.ts";

/** Writes one change set as the next revision, or says why not. */
export async function commit(context: StoreContext, input: CommitInput): Promise<Outcome<Committed>> {
  const { rows } = context;
  const { orgId, changeSet } = input;
  if (!isDay(changeSet.effectiveOn))
    throw new Bug(
      `The change set ${changeSet.id} is effective on "${changeSet.effectiveOn}", which is no day.`,
      "Days are checked where they are read.",
    );
  try {
    requireFit("id of the change set", changeSet.id);
    for (const kind of DOCUMENT_KINDS) requireFit(kind, input.documents?.[kind] ?? "");
    const damage = await damageOf(context, orgId);
    const known = await rows.revisionRow(orgId, changeSet.id);
    if (known !== null) return await repeated(context, known, changeSet);
    if (damage !== null) return damaged(damage);
    return await append(context, input);
  } catch (error) {
    if (error instanceof UnfitText) return unfit(error);
    throw noted(context, orgId, error);
  }
}

async function append(context: StoreContext, input: CommitInput): Promise<Outcome<Committed>> {
  const { rows, tools } = context;
  const { orgId, base, changeSet, documents } = input;
  const head = await rows.headRow(orgId);
  if (head === null && !(await isKnownOrg(context, orgId))) return unknownOrg(orgId);
  if ((head?.revision ?? 0) !== base) return staleOrRepeated(context, input, head);
  const fault = head === null ? null : rowFault(await before(context, head), head, tools.sha256);
  if (head !== null && fault !== null) {
    const damage = { orgId, revision: head.revision, message: fault };
    context.damages.set(orgId, damage);
    return damaged(damage);
  }
  if (head !== null) await lookAtEnd(context, head);
  const texts = new SealedTexts(base + 1, tools);
  const payload = payloadOf(changeSet, texts.seal, tools);
  const row = rowOf(input, head ?? START, payload, tools);
  const owners = await keptOwners(input.owners, base === 0, () => rows.ownersOf(orgId));
  const written = await rows.append({
    row,
    parts: payload.parts,
    texts,
    owners,
    documents: documentsOf(documents),
    ...(input.erasures === undefined ? {} : { erasures: input.erasures }),
  });
  if (written.ok) {
    await logHead(context, row);
    const revision = { number: row.revision, committedAt: row.committedAt, changeSet };
    return { ok: true, value: { revision, head: headOf(row), isRepeat: false } };
  }
  if (written.refusal.code !== "change-set-known" && written.refusal.code !== "stale-revision")
    return written;
  // Somebody was faster, with the same change set or with another one; or the head stands and somebody was erased.
  const now = await rows.headRow(orgId);
  return input.erasures !== undefined && (now?.revision ?? 0) === base
    ? written
    : staleOrRepeated(context, input, now);
}

/** Another head than the change set was made for: that of its own first try, or of somebody else. */
async function staleOrRepeated(
  context: StoreContext,
  input: CommitInput,
  head: RevisionRow | null,
): Promise<Outcome<Committed>> {
  const known = await context.rows.revisionRow(input.orgId, input.changeSet.id);
  return known === null ? stale(input, head) : repeated(context, known, input.changeSet);
}

/** So many of the newest revisions, or bytes of their payloads, are read before the first commit of a process. */
const END_REVISIONS = 20;
const END_BYTES = 8_000_000;

/**
 * Nothing is written on a history whose newest revisions cannot be read. All of it is `verify`'s: an import of years
 * would make the first commit wait for it.
 * @throws ChainFault at the first that is not whole.
 */
async function lookAtEnd({ rows, tools, lookedAt }: StoreContext, head: RevisionRow): Promise<void> {
  const { orgId, revision } = head;
  if (lookedAt.has(orgId)) return;
  const after = Math.max(0, revision - END_REVISIONS);
  // No more than up to the head: others may have committed since it was read.
  const newest = await rows.revisionRows(orgId, after, revision - after);
  let bytes = 0;
  const read = [...newest]
    .reverse()
    .filter((row) => (bytes += row.payloadBytes) <= END_BYTES)
    .reverse();
  const range = { after: revision - read.length, through: revision };
  const payloads = new Pages(rows.payloads(orgId, range));
  try {
    for await (const row of chainRows(rows, orgId, range, tools)) await partsOf(payloads, row, tools);
  } finally {
    await payloads.close();
  }
  lookedAt.add(orgId);
}

async function before({ rows }: StoreContext, head: RevisionRow): Promise<Link> {
  if (head.revision === 1) return START;
  const [row] = await rows.revisionRows(head.orgId, head.revision - 2, 1);
  return row ?? START;
}

function rowOf(
  { orgId, changeSet }: CommitInput,
  previous: Link,
  payload: ReturnType<typeof payloadOf>,
  tools: StoreContext["tools"],
): RevisionRow {
  const row = {
    orgId,
    revision: previous.revision + 1,
    changeSetId: changeSet.id,
    committedAt: tools.now(),
    effectiveOn: changeSet.effectiveOn,
    formatVersion: FORMAT_VERSION,
    payloadHash: payload.hash,
    payloadBytes: payload.bytes,
    parts: payload.parts.length,
    previousHash: previous.hash,
  };
  return { ...row, hash: hashOfRow(row, tools.sha256) };
}

function documentsOf(documents: CommitInput["documents"]): Append["documents"] {
  return DOCUMENT_KINDS.flatMap((kind) => {
    const text = documents?.[kind];
    return text === undefined ? [] : [{ kind, text }];
  });
}

/** The commit stands whether or not it is logged: a line that is lost costs one commit of watching over the tail. */
async function logHead({ rows }: StoreContext, row: RevisionRow): Promise<void> {
  await rows.logHead?.(row.orgId, row.revision, toHex(row.hash));
}

/** The answer to a change set that is committed already: as the first time where it says the same. */
async function repeated(
  context: StoreContext,
  row: RevisionRow,
  changeSet: ChangeSet,
): Promise<Outcome<Committed>> {
  if (!(await saysTheSame(context, row, changeSet)))
    return refused(
      "change-set-known",
      `Change set ${changeSet.id} was committed as revision ${row.revision} and says something else there. Nothing was written. Give the new changes an id of their own.`,
    );
  const revision = { number: row.revision, committedAt: row.committedAt, changeSet };
  return { ok: true, value: { revision, head: headOf(row), isRepeat: true } };
}

/** Whether a change set, sealed with the commitments of a stored one, has its payload and the texts that are left of it. */
async function saysTheSame(
  { rows, tools }: StoreContext,
  row: RevisionRow,
  changeSet: ChangeSet,
): Promise<boolean> {
  const range = { after: row.revision - 1, through: row.revision };
  const payloads = new Pages(rows.payloads(row.orgId, range));
  const parts = await partsOf(payloads, row, tools);
  await payloads.close();
  const commitments = parts.flatMap((part) => commitmentsIn(textOfPart(part)));
  const stored = new Map<string, string>();
  for await (const page of rows.texts(row.orgId, range))
    // What was redacted is no longer what was given.
    for (const { commitment, text, salt } of page) if (salt !== null) stored.set(commitment, text);
  let at = 0;
  let isSame = true;
  const payload = payloadOf(
    changeSet,
    (text) => {
      const commitment = commitments[at++] ?? "";
      isSame &&= (stored.get(commitment) ?? text) === text;
      return commitment;
    },
    tools,
  );
  return isSame && sameBytes(payload.hash, row.payloadHash);
}

function stale(input: CommitInput, head: RevisionRow | null): Outcome<never> {
  const now = headOf(head);
  return refused(
    "stale-revision",
    `${input.orgId} stands at revision ${now.revision}; the changes were made for revision ${input.base}. Nothing was written. Rebase them onto revision ${now.revision} and commit again.`,
    { head: now },
  );
}

export function unfit({ field, why }: UnfitText): Outcome<never> {
  return refused(
    "character-bad",
    `The field ${field} holds ${why}, which cannot be stored. Nothing was written. Take the character out and try again.`,
  );
}
