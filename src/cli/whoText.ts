import {
  isAnswered,
  type OwnerAnswer,
  type SubjectJson,
  type Tenure,
  type WhoOwns,
  type WhoResult,
  type WhoRoute,
} from "../api/index.ts";
import { wording, type Person } from "../org/index.ts";
import { wrap, type Terminal } from "./terminal.ts";

/** The answer to one question, on as many lines as it takes. */
export function printWho(query: string, result: WhoResult, terminal: Terminal): void {
  const print = (text: string, indent = ""): void =>
    wrap(text, terminal.width - indent.length, "  ").forEach((line) => terminal.out(indent + line));
  if (result.answers.length === 0) {
    print(`Nothing here is called "${query}".`);
    const near = result.near ?? [];
    if (near.length > 0) print(`Maybe: ${near.map(called).join(", ")}`);
    return;
  }
  if (result.total > 1)
    print(
      `"${query}" names ${result.total} things${result.total > result.answers.length ? `, of which ${result.answers.length} are shown` : ""}; nobody is picked among them.`,
    );
  for (const answer of result.answers) printAnswer(answer, { print, terminal });
}

/** The answer to one of many questions, on one line. */
export function answerLine(query: string, result: WhoResult): string {
  const { answers } = result;
  const near = result.near ?? [];
  if (answers.length === 0)
    return `${query}: nothing is called so${near.length === 0 ? "" : `; maybe ${near.map(called).join(", ")}`}`;
  if (result.total > 1 && !isAnswered(result))
    return `${query}: names ${result.total} things: ${answers.map((answer) => called(answer.subject)).join(", ")}`;
  return `${query}: ${(answers[0]?.routes ?? []).map(routeLine).join("; ") || "nobody is named"}`;
}

function routeLine(route: WhoRoute): string {
  const role = route.role === "owner" ? "" : `${route.role} `;
  const area =
    route.path.at(-1)?.kind === "area" && route.path.length > 1 ? ` (${route.path.at(-1)?.name})` : "";
  const names = route.owners.map(({ person }) => seated(person)).join(", ");
  if (route.answer === "one")
    return `${role}${names}${area}, ${route.owners.map(({ confidence }) => confidence).join()}`;
  if (route.answer === "several") return `${role}several${area}: ${names}`;
  return `${role}nobody${area}${names === "" ? "" : `, the seat is empty: ${route.owners.map(({ person }) => person.name).join(", ")}`}`;
}

const called = (subject: SubjectJson): string =>
  subject.name === subject.id
    ? `${subject.name} (${subject.kind})`
    : `${subject.name} (${subject.kind} ${subject.id})`;

const titled = (person: Person): string =>
  `${person.name}${person.title === undefined ? "" : `, ${person.title}`}${seat(person)}`;

/** Nobody sits there: not somebody to ask. */
const seat = ({ vacant, placeholder }: Person): string =>
  vacant ? " (empty seat)" : placeholder === true ? " (no person of the file)" : "";

const seated = (person: Person): string => `${person.name}${seat(person)}`;

const isEmpty = (person: Person): boolean => person.vacant || person.placeholder === true;

interface Printing {
  readonly print: (text: string, indent?: string) => void;
  readonly terminal: Terminal;
}

function printAnswer(answer: WhoOwns, printing: Printing): void {
  const { print } = printing;
  for (const { fromId, toIds, on } of answer.followed) {
    const end = toIds.length === 0 ? "ended without a successor" : `became ${toIds.join(" and ")}`;
    print(`${fromId} ${end}${on === undefined ? "" : ` on ${on}`}.`);
  }
  const { routes } = answer;
  const [only] = routes;
  if (only === undefined || routes.length > 1) print(headline(answer, printing.terminal));
  if (only !== undefined && routes.length === 1) printRoute(answer, only, { ...printing, indent: "" });
  else for (const route of routes) printRoute(answer, route, { ...printing, indent: "  " });
  for (const says of answer.evidence) print(wording(says), "  ");
}

function headline(answer: WhoOwns, { colors }: Terminal): string {
  const thing = colors.bold(called(answer.subject));
  if (answer.routes.length === 0) return `${thing}: nobody is named as owner.`;
  if (answer.subject.kind === "dependency" || answer.subject.kind === "decision") return `${thing}:`;
  return answer.answer === "one"
    ? `${thing}: several areas claim it, and one person owns them all.`
    : `${thing}: several areas claim it; nobody is picked.`;
}

const WORD = {
  owner: "owner",
  claimant: "claimed by",
  consumer: "consumer",
  provider: "provider",
  decider: "decider",
};

function printRoute(
  answer: WhoOwns,
  route: WhoRoute,
  { print, terminal, indent }: Printing & { indent: string },
): void {
  const { bold } = terminal.colors;
  const area = route.path.at(-1);
  const isThrough = area?.kind === "area" && (route.path.length > 1 || indent !== "");
  const subject =
    indent === ""
      ? called(answer.subject)
      : isThrough
        ? `${WORD[route.role]} ${area.name}`
        : WORD[route.role];
  const through = indent === "" && isThrough ? `, through the area ${area.name}` : "";
  const [owner] = route.owners;
  if (route.answer === "one" && owner !== undefined) {
    print(`${subject}: ${bold(titled(owner.person))}${through}.`, indent);
    for (const line of ownerLines(route, owner)) print(line, `${indent}  `);
  } else {
    print(`${subject}: ${unanswered(route)}${through}.`, indent);
    for (const line of claimLines(route, bold)) print(line, `${indent}  `);
    for (const line of areaLines(route)) print(line, `${indent}  `);
  }
  for (const says of route.evidence) print(wording(says), `${indent}  `);
}

/** Who is named, those of the same standing together. */
function claimLines({ owners }: WhoRoute, bold: (text: string) => string): string[] {
  const byFacts = new Map<string, Person[]>();
  for (const { person, confidence, because } of owners) {
    const facts = `${isEmpty(person) ? "nobody sits there:" : `confidence: ${confidence}.`} ${because.map((fact) => wording(fact)).join(" ")}`;
    byFacts.set(facts, [...(byFacts.get(facts) ?? []), person]);
  }
  return [...byFacts].flatMap(([facts, people]) => [...people.map((person) => bold(titled(person))), facts]);
}

function unanswered({ answer, owners, role }: WhoRoute): string {
  const noun = role === "decider" ? "decider" : "owner";
  if (answer === "several")
    return owners.every(({ known }) => known === "lead-row")
      ? `${owners.length} people claim it; nobody is picked`
      : `${owners.length} people are named as ${noun}; nobody is picked`;
  return owners.length > 0 ? `the ${noun}'s seat is empty` : `nobody is named as ${noun}`;
}

function ownerLines(route: WhoRoute, owner: OwnerAnswer): string[] {
  // The name of a dependency is its two areas: as a step it would read as two.
  const steps = route.path.filter(({ kind }) => kind !== "dependency");
  const path = [...steps.map((step) => step.name), owner.person.name];
  const chain = owner.chain?.map(seated) ?? [];
  return [
    `path: ${[...path, ...chain].join(" → ")}${owner.chain === null ? " (no reporting lines are known)" : ""}`,
    `confidence: ${owner.confidence}. ${owner.because.map((fact) => wording(fact)).join(" ")}`,
    ...areaLines(route),
  ];
}

/** Who stands in, came before and comes next: of a route through an area. */
function areaLines(route: WhoRoute): string[] {
  if (route.role === "decider") return [];
  const { deputy, previous, next, sharedBoss } = route;
  return [
    `deputy: ${deputy === null ? "nobody named" : seated(deputy)}`,
    ...(previous === null ? [] : [`before: ${tenure(previous)}`]),
    ...(next === null ? [] : [`next: ${tenure(next)}`]),
    ...(sharedBoss === null ? [] : [`The first manager all its people share: ${titled(sharedBoss)}.`]),
  ];
}

function tenure({ person, acting, from, to }: Tenure): string {
  const days = [from === undefined ? "" : ` from ${from}`, to === undefined ? "" : ` until ${to}`].join("");
  return `${seated(person)}${acting ? " (acting)" : ""}${days}`;
}
