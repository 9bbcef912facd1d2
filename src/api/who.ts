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

interface WhoAnswer {
  readonly subject: SubjectJson;
  readonly path: readonly SubjectJson[];
  readonly answer: "one" | "several" | "none";
  readonly owners: readonly {
    readonly person: Person;
    readonly acting: boolean;
    readonly known: "named" | "lead-row";
    readonly deputy: Person | null;
    readonly chain: readonly Person[];
  }[];
  readonly sharedBoss: Person | null;
}

/** The answer to "who owns X?" on the wire. */
export function presentWho(
  query: string,
  asOf: Day,
  result: { readonly answers: readonly WhoAnswer[]; readonly near: readonly SubjectJson[] },
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
