import {
  CONFIDENCES,
  type Confidence,
  type OwnerAnswer,
  type SubjectJson,
  type Tenure,
  type WhoRoute,
} from "../api/index.ts";
import {
  chainOf,
  dayNumber,
  holdsOn,
  membersOf,
  mention,
  NONE,
  ownersOf,
  say,
  sharedBoss,
  WORK_GUESS,
  WORK_LEAD,
  type Area,
  type Day,
  type Org,
  type Ownership,
  type Person,
  type Sentence,
} from "../org/index.ts";

/** A certification older than so many days is stale. Our proposal; `ownership-certified.days` in onethread.yaml. */
export const CERTIFIED_DAYS = 90;

/**
 * The owners of an area as of the org's day, with what the data say of how sure that is. An area without an owner of
 * its own is not answered by its parent's owner, because nobody said so.
 */
export function routeThroughArea(
  org: Org,
  area: number,
  {
    role,
    before,
    certifiedDays,
  }: { role: WhoRoute["role"]; before: readonly SubjectJson[]; certifiedDays: number },
): WhoRoute {
  const record = areaAt(org, area);
  const owners = [...new Set(ownersOf(org, area))].map((person) =>
    ownerAnswer(org, area, { person, certifiedDays }),
  );
  const filled = owners.filter((owner) => !isEmptySeat(owner.person));
  const answer = filled.length === 0 ? "none" : owners.length === 1 ? "one" : "several";
  return {
    role,
    path: [...before, { kind: "area", id: record.id, name: record.name }],
    answer,
    owners,
    deputy: record.deputyId === undefined ? null : (personOf(org, record.deputyId) ?? null),
    previous: previousOwner(org, record),
    next: nextOwner(org, record),
    sharedBoss: answer === "one" ? null : bossOf(org, area),
    evidence: evidenceOf(org, record),
  };
}

export const isEmptySeat = (person: Person): boolean => person.vacant || person.placeholder === true;

export function areaAt(org: Org, area: number): Area {
  const record = org.areas[area];
  if (record === undefined) throw new RangeError(`Area index ${area} is outside 0..${org.areas.length - 1}.`);
  return record;
}

export function personAt(org: Org, person: number): Person {
  const record = org.people[person];
  if (record === undefined)
    throw new RangeError(`Person index ${person} is outside 0..${org.people.length - 1}.`);
  return record;
}

const outsideByOrg = new WeakMap<Org, ReadonlyMap<string, Person>>();

/** The person of that id, of today's org or outside it. */
export function personOf(org: Org, id: string): Person | undefined {
  const index = org.personIndexById.get(id);
  if (index !== undefined) return org.people[index];
  let outside = outsideByOrg.get(org);
  if (outside === undefined) {
    outside = new Map(org.records.outside.map((person) => [person.id, person]));
    outsideByOrg.set(org, outside);
  }
  return outside.get(id);
}

/** Managers above a person, nearest first; null where nobody has a line. */
export function managersAbove(org: Org, person: number): readonly Person[] | null {
  return org.records.linesKnown ? chainOf(org, person).map((manager) => personAt(org, manager)) : null;
}

function ownerAnswer(
  org: Org,
  area: number,
  { person, certifiedDays }: { person: number; certifiedDays: number },
): OwnerAnswer {
  const record = areaAt(org, area);
  const owner = personAt(org, person);
  const entry = record.owners.find((one) => one.personId === owner.id && holdsOn(one, org.today));
  const facts = factsOf(org, area, { owner, entry, certifiedDays });
  return {
    person: owner,
    acting: entry?.acting === true,
    known: entry?.claimed === true ? "lead-row" : "named",
    ...(entry?.from === undefined ? {} : { from: entry.from }),
    ...(entry?.to === undefined ? {} : { to: entry.to }),
    confidence: weakest(facts),
    because: facts.map((fact) => fact.says),
    chain: managersAbove(org, person),
  };
}

/** The weakest fact decides; a late confirmation lifts what is merely named. */
function weakest(facts: readonly Fact[]): Confidence {
  const words = new Set(facts.map((fact) => fact.word));
  if (words.has("certified")) words.delete("named");
  return CONFIDENCES.find((word) => words.has(word)) ?? "named";
}

interface Fact {
  /** Null: worth saying, without weight of its own. */
  readonly word: Confidence | null;
  readonly says: Sentence;
}

function factsOf(
  org: Org,
  area: number,
  { owner, entry, certifiedDays }: { owner: Person; entry: Ownership | undefined; certifiedDays: number },
): Fact[] {
  const { certifiedOn, owners } = areaAt(org, area);
  const facts: Fact[] = [];
  const since = entry?.from === undefined ? "" : ` since ${entry.from}`;
  if (entry?.claimed === true) {
    const guess = guessOf(org, area, owner.id);
    facts.push(
      guess === undefined
        ? {
            word: "claimed",
            says: say([
              "assignment.isLead",
            ])`Read from a lead row of the area${since}, not from an owner column.`,
          }
        : {
            word: "guess",
            says: say(["assignment.guess"])`Read from a lead row that nobody confirmed: ${guess}.`,
          },
    );
  } else facts.push({ word: "named", says: say(["area.owners"])`Named as owner in the source${since}.` });
  if (entry?.acting === true)
    facts.push({
      word: "acting",
      says:
        entry.to === undefined
          ? say(["area.owners"])`Acting, without an end on record.`
          : say(["area.owners"])`Acting until ${entry.to}.`,
    });
  if (owner.vacant) facts.push({ word: null, says: say(["person.vacant"])`The seat is empty.` });
  else if (owner.placeholder === true)
    facts.push({ word: null, says: say(["person.id"])`The file names this id and has no person of it.` });
  const certified = certifiedFact({ certifiedOn, owners, today: org.today, certifiedDays });
  if (certified !== undefined) facts.push(certified);
  if (owner.status === "on-leave")
    facts.push({ word: null, says: say(["person.status"])`${mention(owner, "the owner")} is on leave.` });
  if (owner.endOn !== undefined && owner.endOn > org.today)
    facts.push({
      word: null,
      says: say(["person.endOn"])`${mention(owner, "the owner")} leaves on ${owner.endOn}.`,
    });
  return facts;
}

function certifiedFact({
  certifiedOn,
  owners,
  today,
  certifiedDays,
}: {
  certifiedOn: Day | undefined;
  owners: readonly Ownership[];
  today: Day;
  certifiedDays: number;
}): Fact | undefined {
  if (certifiedOn === undefined || certifiedOn > today) return undefined;
  const changes = owners
    .flatMap(({ from, to }) => [from, to])
    .filter((day) => day !== undefined && day <= today);
  const changedOn = changes.reduce(
    (last, day) => (last === undefined || (day ?? "") > last ? day : last),
    undefined,
  );
  const days = dayNumber(today) - dayNumber(certifiedOn);
  if (changedOn !== undefined && changedOn > certifiedOn)
    return {
      word: "stale",
      says: say([
        "area.certifiedOn",
        "area.owners",
      ])`Last confirmed on ${certifiedOn}, before the owners changed on ${changedOn}.`,
    };
  return days > certifiedDays
    ? {
        word: "stale",
        says: say([
          "area.certifiedOn",
        ])`Last confirmed on ${certifiedOn}, ${days} days ago; more than ${certifiedDays} is stale.`,
      }
    : { word: "certified", says: say(["area.certifiedOn"])`Confirmed on ${certifiedOn}.` };
}

/** The reason of the guess where every lead row of the person in the area is one. */
function guessOf(org: Org, area: number, id: string): string | undefined {
  const { areaStart, person, flags, record } = org.work;
  let guess: string | undefined;
  for (let row = areaStart[area] ?? 0; row < (areaStart[area + 1] ?? 0); row++) {
    const bits = flags[row] ?? 0;
    if ((bits & WORK_LEAD) === 0 || org.people[person[row] ?? -1]?.id !== id) continue;
    if ((bits & WORK_GUESS) === 0) return undefined;
    guess = org.records.assignments[record[row] ?? -1]?.guess ?? "no reason on record";
  }
  return guess;
}

/** The last of those whose time was over by today. */
function previousOwner(org: Org, { owners }: Area): Tenure | null {
  const over = owners.filter(({ to }) => to !== undefined && to <= org.today);
  const last = over.reduce<Ownership | undefined>(
    (best, one) => (best === undefined || (one.to ?? "") > (best.to ?? "") ? one : best),
    undefined,
  );
  return tenureOf(org, last);
}

/** The first of those whose time comes after today. */
function nextOwner(org: Org, { owners }: Area): Tenure | null {
  const coming = owners.filter(({ from }) => from !== undefined && from > org.today);
  const first = coming.reduce<Ownership | undefined>(
    (best, one) => (best === undefined || (one.from ?? "") < (best.from ?? "") ? one : best),
    undefined,
  );
  return tenureOf(org, first);
}

function tenureOf(org: Org, entry: Ownership | undefined): Tenure | null {
  const person = entry === undefined ? undefined : personOf(org, entry.personId);
  if (entry === undefined || person === undefined) return null;
  return {
    person,
    acting: entry.acting === true,
    ...(entry.from === undefined ? {} : { from: entry.from }),
    ...(entry.to === undefined ? {} : { to: entry.to }),
  };
}

function bossOf(org: Org, area: number): Person | null {
  const members = membersOf(org, area);
  if (members.length === 0 || !org.records.linesKnown) return null;
  const boss = sharedBoss(org, members);
  return boss === NONE ? null : personAt(org, boss);
}

function evidenceOf(org: Org, area: Area): Sentence[] {
  const evidence: Sentence[] = [];
  if (area.status !== "active")
    evidence.push(
      say(["area.status"])`The area is ${area.status === "proposed" ? "only proposed" : area.status}.`,
    );
  for (const entry of area.owners) {
    if (!holdsOn(entry, org.today)) continue;
    const index = org.personIndexById.get(entry.personId);
    const person = personOf(org, entry.personId);
    if (index === undefined) evidence.push(absentOwner(entry, person));
    else if (person !== undefined && isEmptySeat(person) && person.expectedOn !== undefined)
      evidence.push(say(["person.expectedOn"])`The seat is expected to be filled on ${person.expectedOn}.`);
  }
  const named = area.extra?.["source_owner"];
  if (named !== undefined)
    evidence.push(say(["area.owners"])`The source names "${named}" as owner, who is no person of the file.`);
  if (area.deputyId !== undefined && org.personIndexById.get(area.deputyId) === undefined)
    evidence.push(say(["area.deputyId"])`The deputy named there is not in today's organisation.`);
  return evidence;
}

function absentOwner(entry: Ownership, person: Person | undefined): Sentence {
  if (person === undefined)
    return say(["area.owners"])`"${entry.personId}" is named as owner and is no person of the file.`;
  if (person.status === "pending" && person.startOn !== undefined)
    return say([
      "area.owners",
      "person.startOn",
    ])`${mention(person)} is named as owner and starts on ${person.startOn}.`;
  return person.endOn === undefined
    ? say(["area.owners", "person.status"])`${mention(person)} is named as owner and has left.`
    : say(["area.owners", "person.endOn"])`${mention(person)} is named as owner and left on ${person.endOn}.`;
}
