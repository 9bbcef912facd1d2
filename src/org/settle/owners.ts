import type { Area, Ownership } from "../area.ts";
import type { Assignment } from "../assignment.ts";
import { holdsOn, type Day } from "../day.ts";
import type { OrgDraft } from "../draft.ts";
import type { AreaId } from "../ids.ts";
import type { Problem } from "../problem.ts";
import { mention, say } from "../sentence.ts";
import { append } from "./append.ts";
import type { PersonFinder } from "./finder.ts";
import { named, plural, problemOf, quoted, reportEach } from "./report.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface OwnersInput {
  readonly draft: OrgDraft;
  readonly areas: readonly Area[];
  readonly assignments: readonly Assignment[];
  readonly find: PersonFinder;
  readonly areaKnown: (text: string) => AreaId | undefined;
  /** Ids of people whose name said interim or acting. */
  readonly acting: ReadonlySet<string>;
  readonly today: Day;
  readonly file: string;
}

/**
 * Resolves owner cells to people; a cell that names another area means the one owner of that area. Without an owner
 * column the lead rows count as claimed ownership.
 */
export function readOwners(input: OwnersInput): { readonly areas: Area[]; readonly problems: Problem[] } {
  const { draft, acting, find } = input;
  /** Areas whose cells name a group, or nobody: settled when the owners of all areas are known. */
  const open: {
    readonly area: Mutable<Area>;
    readonly owners: Ownership[];
    readonly groups: readonly Ownership[];
    readonly lost: string[];
  }[] = [];
  const namesOther = (text: string, area: Area): boolean => {
    const id = input.areaKnown(text);
    return id !== undefined && id !== area.id;
  };
  const unknown: { readonly area: Area; readonly text: string }[] = [];
  const leads = draft.ownersGiven ? new Map<string, Ownership[]>() : leadsByArea(input);
  const areas = input.areas.map((area): Area => {
    const texts = Object.hasOwn(draft.ownerTexts, area.id) ? (draft.ownerTexts[area.id] ?? []) : [];
    const claimed = area.owners.length === 0 && texts.length === 0 ? leads.get(area.id) : undefined;
    if (claimed !== undefined) return { ...area, owners: claimed.map((owner) => withActing(owner, acting)) };
    if (area.owners.length === 0 && texts.length === 0) return area;
    const owners: Ownership[] = [];
    const lost: string[] = [];
    const groups: Ownership[] = [];
    for (const owner of [...area.owners, ...texts.map((text) => ({ personId: text }) as Ownership)]) {
      const person = find(owner.personId);
      if (person !== undefined) addOwner(owners, withActing({ ...owner, personId: person.id }, acting));
      else if (namesOther(owner.personId, area)) groups.push(owner);
      else lost.push(owner.personId);
    }
    const read: Mutable<Area> = { ...area, owners };
    if (groups.length > 0 || lost.length > 0) open.push({ area: read, owners, groups, lost });
    return read;
  });
  const ownersById = new Map<string, readonly Ownership[]>(areas.map((area) => [area.id, area.owners]));
  for (const { area, owners, groups, lost } of open) {
    for (const owner of groups) {
      const theirs = ownersById.get(input.areaKnown(owner.personId) ?? "") ?? [];
      const [only] = theirs;
      if (only === undefined || theirs.length > 1) lost.push(owner.personId);
      else addOwner(owners, { ...owner, personId: only.personId });
    }
    for (const text of lost) unknown.push({ area, text });
    if (lost.length > 0) area.extra = { ...area.extra, source_owner: lost.join(";") };
  }
  const ledAreas = areas.filter(
    (area) => area.owners.some((owner) => owner.claimed === true) && leads.has(area.id),
  );
  const problems: Problem[] = [];
  if (ledAreas.length > 0)
    problems.push(
      problemOf({
        code: "owner-from-lead",
        blocks: false,
        policy: "lead rows are read as claimed ownership",
        message: say([
          "assignment.isLead",
        ])`Owners of ${plural(ledAreas.length, "area")} are read from leads: the file names no owners.`,
        count: ledAreas.length,
        subjects: ledAreas.map((area) => area.id),
        file: input.file,
      }),
    );
  problems.push(...unknownProblems(unknown, input.file), ...severalProblems(areas, input));
  return { areas, problems };
}

function addOwner(owners: Ownership[], owner: Ownership): void {
  if (!owners.some((one) => one.personId === owner.personId && one.from === owner.from)) owners.push(owner);
}

function withActing(owner: Ownership, acting: ReadonlySet<string>): Ownership {
  return acting.has(owner.personId) ? { ...owner, acting: true } : owner;
}

function leadsByArea({ assignments }: OwnersInput): Map<string, Ownership[]> {
  const leads = new Map<string, Ownership[]>();
  const seen = new Set<string>();
  for (const assignment of assignments) {
    const key = `${assignment.areaId}\n${assignment.personId}`;
    if (!assignment.isLead || seen.has(key)) continue;
    seen.add(key);
    const owner: Mutable<Ownership> = { personId: assignment.personId, claimed: true };
    if (assignment.from !== undefined) owner.from = assignment.from;
    if (assignment.to !== undefined) owner.to = assignment.to;
    if (assignment.acting === true) owner.acting = true;
    append(leads, assignment.areaId as string, owner);
  }
  return leads;
}

function unknownProblems(
  unknown: readonly { readonly area: Area; readonly text: string }[],
  file: string,
): Problem[] {
  return reportEach(
    unknown,
    ({ area, text }) => ({
      code: "owner-unknown",
      blocks: true,
      policy: "no owner; the text is kept as evidence",
      message: say([
        "area.owners",
      ])`${area.name} names ${quoted(text)} as owner, who is no person of the file.`,
      rows: [area.row],
      subjects: [area.id],
      file,
    }),
    (rest) => ({
      code: "owner-unknown",
      blocks: true,
      policy: "no owner; the texts are kept as evidence",
      message: say(["area.owners"])`${rest.length} more owner cells name no person of the file.`,
      rows: rest.map(({ area }) => area.row),
      count: rest.length,
      file,
    }),
  );
}

function severalProblems(areas: readonly Area[], { today, find, file }: OwnersInput): Problem[] {
  const several = areas
    .map((area) => ({ area, owners: area.owners.filter((owner) => holdsOn(owner, today)) }))
    .filter(({ owners }) => owners.length > 1);
  return reportEach(
    several,
    ({ area, owners }) => ({
      code: "owner-several",
      blocks: false,
      policy: "all are kept; nobody is picked",
      message: say(["area.owners"])`${area.name} names ${owners.length} owners: ${named(
        owners.map((owner) => find(owner.personId)).filter((person) => person !== undefined),
      )}.`,
      rows: [area.row],
      count: owners.length,
      subjects: [area.id],
      file,
    }),
    (rest) => ({
      code: "owner-several",
      blocks: false,
      policy: "all are kept; nobody is picked",
      message: say(["area.owners"])`${rest.length} more areas name several owners.`,
      rows: rest.map(({ area }) => area.row),
      count: rest.length,
      file,
    }),
  );
}

/** "(Acting)" in a name, told with the area where that person is an owner. */
export function actingProblems(
  people: readonly { readonly id: string; readonly name: string; readonly row?: number }[],
  areas: readonly Area[],
  file: string,
): Problem[] {
  const areaOf = new Map<string, string>();
  for (const area of areas)
    for (const owner of area.owners) if (!areaOf.has(owner.personId)) areaOf.set(owner.personId, area.name);
  return reportEach(
    people,
    (person) => {
      const area = areaOf.get(person.id);
      return {
        code: "name-has-acting",
        blocks: false,
        policy: area === undefined ? "taken off the name" : "taken off the name; an acting owner",
        message:
          area === undefined
            ? say(["person.name"])`${mention(person)} is marked as acting, and owns no area.`
            : say(["person.name", "area.owners"])`${mention(person)} is acting in ${area}.`,
        rows: [person.row],
        subjects: [person.id],
        file,
      };
    },
    (rest) => ({
      code: "name-has-acting",
      blocks: false,
      policy: "taken off the names",
      message: say(["person.name"])`${rest.length} more people are marked as acting.`,
      rows: rest.map((person) => person.row),
      count: rest.length,
      file,
    }),
  );
}
