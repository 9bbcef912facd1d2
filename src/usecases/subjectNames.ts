import type { Area, Asset, Decision, Dependency, Discipline, Org, Person, Redirect } from "../org/index.ts";
import { readRepoAddress } from "./repoAddress.ts";

export type SubjectKind = "area" | "asset" | "dependency" | "decision" | "person" | "discipline";

/** Something of an org that a person may type. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
}

/** How a text names a subject. */
export type NamedBy = "id" | "name" | "alias" | "external-id" | "address";

/** One of the texts a subject answers to. */
export interface SubjectName {
  readonly text: string;
  readonly by: NamedBy;
  /** The system of an external id: "github". */
  readonly system?: string;
}

/**
 * The subjects of an org by number, list after list. Things and people are numbered apart: who asks for the owner of
 * a thing does not pay for a million people.
 */
export interface SubjectLists {
  readonly size: number;
  /** The record behind a number. */
  readonly at: (ref: number) => Entry;
}

/** A record with its kind; `position` counts in `org.areas`, `org.people`, `org.disciplines` or the list of `records`. */
export type SubjectEntry =
  | { readonly kind: "area"; readonly position: number; readonly record: Area }
  | { readonly kind: "asset"; readonly position: number; readonly record: Asset }
  | { readonly kind: "dependency"; readonly position: number; readonly record: Dependency }
  | { readonly kind: "decision"; readonly position: number; readonly record: Decision }
  | { readonly kind: "person"; readonly position: number; readonly record: Person }
  | { readonly kind: "discipline"; readonly position: number; readonly record: Discipline };
export type Entry =
  | SubjectEntry
  | { readonly kind: "redirect"; readonly position: number; readonly record: Redirect };

export const THINGS = ["area", "asset", "dependency", "decision"] as const;
export const PEOPLE = ["person", "discipline"] as const;

/** The lists of one group of kinds, one after the other; redirects of these kinds come last. */
export function subjectLists(org: Org, group: "things" | "people"): SubjectLists {
  const kinds: readonly SubjectKind[] = group === "things" ? THINGS : PEOPLE;
  const lists: readonly { kind: Entry["kind"]; records: readonly Entry["record"][] }[] = [
    ...kinds.map((kind) => ({ kind, records: recordsOf(org, kind) })),
    {
      kind: "redirect",
      records: org.records.redirects.filter((redirect) => kinds.includes(redirect.kind)),
    },
  ];
  const starts: number[] = [];
  let size = 0;
  for (const list of lists) {
    starts.push(size);
    size += list.records.length;
  }
  return {
    size,
    at(ref) {
      let list = lists.length - 1;
      while (list > 0 && ref < (starts[list] ?? 0)) list--;
      const position = ref - (starts[list] ?? 0);
      // The pair of kind and record is one of `Entry`: both come from the same list.
      return { kind: lists[list]?.kind, position, record: lists[list]?.records[position] } as Entry;
    },
  };
}

/** The record of that kind at a position. @throws RangeError beyond the end of its list. */
export function entryAt(org: Org, kind: SubjectKind, position: number): SubjectEntry {
  const record = recordsOf(org, kind)[position];
  if (record === undefined) throw new RangeError(`There is no ${kind} at position ${position}.`);
  return { kind, position, record } as SubjectEntry;
}

function recordsOf(org: Org, kind: SubjectKind): readonly Entry["record"][] {
  switch (kind) {
    case "area":
      return org.areas;
    case "asset":
      return org.records.assets;
    case "dependency":
      return org.records.dependencies;
    case "decision":
      return org.records.decisions;
    case "person":
      return org.people;
    case "discipline":
      return org.disciplines;
  }
}

/** Everything an entry answers to, its id first, then that of the source. An address answers by its path too. */
export function namesOf(org: Org, entry: Entry): SubjectName[] {
  const { kind, record } = entry;
  const source: SubjectName[] =
    kind === "person" || record.sourceId === undefined ? [] : [{ text: record.sourceId, by: "alias" }];
  if (kind === "redirect") return [{ text: record.fromId, by: "id" }, ...source];
  const names: SubjectName[] = [{ text: record.id, by: "id" }, ...source];
  const name = nameOf(org, entry);
  if (name !== record.id) names.push({ text: name, by: "name" });
  if (kind === "area" || kind === "discipline")
    for (const alias of record.aliases ?? []) names.push({ text: alias, by: "alias" });
  if (kind === "person" && record.email !== undefined) names.push({ text: record.email, by: "address" });
  if (kind === "asset" && record.externalIds !== undefined)
    for (const [system, text] of Object.entries(record.externalIds)) {
      names.push({ text, by: "external-id", system });
      const address = text.includes(".") ? readRepoAddress(text) : undefined;
      if (address !== undefined)
        names.push({ text: innerPath(address.repo, address.inner), by: "address", system: address.host });
    }
  return names;
}

/** The path of something inside a repository, as external ids write it. */
export const innerPath = (repo: string, inner: string): string => (inner === "" ? repo : `${repo}/${inner}`);

/** The name shown for an entry: a dependency is called by its two areas, a decision by its title. */
export function nameOf(org: Org, { kind, record }: Entry): string {
  switch (kind) {
    case "decision":
      return record.title;
    case "dependency":
      return `${areaName(org, record.consumerAreaId)} → ${areaName(org, record.providerAreaId)}`;
    case "redirect":
      return record.fromId;
    default:
      return record.name;
  }
}

function areaName(org: Org, id: string): string {
  return org.areas[org.areaIndexById.get(id) ?? -1]?.name ?? id;
}
