import type { OwnerAnswer, WhoOwns } from "../api/index.ts";
import {
  chainOf,
  holdsOn,
  membersOf,
  NONE,
  ownersOf,
  sharedBoss,
  type Area,
  type Asset,
  type Org,
  type Ownership,
  type Person,
} from "../org/index.ts";
import { findSubjects, type Subject } from "./findSubjects.ts";

/**
 * Who owns an area or asset, as of the org's day. An asset is owned through its area; an area without an owner
 * of its own is not answered by its parent's owner, because nobody said so.
 * @returns one entry for each thing the text names, and near misses when it names nothing.
 */
export function whoOwns(
  org: Org,
  text: string,
): { readonly answers: readonly WhoOwns[]; readonly near: readonly Subject[] } {
  const found = findSubjects(org, text, ["area", "asset"]);
  return { answers: found.exact.map((subject) => answerFor(org, subject)), near: found.near };
}

function answerFor(org: Org, subject: Subject): WhoOwns {
  const asset =
    subject.kind === "asset" ? org.records.assets.find((one) => one.id === subject.id) : undefined;
  const areaId = asset === undefined ? subject.id : asset.areaId;
  const index = areaId === undefined ? undefined : org.areaIndexById.get(areaId);
  const area = index === undefined ? undefined : org.areas[index];
  const path = [
    ...(asset === undefined ? [] : [step("asset", asset)]),
    ...(area === undefined ? [] : [step("area", area)]),
  ];
  if (index === undefined || area === undefined)
    return { subject, path, answer: "none", owners: [], sharedBoss: null };
  const owners = ownersOf(org, index).map((person) => ownerAnswer(org, area, person));
  return {
    subject,
    path,
    answer: owners.every((owner) => owner.person.vacant) ? "none" : owners.length === 1 ? "one" : "several",
    owners,
    sharedBoss: owners.length === 1 ? null : bossOf(org, index),
  };
}

const step = (kind: "asset" | "area", thing: Asset | Area) => ({
  kind,
  id: thing.id as string,
  name: thing.name,
});

function ownerAnswer(org: Org, area: Area, index: number): OwnerAnswer {
  const person = personAt(org, index);
  const entry: Ownership | undefined = area.owners.find(
    (owner) => owner.personId === person.id && holdsOn(owner, org.today),
  );
  const deputyIndex = area.deputyId === undefined ? undefined : org.personIndexById.get(area.deputyId);
  return {
    person,
    acting: entry?.acting === true,
    known: entry?.claimed === true ? "lead-row" : "named",
    deputy: deputyIndex === undefined ? null : personAt(org, deputyIndex),
    chain: chainOf(org, index).map((manager) => personAt(org, manager)),
  };
}

function bossOf(org: Org, area: number): Person | null {
  const members = membersOf(org, area);
  if (members.length === 0 || !org.records.linesKnown) return null;
  const boss = sharedBoss(org, members);
  return boss === NONE ? null : personAt(org, boss);
}

function personAt(org: Org, index: number): Person {
  const person = org.people[index];
  if (person === undefined)
    throw new RangeError(`Person index ${index} is outside 0..${org.people.length - 1}.`);
  return person;
}
