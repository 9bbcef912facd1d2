import { canonicalLists, diff, emptyOrg, type ChangeSet, type OrgChange } from "../changes/index.ts";
import { startOfHistory } from "../history/index.ts";
import { wording, type Day, type Org } from "../org/index.ts";
import { openMemoryRows, openStore, type OrgStore } from "../storage/index.ts";
import { nodeTools } from "../storage/node/nodeTools.ts";
import { commitChanges, type CommitChangesInput, type CommitOutcome } from "./commitChanges.ts";
import { openOrg, type OpenedOrg, type OpenOrgInput } from "./openOrg.ts";

/** A store in memory with one org, for suites about histories. */

export const TODAY = "2026-06-01";
export const ACME = "acme";

/** The store with `org` as its first revision; its clock moves on by a second a commit. */
export async function storeOf(org?: Org, isEmpty = org === undefined): Promise<OrgStore> {
  let second = 0;
  const now = (): string => `2026-06-01T09:${pad(Math.floor(second / 60))}:${pad(second++ % 60)}.000Z`;
  const store = openStore(openMemoryRows(), { ...nodeTools, now });
  await store.createOrg({ id: ACME, name: "Acme" });
  if (org === undefined || isEmpty) return store;
  const changes = diff(startOfHistory(org.today), org);
  const first = await commit(
    store,
    { id: "import", reason: "first list", effectiveOn: org.today, changes },
    { invariants: "tell" },
  );
  if (!first.ok) throw new Error(first.refusal.message);
  return store;
}

const pad = (number: number): string => String(number).padStart(2, "0");
let made = 0;

/** Commits on the head, unless `base` says otherwise. */
export async function commit(
  store: OrgStore,
  set: Partial<ChangeSet> & { readonly changes: readonly OrgChange[] },
  more: Partial<CommitChangesInput> = {},
): Promise<CommitOutcome> {
  const head = await store.head(ACME);
  if (!head.ok) throw new Error(head.refusal.message);
  return commitChanges(store, {
    orgId: ACME,
    base: head.value.revision,
    today: TODAY,
    changeSet: { id: `set-${++made}`, author: "ada", reason: "because", effectiveOn: TODAY, ...set },
    ...more,
  });
}

export async function opened(store: OrgStore, input: Partial<OpenOrgInput> = {}): Promise<OpenedOrg> {
  const outcome = await openOrg(store, ACME, { today: TODAY, ...input });
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

export const textOf = (org: Org): string => new TextDecoder().decode(canonicalLists(org.records));
export const managerOf = (org: Org, id: string): string | null | undefined =>
  org.people.find((person) => person.id === id)?.managerId;
export const told = (outcome: CommitOutcome): string =>
  outcome.ok
    ? `revision ${outcome.value.revision.number}`
    : `${outcome.refusal.code}: ${outcome.refusal.message}`;
export const says = (findings: readonly { readonly message: Parameters<typeof wording>[0] }[]): string[] =>
  findings.map(({ message }) => wording(message));
export const day = (on: Day): Day => on;
export { emptyOrg };
