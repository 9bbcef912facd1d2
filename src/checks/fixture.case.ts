import {
  areaId,
  assetId,
  decisionId,
  dependencyId,
  disciplineId,
  indexOrg,
  personId,
  say,
  type Asset,
  type Assignment,
  type Decision,
  type Dependency,
  type Discipline,
  type DottedLine,
  type Org,
  type Problem,
  type ProblemCode,
  type Tier,
} from "../org/index.ts";
import { orgOf, type OrgOfOptions } from "../../test/orgOf.ts";

/** What the tables of cases, one file a group of checks, share. `checks.test.ts` runs them. */

/** An org and what the check says of it. */
export interface Fixture {
  readonly org: Org;
  readonly asMode?: "sto" | "stl";
  /** The org before the changes. */
  readonly base?: Org;
  /** What it says, in full; for firing fixtures. */
  readonly says?: string;
  /** Whether every fix it offers, applied alone, ends the finding; `none` where it offers none. */
  readonly fix?: "ends" | "none";
  /** What its findings carry; for thresholds that decide the tier or severity, not whether anything is said. */
  readonly shows?: { readonly tier: Tier } | { readonly severe: true | undefined };
}

/** All cases of one check. */
export interface Cases {
  readonly fires: readonly Fixture[];
  readonly silent: readonly Fixture[];
  /** By threshold: just past it (fires) and on it (silent; or fires and `shows` something else). */
  readonly borders?: Readonly<Record<string, { readonly past: Fixture; readonly at: Fixture }>>;
}

/** A table of cases by check. */
export type CaseTable = Readonly<Record<string, Cases>>;

export const of = (text: string, options?: OrgOfOptions): Org => orgOf(text, options);

/** An org that keeps a problem of its reading. */
export function withProblem(org: Org, code: ProblemCode, subjects: readonly string[]): Org {
  const problem: Problem = {
    code,
    blocks: true,
    rows: [],
    count: 1,
    policy: "as told",
    message: say([])`${subjects.join(" and ")}: ${code}.`,
    subjects,
    fixes: [],
  };
  return indexOrg(org.records, [...org.problems, problem], org.today);
}

/** An org with rows replaced: fields by person. */
export function withRows(org: Org, fields: Readonly<Record<string, Partial<Assignment>>>): Org {
  const assignments = org.records.assignments.map((row) => ({ ...row, ...fields[row.personId] }));
  return indexOrg({ ...org.records, assignments }, org.problems, org.today);
}

export const craft = (id: string, fields: Partial<Discipline> = {}): Discipline => ({
  id: disciplineId(id),
  name: id,
  requiredInProduct: false,
  executive: false,
  ...fields,
});

export const dotted = (manager: string, fields: Partial<DottedLine> = {}): DottedLine => ({
  managerId: personId(manager),
  purpose: "craft",
  ...fields,
});

export const many = (prefix: string, n: number): string =>
  Array.from({ length: n }, (_, i) => `${prefix}${i}`).join(", ");

const areas = (ids: readonly string[]) => ids.map(areaId);
const people = (ids: readonly string[]) => ids.map(personId);

/** An asset of `area`, or of none where that is empty. */
export const asset = (
  id: string,
  area: string,
  fields: Partial<Omit<Asset, "approverIds" | "memberIds" | "claimedBy" | "usedBy" | "sharedWith">> & {
    readonly approverIds?: readonly string[];
    readonly memberIds?: readonly string[];
    readonly claimedBy?: readonly string[];
    readonly usedBy?: readonly string[];
    readonly sharedWith?: readonly string[];
  } = {},
): Asset => {
  const { approverIds, memberIds, claimedBy, usedBy, sharedWith, ...rest } = fields;
  return {
    id: assetId(id),
    name: id,
    kind: "service",
    tier: 3,
    ...(area === "" ? {} : { areaId: areaId(area) }),
    ...rest,
    ...(approverIds === undefined ? {} : { approverIds: people(approverIds) }),
    ...(memberIds === undefined ? {} : { memberIds: people(memberIds) }),
    ...(claimedBy === undefined ? {} : { claimedBy: areas(claimedBy) }),
    ...(usedBy === undefined ? {} : { usedBy: areas(usedBy) }),
    ...(sharedWith === undefined ? {} : { sharedWith: areas(sharedWith) }),
  };
};

/** `"x > y"`: x needs y, with no terms but those given. */
export const need = (id: string, pair: string, fields: Partial<Dependency> = {}): Dependency => {
  const [consumer = "", provider = ""] = pair.split(" > ");
  return {
    id: dependencyId(id),
    consumerAreaId: areaId(consumer),
    providerAreaId: areaId(provider),
    blocking: false,
    ...fields,
  };
};

/** A two-way door of `area`, decided by `decider` where that is not empty. */
export const decision = (
  id: string,
  area: string,
  decider: string,
  fields: Partial<Decision> = {},
): Decision => ({
  id: decisionId(id),
  title: id,
  areaId: areaId(area),
  door: "two-way",
  ...(decider === "" ? {} : { deciderId: personId(decider) }),
  ...fields,
});
