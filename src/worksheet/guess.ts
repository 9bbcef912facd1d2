import {
  mention,
  NONE,
  reportsOf,
  say,
  type Area,
  type AreaId,
  type Org,
  type PersonId,
  type PersonMention,
  type Sentence,
} from "../org/index.ts";
import { areaAboveAll, catalogOf, mostExact, type Catalog } from "./catalog.ts";
import {
  areaNames,
  gatherEvidence,
  GUESS_BASES,
  standing,
  type Evidence,
  type EvidenceOf,
  type GuessBasis,
} from "./evidence.ts";
import { sureTeam, thinCrafts } from "./team.ts";

/** Where somebody probably works, and why. Several areas are meant together ("Growth & Integrations"). */
export interface Guess {
  readonly personId: PersonId;
  readonly areaIds: readonly AreaId[];
  readonly basis: GuessBasis;
  readonly reason: Sentence;
}

/** Guesses for everybody without a confirmed row, and the areas proposed where the org has none. */
export interface WorkGuesses {
  /** By person in the order of `org.people`; of one person best first. People nothing points at have none. */
  readonly guesses: readonly Guess[];
  /** Areas of status `proposed` that the guesses name and the org does not have. */
  readonly areas: readonly Area[];
}

/**
 * Guesses who works on what. A guess is never a row: nobody confirmed it. In order of strength it rests on: a team
 * column or department that is an area's name; a title that names one; on-call rows; things somebody is named as
 * owner of; what the rest of a team that surely works together says; the manager of such a team; the areas of all
 * reports. Our own rules: docs/guides/map.md. O(people + assets).
 * @example wording(guessWork(org).guesses[0].reason) // "The title names Payments."
 */
export function guessWork(org: Org): WorkGuesses {
  const { catalog, evidence, guesses } = judge(org);
  const listed: Guess[] = [];
  org.people.forEach((person, index) => {
    if (evidence.confirmed.has(index)) return;
    for (const guess of guesses.get(index) ?? []) {
      if (guess.basis === "confirmed") continue;
      listed.push({
        personId: person.id,
        areaIds: guess.areas.flatMap((area) => catalog.areas[area]?.id ?? []),
        basis: guess.basis,
        reason: guess.reason,
      });
    }
  });
  return { guesses: listed, areas: catalog.proposed ? catalog.areas : [] };
}

/** All that is known or guessed, by person index, and which people surely work together, by manager. */
export interface Judgement {
  readonly catalog: Catalog;
  readonly evidence: EvidenceOf;
  readonly guesses: ReadonlyMap<number, readonly Evidence[]>;
  readonly teamByManager: ReadonlyMap<number, readonly number[]>;
}

export function judge(org: Org): Judgement {
  const catalog = catalogOf(org);
  const evidence = gatherEvidence(org, catalog);
  const guesses = new Map<number, Evidence[]>();
  for (const [person, own] of evidence.own) guesses.set(person, [...own]);
  const teamByManager = new Map<number, readonly number[]>();
  const known = (person: number): Evidence | undefined =>
    evidence.confirmed.get(person) ?? evidence.own.get(person)?.[0];
  const thin = thinCrafts(org);
  // Reports have larger indexes than their manager, so backwards is bottom-up.
  for (let manager = org.people.length - 1; manager >= 0; manager--) {
    const reports = reportsOf(org, manager);
    if (reports.length === 0) continue;
    const team = sureTeam(org, manager, thin, (person) => known(person)?.areas, catalog);
    if (team.length > 0) {
      teamByManager.set(manager, team);
      guessTeam({ org, catalog, manager, team, known, guesses });
    } else {
      const said = (report: number): Evidence | undefined => known(report) ?? guesses.get(report)?.[0];
      guessFromReports({ org, catalog, manager, reports, said, guesses });
    }
  }
  for (const [person, list] of guesses) {
    if (evidence.confirmed.has(person)) guesses.delete(person);
    else guesses.set(person, distinct(list));
  }
  return { catalog, evidence, guesses, teamByManager };
}

/** The fewest people of a group who must point at an area before the others are guessed there, unless all do. */
const SAID_BY_MIN = 2;

interface Group {
  readonly org: Org;
  readonly catalog: Catalog;
  readonly manager: number;
  readonly guesses: Map<number, Evidence[]>;
}

/** A team that works together: what some say, and what the manager's own row says, holds for all of it. */
function guessTeam(
  group: Group & {
    readonly team: readonly number[];
    readonly known: (person: number) => Evidence | undefined;
  },
): void {
  const { org, catalog, manager, team, known } = group;
  const who = mentionOf(org, manager);
  const said = team.flatMap((person) => known(person) ?? []);
  const areas = mostExact(
    catalog,
    said.flatMap((one) => one.areas),
  );
  // A sure team agrees, but some may say less: "Cloud" does not contradict "Cloud Billing", and does not say it either.
  const pointing = said.filter((one) => mostExact(catalog, one.areas).join(" ") === areas.join(" "));
  const agreed = areas.length > 0 && isEnough(pointing.length, team.length);
  const above = known(manager);
  const shared: Evidence[] = [];
  if (agreed) {
    shared.push({
      areas,
      basis: "peers",
      reason: say(
        restsOnLinesAnd(pointing),
      )`${pointing.length} of the ${team.length} people of ${who} ${pointing.length === 1 ? "points" : "point"} at ${areaNames(catalog, areas)}, nobody contradicts.`,
    });
    add(group.guesses, manager, reportsEvidence(group, pointing, team.length, areas));
  }
  if (above !== undefined && above.areas.length > 0) {
    const reason = say([
      "managerId",
      ...above.reason.restsOn,
    ])`Reports to ${standing(org, manager, above)} ${areaNames(catalog, above.areas)}.`;
    const fromManager: Evidence = { areas: above.areas, basis: "manager", reason };
    // The more exact area first: people of "Cloud" who point at "Cloud Billing" work on Cloud Billing.
    if (agreed && mostExact(catalog, [...areas, ...above.areas]).length === areas.length)
      shared.push(fromManager);
    else shared.unshift(fromManager);
  }
  for (const person of team) for (const one of shared) add(group.guesses, person, one);
}

/** A manager of managers, or of people who differ: the lowest area above all that the reports work on. */
function guessFromReports(
  group: Group & {
    readonly reports: readonly number[];
    readonly said: (report: number) => Evidence | undefined;
  },
): void {
  const { catalog, manager, reports, said } = group;
  const pointing = reports.flatMap((report) => said(report) ?? []).filter((one) => one.areas.length > 0);
  if (!isEnough(pointing.length, reports.length) || pointing.length * 2 < reports.length) return;
  const areas = mostExact(
    catalog,
    pointing.flatMap((one) => one.areas),
  );
  const top = areaAboveAll(catalog, areas);
  if (top !== NONE) add(group.guesses, manager, reportsEvidence(group, pointing, reports.length, [top]));
}

function reportsEvidence(
  group: Group,
  pointing: readonly Evidence[],
  all: number,
  areas: readonly number[],
): Evidence {
  const names = areaNames(group.catalog, areas);
  const reason = say(
    restsOnLinesAnd(pointing),
  )`${all === 1 ? "The one report points" : `${pointing.length} of ${all} reports ${pointing.length === 1 ? "points" : "point"}`} at ${names} or an area in it, nobody contradicts.`;
  return { areas, basis: "reports", reason };
}

/** Who reports to whom, and whatever the evidence of these people rests on. */
function restsOnLinesAnd(evidence: readonly Evidence[]): string[] {
  return [...new Set(["managerId", ...evidence.flatMap((one) => one.reason.restsOn)])];
}

const isEnough = (pointing: number, all: number): boolean =>
  pointing >= SAID_BY_MIN || (pointing > 0 && pointing === all);

function add(guesses: Map<number, Evidence[]>, person: number, evidence: Evidence): void {
  const list = guesses.get(person);
  if (list === undefined) guesses.set(person, [evidence]);
  else list.push(evidence);
}

/** Guesses of one person, strongest first, each set of areas once. The order of equals is kept. */
function distinct(list: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>();
  return [...list]
    .sort((a, b) => strength(a) - strength(b))
    .filter((one) => {
      const key = one.areas.join(" ");
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** What the person's own row and assets say comes before what others say; among others the order found stays. */
function strength(evidence: Evidence): number {
  const rank = GUESS_BASES.findIndex((basis) => basis === evidence.basis);
  return Math.min(rank, GUESS_BASES.indexOf("peers"));
}

function mentionOf(org: Org, index: number): PersonMention {
  const person = org.people[index];
  return mention({ id: person?.id ?? "", name: person?.name ?? "" }, "a manager");
}
