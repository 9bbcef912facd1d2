import type { Day } from "./day.ts";
import type { AreaId, AssetId, DisciplineId, PersonId } from "./ids.ts";

export const AREA_KINDS = ["product", "platform", "enabling", "corporate"] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export const AREA_MODES = ["sto", "stl", "functional"] as const;
/** What the company *declares*; the metric `structure` is what is measured. */
export type AreaMode = (typeof AREA_MODES)[number];

export const AREA_STATUSES = ["proposed", "active", "paused", "retired"] as const;
export type AreaStatus = (typeof AREA_STATUSES)[number];

/** One person accountable for one area over a span of days. */
export interface Ownership {
  readonly personId: PersonId;
  readonly acting?: boolean;
  readonly from?: Day;
  readonly to?: Day;
  /** Read from a lead row, not from an owner column (problem `owner-from-lead`). */
  readonly claimed?: true;
}

export const OWNER_STATES = ["proposed", "asked", "willing", "declined"] as const;
/** Somebody considered as owner of the area. Only deciders see who was not asked yet. */
export interface Candidacy {
  readonly personId: PersonId;
  readonly state: (typeof OWNER_STATES)[number];
}

export const RESPONSIBILITIES = [
  "people",
  "process",
  "projects",
  "technical",
  "product",
  "customer",
] as const;

/** An area's purpose, boundary, metrics and tenets, signed by the owner's manager. */
export interface Charter {
  readonly purpose?: string;
  readonly inScope?: readonly string[];
  readonly outOfScope?: readonly string[];
  readonly metricAssetIds?: readonly AssetId[];
  readonly tenets?: readonly string[];
  readonly reservedDecisions?: readonly string[];
  readonly responsibilities?: Readonly<Partial<Record<(typeof RESPONSIBILITIES)[number], PersonId>>>;
  readonly signedBy?: PersonId;
  readonly signedOn?: Day;
  readonly version?: number;
}

/** A node in the tree of what the company owns. The root area is the company. */
export interface Area {
  readonly id: AreaId;
  readonly name: string;
  readonly parentId: AreaId | null;
  readonly kind: AreaKind;
  readonly mode: AreaMode;
  readonly status: AreaStatus;
  readonly owners: readonly Ownership[];
  /** Its id in the source, where that one holds somebody's name and ours is a generated one. */
  readonly sourceId?: string;
  readonly aliases?: readonly string[];
  readonly deputyId?: PersonId;
  readonly candidacies?: readonly Candidacy[];
  readonly requiredDisciplines?: readonly DisciplineId[];
  /** Small company: one owner for these siblings, on purpose. */
  readonly folded?: boolean;
  readonly servicePromise?: string;
  readonly certifiedOn?: Day;
  readonly activatedOn?: Day;
  readonly charter?: Charter;
  /** Made by a reading policy (the company, an unknown area named by rows): drawn, never counted. */
  readonly placeholder?: true;
  readonly row?: number;
  readonly extra?: Readonly<Record<string, string>>;
}
