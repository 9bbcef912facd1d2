import { isOrgChange, type ChangeSet } from "../changes/index.ts";
import type { Revision } from "../history/index.ts";
import { isDay } from "../org/index.ts";
import type { OrgStore } from "../storage/index.ts";
import { InputRefused } from "./exit.ts";

/** The folder beside the lists in which a history stands, one file a revision. */
export const HISTORY_FOLDER = "history";
const FORM = "onethread-revision/1";

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Each revision as a readable file, named by number and day. What people cost is left out unless it is asked for; who
 * was erased stays so.
 */
export async function historyFiles(
  store: OrgStore,
  orgId: string,
  { withPay }: { readonly withPay: boolean },
): Promise<readonly File[]> {
  const files: File[] = [];
  for await (const { number, committedAt, changeSet } of store.revisions(orgId)) {
    const hash = await store.hashOf(orgId, number);
    const document = { form: FORM, number, committedAt, hash, changeSet };
    const hide = (key: string, value: unknown): unknown => (key === "annualCostEur" ? undefined : value);
    const text = `${JSON.stringify(document, withPay ? undefined : hide, 2)}\n`;
    files.push({
      name: `${HISTORY_FOLDER}/${String(number).padStart(6, "0")}-${changeSet.effectiveOn}.json`,
      bytes: new TextEncoder().encode(text),
    });
  }
  return files;
}

/**
 * The change sets of a folder of such files, in their order.
 * @throws InputRefused naming the file that is none, or the number that is missing.
 */
export function parseHistory(files: readonly File[], folder: string): readonly ChangeSet[] {
  const revisions = files.map(({ name, bytes }) => parseRevision(bytes, `${folder}/${name}`));
  const sorted = revisions.toSorted((a, b) => a.number - b.number);
  sorted.forEach(({ number }, i) => {
    if (number !== i + 1)
      throw new InputRefused(
        `${folder}: revision ${i + 1} is missing, or there twice. Nothing was committed.`,
      );
  });
  return sorted.map(({ changeSet }) => changeSet);
}

function parseRevision(bytes: Uint8Array, where: string): Pick<Revision, "number" | "changeSet"> {
  const refuse = (why: string): never => {
    throw new InputRefused(`${where}: ${why}. Nothing was committed.`);
  };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return refuse("this is no JSON");
  }
  if (!isObject(value) || value["form"] !== FORM) return refuse(`this is no revision of form ${FORM}`);
  const { number, changeSet } = value;
  if (typeof number !== "number" || !isObject(changeSet)) return refuse("it has no number or change set");
  const { id, author, reason, effectiveOn, changes } = changeSet;
  const isWhole =
    [id, author, reason].every((text) => typeof text === "string") &&
    typeof effectiveOn === "string" &&
    isDay(effectiveOn) &&
    Array.isArray(changes);
  if (!isWhole) return refuse("its change set lacks id, author, reason, effectiveOn or changes");
  const bad = changes.find(
    (one: unknown) =>
      !isObject(one) || typeof one["kind"] !== "string" || !isOrgChange({ ...one, kind: one["kind"] }),
  );
  if (bad !== undefined) return refuse("it holds a change of a kind that is not known");
  // The shape was looked at above; what a change says is judged when it is applied.
  return { number, changeSet: changeSet as unknown as ChangeSet };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
