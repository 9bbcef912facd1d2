import type { AreaVerdict } from "../../checks/index.ts";
import {
  areaSubtreeOf,
  chainOf,
  corePeopleOf,
  holdsOn,
  membersOf,
  NONE,
  reportsOf,
  subtreeOf,
  WORK_ADVISORY,
  WORK_GUESS,
  WORK_LOAN,
  wording,
  type Area,
  type Org,
  type Tier,
} from "../../org/index.ts";
import type { OrgJudgement } from "../../usecases/checkOrg.ts";
import { groupedBy } from "./orgGroups.ts";

/** Somebody or something by name, to be gone to. */
export interface Named {
  /** `person:…` or `area:…`. */
  readonly subject: string;
  readonly name: string;
}

/** Who somebody is, by the data. */
export interface PersonProfile extends Named {
  readonly kind: "person";
  readonly title: string;
  readonly discipline: string;
  readonly site: string;
  readonly startOn: string;
  readonly isVacant: boolean;
  readonly isPlaceholder: boolean;
  /** Nearest first. */
  readonly managers: readonly Named[];
  readonly reports: { readonly direct: number; readonly all: number; readonly first: readonly Named[] };
  readonly owns: readonly (Named & { readonly role: "owner" | "acting" | "deputy" })[];
  readonly works: readonly (Named & {
    readonly share: number;
    readonly type: "core" | "loan" | "advisory";
    readonly isGuess: boolean;
  })[];
}

/** What an area is, by the data. */
export interface AreaProfile extends Named {
  readonly kind: "area";
  readonly areaKind: Area["kind"];
  readonly mode: Area["mode"];
  readonly above: readonly Named[];
  readonly below: readonly Named[];
  readonly owners: readonly (Named & { readonly isActing: boolean })[];
  readonly deputy: Named | null;
  readonly purpose: string;
  /** With a row in it; with a core row in it or below. */
  readonly members: number;
  readonly corePeople: number;
  readonly disciplines: readonly { readonly name: string; readonly people: number }[];
}

export type Profile = PersonProfile | AreaProfile;

const FIRST_REPORTS = 12;

/** The profile behind a link; null where nothing of that name stands in the org of that day. */
export function profileOf(org: Org, subject: string): Profile | null {
  const id = subject.slice(subject.indexOf(":") + 1);
  if (subject.startsWith("person:")) {
    const person = org.personIndexById.get(id);
    return person === undefined ? null : personProfile(org, person);
  }
  const area = subject.startsWith("area:") ? org.areaIndexById.get(id) : undefined;
  return area === undefined ? null : areaProfile(org, area);
}

export const namedPerson = (org: Org, person: number): Named => {
  const { id = "", name = "" } = org.people[person] ?? {};
  return { subject: `person:${id}`, name };
};

export const namedArea = (org: Org, area: number): Named => {
  const { id = "", name = "" } = org.areas[area] ?? {};
  return { subject: `area:${id}`, name };
};

function disciplineName(org: Org, person: number): string {
  const { of, groups } = groupedBy(org, "discipline");
  return groups[of[person] ?? NONE]?.name ?? "";
}

function personProfile(org: Org, index: number): PersonProfile | null {
  const person = org.people[index];
  if (person === undefined) return null;
  const reports = reportsOf(org, index);
  return {
    kind: "person",
    ...namedPerson(org, index),
    title: person.title ?? "",
    discipline: disciplineName(org, index),
    site: person.location ?? "",
    startOn: person.startOn ?? "",
    isVacant: person.vacant,
    isPlaceholder: person.placeholder === true,
    managers: chainOf(org, index).map((manager) => namedPerson(org, manager)),
    reports: {
      direct: reports.length,
      all: subtreeOf(org, index).length - 1,
      first: reports.slice(0, FIRST_REPORTS).map((report) => namedPerson(org, report)),
    },
    owns: ownedBy(org, person.id),
    works: worksOf(org, index),
  };
}

function ownedBy(org: Org, personId: string): PersonProfile["owns"] {
  return org.areas.flatMap((area, a): PersonProfile["owns"] => {
    const owner = area.owners.find((one) => one.personId === personId && holdsOn(one, org.today));
    if (owner !== undefined)
      return [{ ...namedArea(org, a), role: owner.acting === true ? "acting" : "owner" }];
    return area.deputyId === personId ? [{ ...namedArea(org, a), role: "deputy" }] : [];
  });
}

function worksOf(org: Org, index: number): PersonProfile["works"] {
  const { personStart, byPerson, area, share, flags } = org.work;
  return Array.from(byPerson.subarray(personStart[index], personStart[index + 1]), (row) => {
    const flag = flags[row] ?? 0;
    return {
      ...namedArea(org, area[row] ?? NONE),
      share: share[row] ?? 0,
      type: (flag & WORK_LOAN) !== 0 ? "loan" : (flag & WORK_ADVISORY) !== 0 ? "advisory" : "core",
      isGuess: (flag & WORK_GUESS) !== 0,
    } as const;
  });
}

function areaProfile(org: Org, index: number): AreaProfile | null {
  const area = org.areas[index];
  if (area === undefined) return null;
  const { parent, childStart, childCount } = org.areaTree;
  const above: Named[] = [];
  for (let a = parent[index] ?? NONE; a !== NONE; a = parent[a] ?? NONE) above.push(namedArea(org, a));
  const first = childStart[index] ?? 0;
  const deputy = area.deputyId === undefined ? undefined : org.personIndexById.get(area.deputyId);
  const core = corePeopleOf(org, index);
  const counts = new Map<string, number>();
  for (const person of core) {
    const name = disciplineName(org, person);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return {
    kind: "area",
    ...namedArea(org, index),
    areaKind: area.kind,
    mode: area.mode,
    above,
    below: Array.from({ length: childCount[index] ?? 0 }, (_, k) => namedArea(org, first + k)),
    owners: area.owners
      .filter((owner) => holdsOn(owner, org.today))
      .flatMap((owner) => {
        const person = org.personIndexById.get(owner.personId);
        return person === undefined ? [] : [{ ...namedPerson(org, person), isActing: owner.acting === true }];
      }),
    deputy: deputy === undefined ? null : namedPerson(org, deputy),
    purpose: area.charter?.purpose ?? "",
    members: areaSubtreeOf(org, index).length === 1 ? membersOf(org, index).length : core.length,
    corePeople: core.length,
    disciplines: [...counts]
      .map(([name, people]) => ({ name, people }))
      .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1)),
  };
}

/** What the checks say of a subject: the verdict of an area, and findings that name it. */
export interface SaidOf {
  readonly verdict: { readonly verdict: AreaVerdict["verdict"]; readonly because: string } | null;
  readonly findings: readonly { readonly check: string; readonly tier: Tier; readonly message: string }[];
  readonly count: number;
}

const FINDINGS_SHOWN = 20;

export function saidOf(judged: OrgJudgement, subject: string): SaidOf {
  const id = subject.slice(subject.indexOf(":") + 1);
  const isArea = subject.startsWith("area:");
  const about = judged.findings.filter((one) => one.subjects.includes(id) || (isArea && one.areaId === id));
  const verdict = isArea ? judged.verdicts.find((one) => one.areaId === id) : undefined;
  return {
    verdict: verdict === undefined ? null : { verdict: verdict.verdict, because: wording(verdict.because) },
    findings: about.slice(0, FINDINGS_SHOWN).map(({ check, tier, message }) => ({
      check,
      tier,
      message: wording(message),
    })),
    count: about.length,
  };
}
