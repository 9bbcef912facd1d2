import { NONE, ownersOf, type Org } from "../../org/index.ts";
import { definitionId, nearDefinitions } from "../../usecases/findDefinitions.ts";
import { findSubjects } from "../../usecases/findSubjects.ts";
import {
  plainLetters,
  prepareSearch,
  SEARCHED,
  searchSubjects,
  type SearchedKind,
} from "../../usecases/searchSubjects.ts";
import { isIndexed, prepareIndex } from "../../usecases/subjectIndex.ts";
import type { Subject } from "../../usecases/subjectNames.ts";
import type { OrgAt } from "../view/view.ts";
import type { EngineContext } from "./context.ts";
import { whoFound, type WhoFound } from "./paletteWho.ts";

/** Something that a text names or holds. */
export interface FoundThing {
  /** `person:…`, `area:…`, `asset:…`, `decision:…`, `dependency:…`. */
  readonly subject: string;
  readonly kind: string;
  readonly name: string;
  /** A person's title; the owners of an area; the area of an asset or decision. */
  readonly more: string;
}

/** What one box finds for a text, in the order it is shown. */
export interface PaletteFound {
  /** Called exactly so, by id or name. */
  readonly exact: readonly FoundThing[];
  readonly groups: readonly {
    readonly kind: SearchedKind;
    readonly list: readonly FoundThing[];
    readonly count: number;
  }[];
  /** Called nearly so, where nothing else was found. */
  readonly near: readonly FoundThing[];
}

/** A check or metric by the name of it. */
export interface FoundDefinition {
  readonly kind: "check" | "metric";
  readonly id: string;
  readonly name: string;
}

export interface PaletteEngine {
  /** Makes the answers quick, in pieces between which others are answered. */
  readonly preparePalette: (at: OrgAt) => Promise<void>;
  readonly paletteFind: (at: OrgAt, text: string, most: number) => Promise<PaletteFound>;
  readonly paletteWho: (at: OrgAt, text: string) => Promise<WhoFound>;
  readonly paletteDefinitions: (text: string) => readonly FoundDefinition[];
}

export function paletteEngine({ look }: EngineContext): PaletteEngine {
  return {
    preparePalette: async (at) => {
      const { org } = await look(at);
      for (const _ of prepareIndex(org, "things")) await nextTurn();
      for (const _ of prepareSearch(org, SEARCHED)) await nextTurn();
      // The first search of a kind is slow until the engine of the browser has seen it run.
      for (const text of ["e", "an e"]) {
        find(org, text, 1);
        await nextTurn();
      }
      for (const _ of prepareIndex(org, "people")) await nextTurn();
    },
    paletteFind: async (at, text, most) => find((await look(at)).org, text, most),
    paletteWho: async (at, text) => {
      const { org, config } = await look(at);
      return whoFound(org, text, config.thresholds["ownership-certified.days"]);
    },
    paletteDefinitions: (text) => {
      const near = nearDefinitions(text);
      const exact = definitionId(text);
      return near
        .map(({ kind, id, name }) => ({ kind: kind === "check" ? "check" : "metric", id, name }) as const)
        .sort((a, b) => Number(b.id === exact) - Number(a.id === exact));
    },
  };
}

/** Lets calls that wait for the worker go first. */
const nextTurn = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

function find(org: Org, text: string, most: number): PaletteFound {
  const hits = searchSubjects(org, text, SEARCHED, 2 * most);
  const exact = exactOnes(org, text, hits.person.list)
    .slice(0, most)
    .map((one) => foundThing(org, one));
  const isExact = new Set(exact.map(({ subject }) => subject));
  const groups = SEARCHED.map((kind) => {
    const list = hits[kind].list.map((one) => foundThing(org, one));
    const others = list.filter(({ subject }) => !isExact.has(subject));
    return { kind, list: others.slice(0, most), count: hits[kind].count - (list.length - others.length) };
  });
  const isNothing = exact.length === 0 && groups.every(({ count }) => count === 0);
  const isReady = isIndexed(org, "people");
  const near = isNothing && isReady ? (findSubjects(org, text, SEARCHED, true).near ?? []) : [];
  return { exact, groups, near: near.map((one) => foundThing(org, one)) };
}

/**
 * What is called exactly so. Until the index of people is there, they are known by id and by name alone: other names
 * (an address, an id of the source) wait for it, the answer does not.
 */
function exactOnes(org: Org, text: string, people: readonly Subject[]): readonly Subject[] {
  const kinds = ["area", "asset", "decision", "dependency"] as const;
  if (isIndexed(org, "people")) return findSubjects(org, text, [...kinds, "person"], false).exact;
  const byId = org.people[org.personIndexById.get(text.trim()) ?? NONE];
  const plain = plainLetters(text.trim());
  return [
    ...findSubjects(org, text, kinds, false).exact,
    ...(byId === undefined ? [] : [{ kind: "person" as const, id: byId.id, name: byId.name }]),
    ...people.filter(({ id, name }) => id !== byId?.id && plainLetters(name) === plain),
  ];
}

/** A subject with what tells it from others of its name. */
export function foundThing(org: Org, { kind, id, name }: Subject): FoundThing {
  return { subject: `${kind}:${id}`, kind, name, more: moreOf(org, kind, id) };
}

function moreOf(org: Org, kind: string, id: string): string {
  if (kind === "person") return org.people[org.personIndexById.get(id) ?? NONE]?.title ?? "";
  if (kind === "area") return ownersOfArea(org, org.areaIndexById.get(id) ?? NONE);
  return "";
}

function ownersOfArea(org: Org, area: number): string {
  if (area === NONE) return "";
  const names = [...new Set(ownersOf(org, area))].map((owner) => org.people[owner]?.name ?? "");
  return names.filter((name) => name !== "").join(", ");
}
