import type { Confidence, Tenure, WhoAnswer, WhoOwns, WhoRoute } from "../../api/index.ts";
import { areaRow } from "../../metrics/index.ts";
import { NONE, wording, type Org, type Person, type Sentence } from "../../org/index.ts";
import { searchSubjects } from "../../usecases/searchSubjects.ts";
import { whoOwns } from "../../usecases/whoOwns.ts";
import { foundThing, type FoundThing } from "./palette.ts";

/** Somebody on a card, to be gone to. */
export interface CardPerson {
  readonly subject: string;
  readonly name: string;
  readonly title: string;
  readonly isVacant: boolean;
}

export interface CardTenure extends CardPerson {
  readonly from: string | null;
  readonly to: string | null;
  readonly isActing: boolean;
}

export interface CardOwner extends CardTenure {
  readonly email: string;
  readonly confidence: Confidence;
  readonly because: readonly string[];
  /** Nearest first. */
  readonly chain: readonly CardPerson[];
}

/** One way from the thing to who answers for it. */
export interface CardRoute {
  readonly role: WhoRoute["role"];
  readonly answer: WhoAnswer;
  readonly path: readonly { readonly subject: string; readonly kind: string; readonly name: string }[];
  readonly owners: readonly CardOwner[];
  readonly deputy: CardPerson | null;
  readonly previous: CardTenure | null;
  readonly next: CardTenure | null;
  /** Where nobody, or more than one, owns the area: its legs and the first manager they share. */
  readonly legs: number | null;
  readonly sharedBoss: CardPerson | null;
  readonly evidence: readonly string[];
}

/** The answer to "who owns X?" for one thing. */
export interface OwnerCard {
  readonly subject: string;
  readonly kind: string;
  readonly name: string;
  readonly answer: WhoAnswer;
  /** Ids that were followed to it: "old → new". */
  readonly followed: readonly string[];
  readonly routes: readonly CardRoute[];
  readonly evidence: readonly string[];
}

export interface WhoFound {
  /** The day that is answered for. */
  readonly on: string;
  readonly cards: readonly OwnerCard[];
  /** All that the text names exactly; more than the cards where many are called so. */
  readonly total: number;
  readonly others: readonly FoundThing[];
}

const CARDS = 3;
const OTHERS = 6;
const OWNED = ["area", "asset", "decision"] as const;

/** Who owns what is called so; where nothing is, what holds the text in its name, the best first. */
export function whoFound(org: Org, text: string, certifiedDays: number | undefined): WhoFound {
  const named = whoOwns(org, text, certifiedDays, false);
  const hits = searchSubjects(org, text, OWNED, OTHERS + CARDS);
  const holding = OWNED.flatMap((kind) => hits[kind].list);
  const [best] = holding;
  const answers =
    named.answers.length > 0 || best === undefined
      ? named.answers
      : whoOwns(org, best.id, certifiedDays, false).answers.filter((one) => one.subject.kind === best.kind);
  const cards = answers.slice(0, CARDS).map((one) => cardOf(org, one));
  const shown = new Set(cards.map(({ subject }) => subject));
  const near = cards.length > 0 ? [] : (whoOwns(org, text, certifiedDays, true).near ?? []);
  const others = [...holding.map((one) => foundThing(org, one)), ...near.map(nearThing)];
  return {
    on: org.today,
    cards,
    total: named.total,
    others: others.filter(({ subject }) => !shown.has(subject)).slice(0, OTHERS),
  };
}

const nearThing = ({ kind, id, name }: { kind: string; id: string; name: string }): FoundThing => ({
  subject: `${kind}:${id}`,
  kind,
  name,
  more: "",
});

function cardOf(org: Org, { subject, answer, followed, routes, evidence }: WhoOwns): OwnerCard {
  return {
    subject: `${subject.kind}:${subject.id}`,
    kind: subject.kind,
    name: subject.name,
    answer,
    followed: followed.map(({ fromId, toIds }) => `${fromId} → ${toIds.join(", ")}`),
    routes: routes.map((route) => routeOf(org, route)),
    evidence: evidence.map((one) => wording(one)),
  };
}

function routeOf(org: Org, route: WhoRoute): CardRoute {
  const area = route.path.at(-1);
  const index = area?.kind === "area" ? (org.areaIndexById.get(area.id) ?? NONE) : NONE;
  return {
    role: route.role,
    answer: route.answer,
    path: route.path.map(({ kind, id, name }) => ({ subject: `${kind}:${id}`, kind, name })),
    owners: route.owners.map(({ person, acting, from, to, confidence, because, chain }) => ({
      ...cardPerson(person),
      from: from ?? null,
      to: to ?? null,
      isActing: acting,
      email: person.email ?? "",
      confidence,
      because: because.map((one: Sentence) => wording(one)),
      chain: (chain ?? []).map(cardPerson),
    })),
    deputy: route.deputy === null ? null : cardPerson(route.deputy),
    previous: cardTenure(route.previous),
    next: cardTenure(route.next),
    legs: route.answer === "one" || index === NONE ? null : areaRow(org, index).legs,
    sharedBoss: route.sharedBoss === null ? null : cardPerson(route.sharedBoss),
    evidence: route.evidence.map((one) => wording(one)),
  };
}

const cardPerson = (person: Person): CardPerson => ({
  subject: `person:${person.id}`,
  name: person.name,
  title: person.title ?? "",
  isVacant: person.vacant || person.placeholder === true,
});

const cardTenure = (tenure: Tenure | null): CardTenure | null =>
  tenure === null
    ? null
    : {
        ...cardPerson(tenure.person),
        from: tenure.from ?? null,
        to: tenure.to ?? null,
        isActing: tenure.acting,
      };
