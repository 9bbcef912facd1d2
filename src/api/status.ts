import type { HeldRevision, Revision, Scenario } from "../history/index.ts";
import { wording, type Day, type Org, type Problem } from "../org/index.ts";
import { presentScenarioList, type ScenarioListJson } from "./scenario.ts";

/** What `onethread status --json` prints. */
export interface StatusJson extends ScenarioListJson {
  readonly store: string;
  readonly name: string;
  /** The newest revision. */
  readonly head: { readonly revision: number; readonly hash: string };
  readonly asOf: Day;
  readonly people: number;
  readonly areas: number;
  readonly scheduled: readonly {
    readonly revision: number;
    readonly effectiveOn: Day;
    readonly reason: string;
    readonly changes: number;
  }[];
  readonly held: readonly { readonly revision: number; readonly message: string }[];
  /** Codes of problems that have to be settled, one for each of them. */
  readonly blocking: readonly string[];
  /** What is wrong with the history, null where nothing is known to be. */
  readonly damage: string | null;
}

/** An organisation as it stands in a store. */
export interface StatusInput {
  readonly store: string;
  readonly entry: { readonly id: string; readonly name: string };
  readonly opened: {
    readonly org: Org;
    readonly head: StatusJson["head"];
    readonly scheduled: readonly Revision[];
    readonly held: readonly HeldRevision[];
    readonly problems: readonly Problem[];
  };
  readonly scenarios: readonly { readonly scenario: Scenario; readonly version: number }[];
  readonly damage: string | null;
}

/**
 * Where an organisation stands, on the wire. Scenarios are those the user may know of.
 * @example presentStatus({ store: "onethread.db", entry: { id: "acme", name: "Acme" }, opened: { org, head: { revision: 1, hash: "00" }, scheduled: [], held: [], problems: [] }, scenarios: [], damage: null }).blocking // []
 */
export function presentStatus({ store, entry, opened, scenarios, damage }: StatusInput): StatusJson {
  const { org, head, scheduled, held, problems } = opened;
  return {
    ...presentScenarioList(entry.id, scenarios),
    store,
    name: entry.name,
    head,
    asOf: org.today,
    people: org.people.filter(({ vacant }) => !vacant).length,
    areas: org.areas.length,
    scheduled: scheduled.map(({ number, changeSet }) => ({
      revision: number,
      effectiveOn: changeSet.effectiveOn,
      reason: changeSet.reason,
      changes: changeSet.changes.length,
    })),
    held: held.map(({ revision, refusal }) => ({ revision, message: wording(refusal.message) })),
    blocking: problems.filter(({ blocks }) => blocks).map(({ code }) => code),
    damage,
  };
}
