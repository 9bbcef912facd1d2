import type { Day, Person } from "../org/index.ts";

/** A person on the wire. */
export interface PersonJson {
  readonly id: string;
  readonly name: string;
  readonly title: string | null;
  readonly vacant: boolean;
}

export const presentPerson = (person: Person): PersonJson => ({
  id: person.id,
  name: person.name,
  title: person.title ?? null,
  vacant: person.vacant,
});

/** What `onethread who --json` prints. `answer`: one, several (nobody is picked) or none. */
export interface WhoJson {
  readonly schemaVersion: 1;
  readonly query: string;
  readonly asOf: Day;
  readonly answers: readonly {
    readonly subject: SubjectJson;
    readonly path: readonly SubjectJson[];
    readonly answer: "one" | "several" | "none";
    readonly owners: readonly {
      readonly person: PersonJson;
      readonly acting: boolean;
      /** From an owner column, or from a lead row of the area. */
      readonly known: "named" | "lead-row";
      readonly deputy: PersonJson | null;
      readonly chain: readonly PersonJson[];
    }[];
    readonly sharedBoss: PersonJson | null;
  }[];
  readonly near: readonly SubjectJson[];
}

interface SubjectJson {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** One person who owns, or claims to own, what was asked for. */
export interface OwnerAnswer {
  readonly person: Person;
  readonly acting: boolean;
  /** How it is known: from an owner column, or from a lead row of the area (one of several claimants perhaps). */
  readonly known: "named" | "lead-row";
  readonly deputy: Person | null;
  /** Managers above the owner, nearest first. */
  readonly chain: readonly Person[];
}

/** The answer to "who owns X?" for one thing that X names. */
export interface WhoOwns {
  readonly subject: SubjectJson;
  /** From the thing up to the area whose owner answers. */
  readonly path: readonly SubjectJson[];
  /** `one`: a person; `several`: claimants, nobody is picked; `none`: nobody is named. */
  readonly answer: "one" | "several" | "none";
  readonly owners: readonly OwnerAnswer[];
  /** Where there is not exactly one owner: the first manager all people of the area share, if any. */
  readonly sharedBoss: Person | null;
}

/** The answer to "who owns X?" on the wire. */
export function presentWho(
  query: string,
  asOf: Day,
  result: { readonly answers: readonly WhoOwns[]; readonly near: readonly SubjectJson[] },
): WhoJson {
  return {
    schemaVersion: 1,
    query,
    asOf,
    answers: result.answers.map((answer) => ({
      subject: answer.subject,
      path: answer.path,
      answer: answer.answer,
      owners: answer.owners.map((owner) => ({
        person: presentPerson(owner.person),
        acting: owner.acting,
        known: owner.known,
        deputy: owner.deputy === null ? null : presentPerson(owner.deputy),
        chain: owner.chain.map(presentPerson),
      })),
      sharedBoss: answer.sharedBoss === null ? null : presentPerson(answer.sharedBoss),
    })),
    near: result.near,
  };
}
