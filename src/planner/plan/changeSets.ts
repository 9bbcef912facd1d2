import type { ChangeSet, OrgChange } from "../../changes/index.ts";
import {
  holdsOn,
  NONE,
  personId,
  WORK_CORE,
  WORK_GUESS,
  WORK_LOAN,
  type AreaId,
  type Assignment,
  type Day,
  type Org,
  type Person,
  type PersonId,
} from "../../org/index.ts";
import type { Question } from "../question/question.ts";
import type { Placement } from "../instance.ts";
import type { TargetLines } from "../lines/trees.ts";
import { keepsLines } from "../question/units.ts";
import type { Schedule } from "../waves/schedule.ts";

/** Part of a person's time that stays on loan where they leave. Our proposal. */
const LOAN_SHARE = 0.5;

/** Who is named as author of the planner's change sets. */
const AUTHOR = "onethread plan";

/**
 * The change set of each wave. Within a wave units follow in the order of the schedule; in a unit the owner is
 * named first, then people from the top down, then the mode. Lines never form a loop in between: where the new
 * manager still stands below somebody, that manager's own new line is drawn first.
 */
export function writeChangeSets(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  schedule: Schedule,
): ChangeSet[] {
  const writer = openWriter(question, placement, lines, schedule);
  return schedule.waves.map((groups, k) => {
    writer.changes = [];
    for (const group of groups) {
      for (const unit of group) endLoans(writer, unit);
      for (const unit of topDown(question, group)) writeUnit(writer, unit);
    }
    const names = groups.flat().map((unit) => question.org.areas[question.members.units[unit]!]!.name);
    const changed = schedule.changed[k]!;
    return {
      id: `wave-${k + 1}`,
      author: AUTHOR,
      reason: `${k === 0 ? "Pilot" : `Wave ${k + 1}`}: ${names.join(", ")} ${names.length === 1 ? "goes" : "go"} live; ${changed} ${changed === 1 ? "person changes" : "people change"} area or manager.`,
      effectiveOn: schedule.days[k]!,
      changes: writer.changes,
    };
  });
}

/** Id of the vacancy that is the owner's seat of an area: one nobody bears. */
export function seatId(org: Org, area: number): PersonId {
  const taken = new Set(org.records.outside.map((person) => person.id as string));
  const base = `seat:owner:${org.areas[area]!.id}`;
  let id = base;
  for (let k = 2; org.personIndexById.has(id) || taken.has(id); k++) id = `${base}~${k}`;
  return personId(id);
}

/** Id of a node of the target: a person of the org, or a vacancy. */
export function nodeId(question: Question, lines: TargetLines, node: number): PersonId {
  const { org, members } = question;
  const person = org.people[node];
  return person === undefined
    ? seatId(org, members.units[lines.vacancyUnit[node - org.people.length]!]!)
    : person.id;
}

/** The rows of a person that the plan settles: current, core or loan, confirmed. */
export function rowsToSettle(org: Org, p: number): Assignment[] {
  const { work } = org;
  const rows: Assignment[] = [];
  for (let k = work.personStart[p]!; k < work.personStart[p + 1]!; k++) {
    const row = work.byPerson[k]!;
    const flags = work.flags[row]!;
    if (work.record[row]! < 0 || (flags & WORK_GUESS) !== 0 || (flags & (WORK_CORE | WORK_LOAN)) === 0)
      continue;
    rows.push(org.records.assignments[work.record[row]!]!);
  }
  return rows;
}

interface Writer {
  readonly question: Question;
  readonly placement: Placement;
  readonly lines: TargetLines;
  /** Lines as they stand after the changes so far. */
  readonly manager: Int32Array;
  readonly isPlaced: Uint8Array;
  readonly isLive: Uint8Array;
  /** Positions of people placed in each unit, from the top down, the owner left out. */
  readonly people: readonly (readonly number[])[];
  readonly ownedAreas: ReadonlyMap<string, readonly number[]>;
  /** Loans by org index of the person: the units they are lent to, and until when. */
  readonly loans: ReadonlyMap<number, readonly { readonly unit: number; readonly until: Day }[]>;
  changes: OrgChange[];
}

function openWriter(
  question: Question,
  placement: Placement,
  lines: TargetLines,
  schedule: Schedule,
): Writer {
  const { org, members } = question;
  const manager = new Int32Array(lines.manager.length).fill(NONE);
  manager.set(org.lines.parent);
  const people = Array.from(members.units, (): number[] => []);
  members.people.forEach((p, i) => {
    if (lines.owner[placement.unit[i]!] !== p) people[placement.unit[i]!]!.push(i);
  });
  const depth = depthsOf(lines.manager);
  for (const list of people)
    list.sort((a, b) => depth[members.people[a]!]! - depth[members.people[b]!]! || a - b);
  const ownedAreas = new Map<string, number[]>();
  org.areas.forEach((area, index) => {
    for (const owner of area.owners) {
      if (!holdsOn(owner, org.today)) continue;
      const list = ownedAreas.get(owner.personId) ?? [];
      if (!list.includes(index)) list.push(index);
      ownedAreas.set(owner.personId, list);
    }
  });
  return {
    question,
    placement,
    lines,
    manager,
    isPlaced: new Uint8Array(lines.manager.length),
    isLive: new Uint8Array(members.units.length),
    people,
    ownedAreas,
    loans: loansByPerson(question, schedule),
    changes: [],
  };
}

function loansByPerson({ members }: Question, { waves, loans, days }: Schedule): Writer["loans"] {
  const until = new Map(waves.flatMap((groups, k) => groups.flat().map((unit) => [unit, days[k]!] as const)));
  const byPerson = new Map<number, { unit: number; until: Day }[]>();
  for (const { person, unit } of loans) {
    const p = members.people[person]!;
    const list = byPerson.get(p) ?? [];
    list.push({ unit, until: until.get(unit)! });
    byPerson.set(p, list);
  }
  return byPerson;
}

/** Depth of each node; iterative, each node is walked once. */
function depthsOf(manager: Int32Array): Int32Array {
  const depth = new Int32Array(manager.length).fill(-1);
  const path: number[] = [];
  for (let start = 0; start < manager.length; start++) {
    let p = start;
    while (p !== NONE && depth[p]! < 0) {
      path.push(p);
      p = manager[p]!;
    }
    let next = p === NONE ? 0 : depth[p]! + 1;
    while (path.length > 0) depth[path.pop()!] = next++;
  }
  return depth;
}

function topDown({ members }: Question, group: readonly number[]): number[] {
  // Units are numbered breadth-first along the areas, so a unit above has the smaller number.
  return group.toSorted((a, b) => members.units[a]! - members.units[b]!);
}

function writeUnit(writer: Writer, unit: number): void {
  const { question, lines, changes } = writer;
  const { org, members } = question;
  const area = org.areas[members.units[unit]!]!;
  const owner = lines.owner[unit]!;
  placeNode(writer, owner);
  writer.isLive[unit] = 1;
  if (owner < org.people.length) {
    settleRows(writer, owner, area.id);
    for (const other of writer.ownedAreas.get(org.people[owner]!.id) ?? []) {
      const otherUnit = members.units.indexOf(other);
      if (other === members.units[unit] || (otherUnit >= 0 && writer.isLive[otherUnit] === 1)) continue;
      changes.push({ kind: "clear-owner", areaId: org.areas[other]!.id, personId: org.people[owner]!.id });
    }
  } else {
    changes.push({
      kind: "set-assignment",
      assignment: {
        personId: nodeId(question, lines, owner),
        areaId: area.id,
        share: 1,
        type: "core",
        isLead: true,
      },
    });
  }
  changes.push({ kind: "set-owner", areaId: area.id, personId: nodeId(question, lines, owner) });
  for (const i of writer.people[unit]!) {
    placeNode(writer, members.people[i]!);
    settleRows(writer, members.people[i]!, area.id);
  }
  for (const stray of members.strays) {
    if (members.unitOfArea[stray.area] !== unit) continue;
    removeRows(
      writer,
      rowsToSettle(org, stray.person).filter((row) => row.areaId === org.areas[stray.area]!.id),
    );
  }
  const staysInLine = keepsLines(members, unit);
  if (staysInLine) drawDottedLines(writer, unit);
  const mode = staysInLine ? "stl" : "sto";
  if (area.mode !== mode) changes.push({ kind: "set-mode", areaId: area.id, mode });
}

/** Where the lines stay, a dotted one leads from everybody who does not stand below the owner to the owner. */
function drawDottedLines({ question, lines, people, changes }: Writer, unit: number): void {
  const { org, members } = question;
  const owner = lines.owner[unit]!;
  const ownerId = nodeId(question, lines, owner);
  for (const i of people[unit]!) {
    const p = members.people[i]!;
    let node = p;
    while (node !== NONE && node !== owner) node = lines.manager[node]!;
    const { id, dottedLines } = org.people[p]!;
    if (node === owner || dottedLines?.some((line) => line.managerId === ownerId) === true) continue;
    changes.push({ kind: "add-dotted-line", personId: id, line: { managerId: ownerId, purpose: "project" } });
  }
}

/** Draws the target line of a node, after the lines it needs so that no loop forms; opens vacancies. */
function placeNode(writer: Writer, first: number): void {
  const { question, lines, manager, isPlaced, changes } = writer;
  const stack = [first];
  while (stack.length > 0) {
    const node = stack.at(-1)!;
    if (isPlaced[node] === 1) {
      stack.pop();
      continue;
    }
    const goal = lines.manager[node]!;
    const isVacancy = node >= question.org.people.length;
    const blocker = goal === NONE ? NONE : blockerOf(writer, node, goal);
    if (blocker !== NONE) {
      stack.push(blocker);
      continue;
    }
    stack.pop();
    isPlaced[node] = 1;
    if (isVacancy) changes.push({ kind: "add-person", person: vacancyOf(question, lines, node) });
    else if (manager[node] !== goal)
      changes.push({
        kind: "set-manager",
        personId: nodeId(question, lines, node),
        managerId: goal === NONE ? null : nodeId(question, lines, goal),
      });
    manager[node] = goal;
  }
}

/** A node above `goal` that must get its target line first: a vacancy not yet open, or one that closes a loop. */
function blockerOf({ question, lines, manager, isPlaced }: Writer, node: number, goal: number): number {
  if (goal >= question.org.people.length && isPlaced[goal] === 0) return goal;
  let movable = NONE;
  for (let p = goal; p !== NONE; p = manager[p]!) {
    if (p === node) return movable;
    if (movable === NONE && isPlaced[p] === 0 && manager[p] !== lines.manager[p]) movable = p;
  }
  return NONE;
}

function vacancyOf(question: Question, lines: TargetLines, node: number): Person {
  const { org, members } = question;
  const area = members.units[lines.vacancyUnit[node - org.people.length]!]!;
  const goal = lines.manager[node]!;
  return {
    id: nodeId(question, lines, node),
    name: `Owner of ${org.areas[area]!.name} (to hire)`,
    managerId: goal === NONE ? null : nodeId(question, lines, goal),
    status: "active",
    fte: 1,
    vacant: true,
    title: `Owner of ${org.areas[area]!.name}`,
  };
}

/**
 * The person works in this area alone: one core row with share 1, all other core and loan rows end. Who is lent back
 * gives half to the areas they leave until those go live.
 */
function settleRows(writer: Writer, p: number, areaId: AreaId): void {
  const { org, members } = writer.question;
  const rows = rowsToSettle(org, p);
  const here = rows.filter((row) => row.areaId === areaId && row.type === "core");
  const loans = writer.loans.get(p) ?? [];
  const share = loans.length === 0 ? 1 : 1 - LOAN_SHARE;
  if (rows.length === 1 && here.length === 1 && (here[0]?.share ?? 1) === share) return;
  removeRows(
    writer,
    rows.filter((row) => !here.includes(row) || here.length > 1),
  );
  const kept = here[0];
  writer.changes.push({
    kind: "set-assignment",
    assignment:
      kept === undefined
        ? { personId: org.people[p]!.id, areaId, share, type: "core", isLead: false }
        : { ...kept, share },
  });
  for (const { unit, until } of loans)
    writer.changes.push({
      kind: "set-assignment",
      assignment: {
        personId: org.people[p]!.id,
        areaId: org.areas[members.units[unit]!]!.id,
        share: LOAN_SHARE / loans.length,
        type: "loan",
        isLead: false,
        to: until,
      },
    });
}

/** People lent to the unit until it goes live end that loan; with the last one, all their time is their own unit's. */
function endLoans(writer: Writer, unit: number): void {
  const { question, loans, placement, changes } = writer;
  const { org, members } = question;
  for (const [p, list] of loans) {
    const until = list.find((loan) => loan.unit === unit)?.until;
    if (until === undefined) continue;
    const personId = org.people[p]!.id;
    changes.push({
      kind: "remove-assignment",
      personId,
      areaId: org.areas[members.units[unit]!]!.id,
      type: "loan",
    });
    const later = list.filter((loan) => loan.until > until).length;
    const areaId = org.areas[members.units[placement.unit[members.at[p]!]!]!]!.id;
    const share = 1 - (LOAN_SHARE * later) / list.length;
    const kept = rowsToSettle(org, p).find((row) => row.areaId === areaId && row.type === "core");
    changes.push({
      kind: "set-assignment",
      assignment:
        kept === undefined ? { personId, areaId, share, type: "core", isLead: false } : { ...kept, share },
    });
  }
}

function removeRows(writer: Writer, rows: readonly Assignment[]): void {
  const gone = new Set<string>();
  for (const row of rows) {
    const key = `${row.areaId} ${row.type}`;
    const isOpen = rows.some((other) => `${other.areaId} ${other.type}` === key && other.from === undefined);
    // Without a start the change takes all rows of the person, area and type: once is enough.
    if (isOpen && gone.has(key)) continue;
    gone.add(key);
    writer.changes.push({
      kind: "remove-assignment",
      personId: row.personId,
      areaId: row.areaId,
      type: row.type,
      ...(isOpen || row.from === undefined ? {} : { from: row.from }),
    });
  }
}
