import {
  describeChange,
  namingOf,
  type Followed,
  type OrgChange,
  type RebaseNotice,
} from "../changes/index.ts";
import {
  isStruck,
  sayEvent,
  type Approval,
  type Comment,
  type Consultation,
  type Participant,
  type Pin,
  type Resolution,
  type Scenario,
  type ScenarioConflict,
  type Touched,
  type Walked,
} from "../history/index.ts";
import { wording, type Finding, type Sentence } from "../org/index.ts";
import { presentFinding } from "./check.ts";

/** One scenario among those the user may know of. */
export interface ScenarioRowJson {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly status: Scenario["status"];
  readonly baseRevision: number;
  readonly published: boolean;
  readonly changes: number;
  readonly mergedAs: readonly number[];
}

/** What `onethread scenario list --json` prints. */
export interface ScenarioListJson {
  readonly schemaVersion: 1;
  readonly org: string;
  readonly scenarios: readonly ScenarioRowJson[];
}

/** A change of a scenario where it stands; `says` needs the states of the scenario, else null. */
export interface ScenarioChangeJson {
  readonly place: number;
  readonly struck: boolean;
  readonly says: string | null;
  /** Why it does not apply where it stands; null where it does, or where the states were not asked for. */
  readonly held: string | null;
  readonly change: OrgChange;
}

/** What `onethread scenario show --json` prints. Copies that left in files stay out of it. */
export interface ScenarioJson extends ScenarioRowJson {
  readonly schemaVersion: 1;
  readonly org: string;
  readonly baseHash: string;
  readonly publishedAt: string | null;
  readonly changeSets: readonly {
    readonly id: string;
    readonly author: string;
    readonly reason: string;
    readonly effectiveOn: string;
    readonly source: string | null;
    readonly revision: number | null;
    readonly changes: readonly ScenarioChangeJson[];
  }[];
  readonly touched: { readonly people: readonly string[]; readonly areas: readonly string[] } | null;
  readonly approvals: readonly Approval[];
  readonly participants: readonly Participant[];
  readonly comments: readonly Comment[];
  readonly consultations: readonly Consultation[];
  readonly pins: readonly Pin[];
  readonly resolutions: readonly Resolution[];
  readonly minutes: readonly { readonly at: string; readonly user: string; readonly says: string }[];
}

interface Stored {
  readonly scenario: Scenario;
  readonly version: number;
}

/** The scenarios the user may know of, as they were listed. */
export function presentScenarioList(org: string, all: readonly Stored[]): ScenarioListJson {
  return { schemaVersion: 1, org, scenarios: all.map(rowOf) };
}

function rowOf({ scenario, version }: Stored): ScenarioRowJson {
  const { id, name, status, baseRevision, publishedAt, changeSets, mergedAs } = scenario;
  return {
    id,
    name,
    version,
    status,
    baseRevision,
    published: publishedAt !== undefined,
    changes: changeSets.reduce((sum, { changes }) => sum + changes.length, 0),
    mergedAs: mergedAs ?? [],
  };
}

/** One scenario; with its states each change says what it does, in the names of its end, and whether it applies. */
export function presentScenario(
  stored: Stored,
  opened?: { readonly walked: Walked; readonly touched: Touched },
): ScenarioJson {
  const { scenario } = stored;
  const { mergedSets = [], mergedAs = [] } = scenario;
  const names = opened === undefined ? null : namingOf(opened.walked.org);
  const heldAt = (changeSetId: string, place: number): string | null => {
    const held = opened?.walked.held.find((one) => one.changeSetId === changeSetId && one.place === place);
    return held === undefined ? null : wording(held.message);
  };
  return {
    schemaVersion: 1,
    ...rowOf(stored),
    org: scenario.orgId,
    baseHash: scenario.baseHash,
    publishedAt: scenario.publishedAt ?? null,
    changeSets: scenario.changeSets.map(({ id, author, reason, effectiveOn, source, changes }) => ({
      id,
      author,
      reason,
      effectiveOn,
      source: source ?? null,
      revision: mergedAs[mergedSets.indexOf(id)] ?? null,
      changes: changes.map((change, place) => ({
        place,
        struck: isStruck(scenario, { changeSetId: id, place }),
        says: names === null ? null : wording(describeChange(change, names)),
        held: heldAt(id, place),
        change,
      })),
    })),
    touched:
      opened === undefined
        ? null
        : { people: [...opened.touched.people].sort(), areas: [...opened.touched.areas].sort() },
    approvals: scenario.approvals,
    participants: scenario.participants,
    comments: scenario.comments,
    consultations: scenario.consultations,
    pins: scenario.pins,
    resolutions: scenario.resolutions,
    minutes: scenario.events.map((event) => ({
      at: event.at,
      user: event.user,
      says: wording(sayEvent(event)),
    })),
  };
}

/** A conflict of a rebase, of a file taken in or of an undone merge; what names it in a choice comes first. */
export interface ScenarioConflictJson {
  readonly changeSetId: string;
  readonly subject: ScenarioConflict["subject"];
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly proposed: unknown;
  readonly joint: boolean;
  readonly says: string;
}

/** Conflicts on the wire, in the order in which they are numbered. */
export function presentConflicts(conflicts: readonly ScenarioConflict[]): readonly ScenarioConflictJson[] {
  return conflicts.map(({ changeSetId, subject, field, base, mine, theirs, proposed, joint, says }) => ({
    changeSetId,
    subject,
    field,
    base: base ?? null,
    mine: mine ?? null,
    theirs: theirs ?? null,
    proposed: proposed ?? null,
    joint,
    says: wording(says),
  }));
}

/** What `onethread rebase --json` prints. `saved`: false while there are conflicts, or where it was only to be seen. */
export interface RebaseJson {
  readonly schemaVersion: 1;
  readonly saved: boolean;
  readonly scenario: ScenarioJson;
  readonly followed: readonly Followed[];
  readonly notices: readonly string[];
  readonly conflicts: readonly ScenarioConflictJson[];
}

/** A rebase on the wire. */
export function presentRebase(
  rebased: Stored & {
    readonly isSaved: boolean;
    readonly followed: readonly Followed[];
    readonly notices: readonly RebaseNotice[];
    readonly conflicts: readonly ScenarioConflict[];
  },
): RebaseJson {
  return {
    schemaVersion: 1,
    saved: rebased.isSaved,
    scenario: presentScenario(rebased),
    followed: rebased.followed,
    notices: rebased.notices.map(({ says }) => wording(says)),
    conflicts: presentConflicts(rebased.conflicts),
  };
}

/** A refusal with everything that stands in the way, each with the way out. */
export interface ScenarioRefusalJson {
  readonly schemaVersion: 1;
  readonly ok: false;
  readonly refusal: {
    readonly code: string;
    readonly message: string;
    readonly obstacles: readonly {
      readonly code: string;
      readonly message: string;
      readonly subjects: readonly string[];
    }[];
  };
}

/** A refusal on the wire. */
export function presentScenarioRefusal(refusal: {
  readonly code: string;
  readonly message: Sentence;
  readonly obstacles?: readonly {
    readonly code: string;
    readonly message: Sentence;
    readonly subjects: readonly string[];
  }[];
}): ScenarioRefusalJson {
  const { code, message, obstacles = [] } = refusal;
  return {
    schemaVersion: 1,
    ok: false,
    refusal: {
      code,
      message: wording(message),
      obstacles: obstacles.map((one) => ({
        code: one.code,
        message: wording(one.message),
        subjects: one.subjects,
      })),
    },
  };
}

/** What `onethread scenario compare --json` prints; values stand in the order of `columns`. */
export interface ScenarioCompareJson<Row, Metric> {
  readonly schemaVersion: 1;
  readonly columns: readonly string[];
  readonly gains: readonly Row[];
  readonly costs: readonly Row[];
  readonly metrics: readonly Metric[];
  /** One entry a column but the first. */
  readonly findings: readonly {
    readonly column: string;
    readonly come: readonly ReturnType<typeof presentFinding>[];
    readonly gone: readonly ReturnType<typeof presentFinding>[];
  }[];
}

/** A comparison of scenarios on the wire. */
export function presentScenarioCompare<Row, Metric>(
  compared: Omit<ScenarioCompareJson<Row, Metric>, "schemaVersion" | "findings"> & {
    readonly findings: readonly {
      readonly column: string;
      readonly come: readonly Finding[];
      readonly gone: readonly Finding[];
    }[];
  },
): ScenarioCompareJson<Row, Metric> {
  const { columns, gains, costs, metrics, findings } = compared;
  return {
    schemaVersion: 1,
    columns,
    gains,
    costs,
    metrics,
    findings: findings.map(({ column, come, gone }) => ({
      column,
      come: come.map(presentFinding),
      gone: gone.map(presentFinding),
    })),
  };
}
