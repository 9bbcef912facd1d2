import type { Day } from "../day.ts";
import { personId } from "../ids.ts";
import type { Person } from "../person.ts";
import type { Problem } from "../problem.ts";
import { mention, say } from "../sentence.ts";
import { append } from "./append.ts";
import { named, plural, problemOf, reportEach } from "./report.ts";

const IN = 0;
const LEFT = 1;
const FUTURE = 2;

/** Whether and why a person stands outside the org of that day. A vacancy is a seat, so it is never "not started". */
function stateOf(person: Person, today: Day): number {
  if (person.status === "terminated" || (person.endOn !== undefined && person.endOn <= today)) return LEFT;
  if (person.vacant) return IN;
  if (person.status === "pending" || (person.startOn !== undefined && person.startOn > today)) return FUTURE;
  return IN;
}

export interface OutsideRead {
  /** 1 where the person stands outside today's org. */
  readonly isOutside: Uint8Array;
  /** Seats that keep the place of people outside who have reports, by the position of that person. */
  readonly seats: ReadonlyMap<number, Person>;
  readonly problems: readonly Problem[];
}

/**
 * Takes people who left or have not started out of today's tree. Where somebody reports to them a vacant seat keeps
 * their place. O(n): each line above a person outside is walked once.
 */
export function readOutside(
  people: readonly Person[],
  managerOf: Int32Array,
  today: Day,
  isTaken: (id: string) => boolean,
  file: string,
): OutsideRead {
  const state = new Uint8Array(people.length);
  let outside = 0;
  for (let i = 0; i < people.length; i++) {
    state[i] = stateOf(people[i]!, today);
    if (state[i] !== IN) outside++;
  }
  if (outside === 0) return { isOutside: state, seats: new Map(), problems: [] };
  // A manager beyond the people is a seat made for one who is missing.
  const isOut = (m: number): boolean => m >= 0 && m < people.length && state[m] !== IN;
  const reports = new Map<number, number[]>();
  const seats = new Map<number, Person>();
  for (let i = 0; i < people.length; i++) {
    if (state[i] !== IN) continue;
    const manager = managerOf[i]!;
    if (!isOut(manager)) continue;
    append(reports, manager, i);
    for (let m = manager; isOut(m) && !seats.has(m); m = managerOf[m]!) {
      seats.set(m, seatOf(people[m]!, seatIdOf(people[m]!.id, isTaken), state[m] === FUTURE));
    }
  }
  const isOutside = Uint8Array.from(state, (one) => (one === IN ? 0 : 1));
  return { isOutside, seats, problems: problemsOf(people, state, reports, today, file) };
}

function seatIdOf(id: string, isTaken: (id: string) => boolean): string {
  const wanted = `seat:${id}`;
  let free = wanted;
  for (let n = 2; isTaken(free); n++) free = `${wanted}~${n}`;
  return free;
}

function seatOf(person: Person, id: string, isFuture: boolean): Person {
  return {
    id: personId(id),
    name: person.title === undefined ? "Empty seat" : `${person.title} (empty seat)`,
    managerId: person.managerId,
    status: "active",
    fte: 1,
    vacant: true,
    placeholder: true,
    ...(person.title === undefined ? {} : { title: person.title }),
    ...(person.discipline === undefined ? {} : { discipline: person.discipline }),
    ...(isFuture
      ? person.startOn === undefined
        ? {}
        : { expectedOn: person.startOn }
      : { backfillOf: person.id }),
  };
}

function problemsOf(
  people: readonly Person[],
  state: Uint8Array,
  reports: ReadonlyMap<number, readonly number[]>,
  today: Day,
  file: string,
): Problem[] {
  const gone: Person[] = [];
  const goneManagers: { readonly person: Person; readonly reports: number }[] = [];
  const coming: Person[] = [];
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!;
    if (state[i] === FUTURE) coming.push(person);
    else if (state[i] === LEFT && reports.has(i))
      goneManagers.push({ person, reports: reports.get(i)?.length ?? 0 });
    else if (state[i] === LEFT) gone.push(person);
  }
  const problems = reportEach(
    goneManagers,
    ({ person, reports: n }) => ({
      code: "person-terminated",
      blocks: true,
      policy: "outside today's org; a vacant seat keeps the place",
      message: say([
        "person.status",
        "person.endOn",
      ])`${mention(person)} left${on(person.endOn, today)}, ${n} still ${n === 1 ? "reports" : "report"} to them.`,
      rows: [person.row],
      count: 1,
      subjects: [person.id],
      fixes: [{ kind: "leave", personId: person.id, endOn: person.endOn ?? today, keepSeat: true }],
      file,
    }),
    (rest) => ({
      code: "person-terminated",
      blocks: true,
      policy: "outside today's org; vacant seats keep their places",
      message: say(["person.status"])`${rest.length} more people left and still have reports.`,
      rows: rest.map(({ person }) => person.row),
      count: rest.length,
      file,
    }),
  );
  if (gone.length > 0) {
    const [only] = gone;
    problems.push(
      problemOf({
        code: "person-terminated",
        blocks: false,
        policy: "outside today's org",
        message:
          gone.length === 1 && only !== undefined
            ? say(["person.status", "person.endOn"])`${mention(only)} left${on(only.endOn, today)}.`
            : say(["person.status"])`${plural(gone.length, "person", "people")} left: ${named(gone)}.`,
        rows: gone.map((person) => person.row),
        count: gone.length,
        subjects: gone.map((person) => person.id),
        file,
      }),
    );
  }
  if (coming.length > 0) {
    const [only] = coming;
    const starts = only?.startOn;
    problems.push(
      problemOf({
        code: "person-future",
        blocks: false,
        policy: "pending, outside today's org",
        message:
          coming.length === 1 && only !== undefined
            ? starts === undefined
              ? say(["person.status"])`${mention(only)} has not started.`
              : say(["person.startOn"])`${mention(only)} starts on ${starts}.`
            : say([
                "person.status",
                "person.startOn",
              ])`${plural(coming.length, "person", "people")} have not started: ${named(coming)}.`,
        rows: coming.map((person) => person.row),
        count: coming.length,
        subjects: coming.map((person) => person.id),
        file,
      }),
    );
  }
  return problems;
}

/** `endOn` is the day after the last; a leaver without a day just left. */
function on(endOn: Day | undefined, today: Day): string {
  return endOn === undefined || endOn > today ? "" : ` on ${endOn}`;
}
