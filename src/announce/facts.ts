import { holdsOn, mention, NONE, ownersOf, say, type Org, type Person, type Sentence } from "../org/index.ts";
import type { LetterFact, LetterLine } from "./letter.ts";

type Facts = ReadonlyMap<
  string,
  { readonly fact: LetterFact; readonly about?: string; readonly says: Sentence }
>;

/** All that letters say of a person in an org, by fact; what the data do not hold is absent. O(rows of the person). */
export function factsOf(org: Org, p: number): Facts {
  const facts = new Map<string, { fact: LetterFact; about?: string; says: Sentence }>();
  const put = (fact: LetterFact, says: Sentence | null, about?: string): void => {
    if (says !== null)
      facts.set(`${fact} ${about ?? ""}`, { fact, says, ...(about === undefined ? {} : { about }) });
  };
  const person = org.people[p]!;
  const boss = org.lines.parent[p]!;
  if (boss !== NONE) {
    put("manager", personSays(org.people[boss]!, "person.managerId"));
    put("managers-discipline", disciplineSays(org, boss));
  }
  const areas = areasOf(org, p);
  if (areas.length > 0)
    put(
      "area",
      say(["assignment"])`${areas.map(({ name, share }) => `${name}${shareText(share)}`).join(", ")}`,
    );
  for (const { area, name } of areas) put("decides", deciderSays(org, area), name);
  const owned = org.areas.filter((area, k) => area.placeholder !== true && ownersOf(org, k).includes(p));
  if (owned.length > 0) put("owns", say(["area.owners"])`${owned.map(({ name }) => name).join(", ")}`);
  const reports = org.lines.childCount[p]!;
  put(
    "reports",
    reports === 0 ? null : say(["person.managerId"])`${reports} ${reports === 1 ? "person" : "people"}`,
  );
  put("title", textSays(person.title, "person.title"));
  put("level", textSays(person.level?.toString(), "person.level"));
  put("discipline", disciplineSays(org, p));
  put("place", textSays(person.location, "person.location"));
  put("employer", textSays(person.legalEntity, "person.legalEntity"));
  put("mentor", otherSays(org, person.mentorId, "person.mentorId"));
  put("calibrator", otherSays(org, person.calibratorId, "person.calibratorId"));
  const discipline = org.disciplines[org.disciplineOf[p]!];
  put("craft-lead", otherSays(org, discipline?.leadId, "discipline.leadId"));
  put("ladder", textSays(person.ladderUrl ?? discipline?.ladderUrl, "discipline.ladderUrl"));
  const onCall = org.records.assets.filter(
    (asset) => asset.kind === "on-call" && asset.memberIds?.includes(person.id),
  );
  if (onCall.length > 0)
    put("on-call", say(["asset.memberIds"])`${onCall.map(({ name }) => name).join(", ")}`);
  return facts;
}

/** Facts that differ, and those that are present and equal, in the order of the first list. */
export function compareFacts(before: Facts, after: Facts): { changes: LetterLine[]; stays: LetterLine[] } {
  const changes: LetterLine[] = [];
  const stays: LetterLine[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const old = before.get(key);
    const now = after.get(key);
    const { fact, about } = (old ?? now)!;
    // Who decides for an area somebody leaves is no business of theirs from then on.
    if (fact === "decides" && now === undefined) continue;
    const line = {
      fact,
      ...(about === undefined ? {} : { about }),
      before: old?.says ?? null,
      after: now?.says ?? null,
    };
    if (old !== undefined && now !== undefined && isSame(old.says, now.says)) stays.push(line);
    else changes.push(line);
  }
  return { changes, stays };
}

function isSame(a: Sentence, b: Sentence): boolean {
  return JSON.stringify(a.parts) === JSON.stringify(b.parts);
}

/** Core and loan areas of a person on the org's day, the largest share first, then as listed. */
function areasOf(org: Org, p: number): { area: number; name: string; share: number }[] {
  const { work } = org;
  const list: { area: number; name: string; share: number }[] = [];
  for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
    const row = work.byPerson[k]!;
    const record = org.records.assignments[work.record[row]!];
    if (record === undefined || record.type === "advisory" || !holdsOn(record, org.today)) continue;
    const area = work.area[row]!;
    list.push({ area, name: org.areas[area]!.name, share: work.share[row]! });
  }
  return list.sort((a, b) => b.share - a.share);
}

const shareText = (share: number): string => (share === 1 ? "" : ` (${Math.round(100 * share)} %)`);

function personSays(other: Person, field: string): Sentence {
  const title = other.title === undefined ? "" : `, ${other.title}`;
  return other.vacant
    ? say([field])`an open seat${title}`
    : say([field, "person.title"])`${mention(other)}${title}`;
}

function otherSays(org: Org, id: string | undefined, field: string): Sentence | null {
  const other = id === undefined ? undefined : org.people[org.personIndexById.get(id) ?? NONE];
  return other === undefined ? null : say([field])`${mention(other)}`;
}

function disciplineSays(org: Org, p: number): Sentence | null {
  const discipline = org.disciplines[org.disciplineOf[p]!];
  return discipline === undefined ? null : say(["person.discipline"])`${discipline.name}`;
}

function deciderSays(org: Org, area: number): Sentence {
  const owners = ownersOf(org, area).map((p) => org.people[p]!);
  if (owners.length === 0) return say(["area.owners"])`no owner is named`;
  if (owners.every(({ vacant }) => vacant)) return say(["area.owners"])`an owner to hire`;
  return say(["area.owners"])`${owners.map((one) => mention(one))}`;
}

function textSays(text: string | undefined, field: string): Sentence | null {
  return text === undefined || text === "" ? null : say([field])`${text}`;
}
