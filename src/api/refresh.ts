import { wording, type Person, type Problem, type Sentence } from "../org/index.ts";
import { presentProblem } from "./check.ts";
import { presentPerson, type PersonJson } from "./who.ts";

/** What a refresh says before anything is committed: matches, what would change for whom, and what stands in the way. */
export interface RefreshJson {
  readonly schemaVersion: 1;
  readonly summary: readonly { readonly id: string; readonly count: number; readonly says: string }[];
  readonly counts: object;
  /** Rows that another thing than the id told; those known by id are only counted. */
  readonly matches: readonly { readonly row: string; readonly person: PersonJson; readonly by: string }[];
  /** Rows that may be somebody who is known: `name`, or the address of somebody who left. */
  readonly possible: readonly { readonly row: string; readonly person: PersonJson; readonly by: string }[];
  /** Rows set aside: who they are is not clear. */
  readonly unclear: readonly { readonly row: string; readonly name: string }[];
  readonly joiners: readonly PersonJson[];
  readonly returns: readonly PersonJson[];
  readonly leavers: readonly {
    readonly person: PersonJson;
    readonly state: string;
    readonly endOn: string;
  }[];
  readonly seats: readonly {
    readonly person: PersonJson;
    readonly seat: PersonJson;
    readonly because: string;
    readonly applied: boolean;
  }[];
  readonly differences: readonly {
    readonly person: PersonJson;
    readonly fields: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
    readonly areas: { readonly from: readonly string[]; readonly to: readonly string[] } | null;
  }[];
  readonly problems: readonly ReturnType<typeof presentProblem>[];
  /** Codes of problems that nobody accepted: nothing may be committed. */
  readonly blocking: readonly string[];
  readonly changes: number;
}

const PAY = "annualCostEur";

interface Told {
  readonly person: Person;
  readonly by: string;
}

/** A refresh on the wire. Of the people's ids those here; `row` is the id in the list. */
export function presentRefresh(refresh: {
  readonly summary: readonly { readonly id: string; readonly count: number; readonly says: Sentence }[];
  readonly counts: object;
  readonly matches: readonly (Told & { readonly rowId: string })[];
  readonly possible: readonly (Told & { readonly row: Person })[];
  readonly unclear: readonly Person[];
  readonly joiners: readonly Person[];
  readonly returns: readonly Person[];
  readonly leavers: readonly { readonly person: Person; readonly state: string; readonly endOn: string }[];
  readonly fillings: readonly {
    readonly person: Person;
    readonly seat: Person;
    readonly because: string;
    readonly isApplied: boolean;
  }[];
  readonly differences: readonly {
    readonly person: Person;
    readonly fields: RefreshJson["differences"][number]["fields"];
    readonly areas?: { readonly from: readonly string[]; readonly to: readonly string[] };
  }[];
  readonly problems: readonly Problem[];
  readonly blocking: readonly Problem[];
  readonly changes: readonly object[];
}): RefreshJson {
  return {
    schemaVersion: 1,
    summary: refresh.summary.map(({ id, count, says }) => ({ id, count, says: wording(says) })),
    counts: refresh.counts,
    matches: refresh.matches
      .filter(({ by }) => by !== "id")
      .map(({ rowId, person, by }) => ({ row: rowId, person: presentPerson(person), by })),
    possible: refresh.possible.map(({ row, person, by }) => ({
      row: row.id,
      person: presentPerson(person),
      by,
    })),
    unclear: refresh.unclear.map(({ id, name }) => ({ row: id, name })),
    joiners: refresh.joiners.map(presentPerson),
    returns: refresh.returns.map(presentPerson),
    leavers: refresh.leavers.map(({ person, state, endOn }) => ({
      person: presentPerson(person),
      state,
      endOn,
    })),
    seats: refresh.fillings.map(({ person, seat, because, isApplied }) => ({
      person: presentPerson(person),
      seat: presentPerson(seat),
      because,
      applied: isApplied,
    })),
    differences: refresh.differences.map(({ person, fields, areas }) => ({
      person: presentPerson(person),
      // What somebody costs is said to nobody who did not ask for it.
      fields: fields.map((one) => (one.field === PAY ? { field: PAY, from: null, to: null } : one)),
      areas: areas ?? null,
    })),
    problems: refresh.problems.map(presentProblem),
    blocking: [...new Set(refresh.blocking.map(({ code }) => code))],
    changes: refresh.changes.length,
  };
}
