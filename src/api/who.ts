import { wording, type Day, type Person, type Redirect, type Sentence } from "../org/index.ts";

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

/** A thing or person that a text names: kind, id and name. */
export interface SubjectJson {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/**
 * How far the data carry an answer, the weakest fact deciding: a `guess` nobody confirmed, `claimed` by a lead row,
 * `acting`, `stale` (confirmed too long ago, or before the owner changed), `named` in the source, `certified` lately.
 * Source: docs/guides/cli.md#confidence.
 */
export const CONFIDENCES = ["guess", "claimed", "acting", "stale", "named", "certified"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** One person who owns, decides or claims to own what was asked for. */
export interface OwnerAnswer {
  readonly person: Person;
  readonly acting: boolean;
  /** How it is known: from an owner column, or from a lead row of the area (one of several claimants perhaps). */
  readonly known: "named" | "lead-row";
  readonly from?: Day;
  readonly to?: Day;
  readonly confidence: Confidence;
  /** The facts the confidence rests on, each from a field of the data. */
  readonly because: readonly Sentence[];
  /** Managers above the owner, nearest first; null where no reporting lines are known. */
  readonly chain: readonly Person[] | null;
}

/** Somebody who owned the area before, or will next. */
export interface Tenure {
  readonly person: Person;
  readonly acting: boolean;
  readonly from?: Day;
  readonly to?: Day;
}

/**
 * One way from the thing to people: through its area, through each area that claims it, through either side of a
 * dependency, or to the decider.
 */
export interface WhoRoute {
  readonly role: "owner" | "claimant" | "consumer" | "provider" | "decider";
  /** From the thing up to the area whose owner answers. */
  readonly path: readonly SubjectJson[];
  readonly answer: WhoAnswer;
  readonly owners: readonly OwnerAnswer[];
  readonly deputy: Person | null;
  readonly previous: Tenure | null;
  readonly next: Tenure | null;
  /** Where there is not exactly one owner: the first manager all people of the area share, if any. */
  readonly sharedBoss: Person | null;
  /** What else the data say of it. */
  readonly evidence: readonly Sentence[];
}

/** `one`: a person; `several`: nobody is picked; `none`: nobody is named, or the seat is empty. */
export type WhoAnswer = "one" | "several" | "none";

/** The answer to "who owns X?" for one thing that X names. */
export interface WhoOwns {
  readonly subject: SubjectJson;
  /** How the text names it. */
  readonly by: "id" | "name" | "alias" | "external-id" | "address";
  /** Redirects followed from the text to the subject, in order. */
  readonly followed: readonly Redirect[];
  /** Of a dependency both sides must have one owner; of a decision the decider counts. */
  readonly answer: WhoAnswer;
  readonly routes: readonly WhoRoute[];
  readonly evidence: readonly Sentence[];
}

/** Everything that is said to one question. */
export interface WhoResult {
  /** One entry for each thing the text names, at most fifty; `total` counts all. */
  readonly answers: readonly WhoOwns[];
  readonly total: number;
  /** Near misses, when it names nothing; null where none were looked for. */
  readonly near: readonly SubjectJson[] | null;
}

interface OwnerJson {
  readonly role: WhoRoute["role"];
  readonly person: PersonJson;
  readonly acting: boolean;
  readonly known: "named" | "lead-row";
  readonly from: Day | null;
  readonly to: Day | null;
  readonly confidence: Confidence;
  readonly because: readonly string[];
  readonly deputy: PersonJson | null;
  /** Thing → area → owner. */
  readonly path: readonly SubjectJson[];
  readonly chain: readonly PersonJson[];
}

/** What `onethread who --json` prints, and a line of `--jsonl`. Source: docs/guides/cli.md#who. */
export interface WhoJson {
  readonly schemaVersion: 1;
  readonly query: string;
  readonly asOf: Day;
  /** Whether exactly one person answers for everything the text names. */
  readonly answered: boolean;
  readonly answers: readonly {
    readonly subject: SubjectJson;
    readonly matchedBy: WhoOwns["by"];
    readonly redirects: readonly { fromId: string; toIds: readonly string[]; on: Day | null }[];
    /** From the thing to the area of its first route; the other routes have their own. */
    readonly path: readonly SubjectJson[];
    readonly answer: WhoAnswer;
    readonly owners: readonly OwnerJson[];
    readonly sharedBoss: PersonJson | null;
    readonly routes: readonly {
      readonly role: WhoRoute["role"];
      readonly path: readonly SubjectJson[];
      readonly answer: WhoAnswer;
      readonly ownerIds: readonly string[];
      readonly deputy: PersonJson | null;
      readonly previous: TenureJson | null;
      readonly next: TenureJson | null;
      readonly sharedBoss: PersonJson | null;
      readonly evidence: readonly string[];
    }[];
    readonly evidence: readonly string[];
  }[];
  readonly total: number;
  /** Null where none were looked for: beyond the first hundred unknown lines of a batch. */
  readonly near: readonly SubjectJson[] | null;
}

interface TenureJson {
  readonly person: PersonJson;
  readonly acting: boolean;
  readonly from: Day | null;
  readonly to: Day | null;
}

/** What `onethread who --stdin --json` prints: one result a line read, in their order. */
export interface WhoBatchJson {
  readonly schemaVersion: 1;
  readonly asOf: Day;
  readonly things: number;
  /** How many of them exactly one person answers for. */
  readonly answered: number;
  readonly results: readonly Omit<WhoJson, "schemaVersion" | "asOf">[];
}

/**
 * Whether exactly one person answers: the only "yes" a pipeline may build on. A text that names several things is
 * answered where the same people answer for each of them.
 * @example isAnswered({ answers: [], total: 0, near: [] }) // false
 */
export function isAnswered({ answers, total }: WhoResult): boolean {
  const people = answers.map((answer) =>
    answer.routes.map((route) => route.owners.map((owner) => owner.person.id).join(" ")).join(";"),
  );
  return (
    total > 0 &&
    answers.length === total &&
    answers.every((answer) => answer.answer === "one") &&
    new Set(people).size === 1
  );
}

/** The answer to "who owns X?" on the wire. */
export function presentWho(query: string, asOf: Day, result: WhoResult): WhoJson {
  return { schemaVersion: 1, asOf, ...presentResult(query, result) };
}

/** The answers to many questions on the wire. */
export function presentWhoBatch(
  asOf: Day,
  results: readonly { readonly query: string; readonly result: WhoResult }[],
): WhoBatchJson {
  return {
    schemaVersion: 1,
    asOf,
    things: results.length,
    answered: results.filter(({ result }) => isAnswered(result)).length,
    results: results.map(({ query, result }) => presentResult(query, result)),
  };
}

function presentResult(query: string, result: WhoResult): Omit<WhoJson, "schemaVersion" | "asOf"> {
  return {
    query,
    answered: isAnswered(result),
    answers: result.answers.map((answer) => ({
      subject: answer.subject,
      matchedBy: answer.by,
      redirects: answer.followed.map(({ fromId, toIds, on }) => ({ fromId, toIds, on: on ?? null })),
      path: answer.routes[0]?.path ?? [answer.subject],
      answer: answer.answer,
      owners: answer.routes.flatMap((route) => route.owners.map((owner) => presentOwner(route, owner))),
      sharedBoss: orNull(answer.routes[0]?.sharedBoss),
      routes: answer.routes.map((route) => ({
        role: route.role,
        path: route.path,
        answer: route.answer,
        ownerIds: route.owners.map((owner) => owner.person.id),
        deputy: orNull(route.deputy),
        previous: presentTenure(route.previous),
        next: presentTenure(route.next),
        sharedBoss: orNull(route.sharedBoss),
        evidence: route.evidence.map((one) => wording(one)),
      })),
      evidence: answer.evidence.map((one) => wording(one)),
    })),
    total: result.total,
    near: result.near,
  };
}

function presentOwner(route: WhoRoute, owner: OwnerAnswer): OwnerJson {
  const { person } = owner;
  return {
    role: route.role,
    person: presentPerson(person),
    acting: owner.acting,
    known: owner.known,
    from: owner.from ?? null,
    to: owner.to ?? null,
    confidence: owner.confidence,
    because: owner.because.map((one) => wording(one)),
    deputy: orNull(route.deputy),
    path: [...route.path, { kind: "person", id: person.id, name: person.name }],
    chain: (owner.chain ?? []).map(presentPerson),
  };
}

const orNull = (person: Person | null | undefined): PersonJson | null =>
  person === null || person === undefined ? null : presentPerson(person);

const presentTenure = (tenure: Tenure | null): TenureJson | null =>
  tenure === null
    ? null
    : {
        person: presentPerson(tenure.person),
        acting: tenure.acting,
        from: tenure.from ?? null,
        to: tenure.to ?? null,
      };
