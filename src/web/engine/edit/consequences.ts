import { movePeople } from "../../../changes/index.ts";
import { tryFindings } from "../../../checks/index.ts";
import { tryMove, type AreaFigures, type TriedMove } from "../../../metrics/index.ts";
import {
  readMove,
  wording,
  type Finding,
  type Org,
  type PeopleMove,
  type ReadMove,
  type Tier,
} from "../../../org/index.ts";
import type { Looked } from "../context.ts";
import { namedArea, namedPerson } from "../orgSubject.ts";

/** A measure that a move may change, of an area or a manager. */
export type Measure = "reports" | "people" | "core-fte" | "line-integrity" | "legs" | "levels-up";

/** One measure before and after the move. */
export interface ConsequenceRow {
  /** `area:…` or `person:…`, and how it is called. */
  readonly subject: string;
  readonly name: string;
  readonly measure: Measure;
  /** Null: cannot be said. */
  readonly now: number | null;
  readonly after: number | null;
  /** `other`: another figure that is neither better nor worse by itself. */
  readonly verdict: "better" | "worse" | "same" | "other";
}

/** What dropping people somewhere would do. */
export interface Consequences {
  /** Why they cannot be dropped there, in words; null where they can. */
  readonly refusal: string | null;
  /** What would be done, in words. */
  readonly sentence: string;
  readonly rows: readonly ConsequenceRow[];
  /** Areas touched beyond those in `rows`. */
  readonly moreAreas: number;
  /** People who would have another manager. */
  readonly newManagers: number;
  /** What the checks would say that they do not say now: to be looked at before dropping, no ban. */
  readonly warnings: readonly { readonly message: string; readonly tier: Tier }[];
  /** Areas shown that are too large to be checked while one moves. */
  readonly unchecked: number;
}

const AREAS_SHOWN = 4;
const MANAGERS_SHOWN = 3;
const WARNINGS_SHOWN = 5;
/** People of areas that checks are asked of while one hovers: about a millisecond. */
const CHECKED_PEOPLE = 2_000;

/** Works out what a move would do, of the org that is looked at. */
export function createConsequences(): (looked: Looked, move: PeopleMove) => Consequences {
  return ({ org, config }, move) => {
    const read = readMove(org, move);
    const moved = movePeople(org, move);
    if (!read.ok || !moved.ok) return refused(read.ok ? "" : wording(read.refusal.message));
    const trial = tryMove(org, read.value);
    const areas = trial.areas.slice(0, AREAS_SHOWN);
    const managers = trial.managers.slice(0, MANAGERS_SHOWN);
    const checked = checkable(trial, areas);
    const asked = { people: [...new Set([...managers, ...read.value.tops])], areas: checked };
    const { gone, come } = tryFindings({ org, config }, trial.lines, asked);
    const news = come.filter((one) => !isMilder(one, gone));
    return {
      refusal: null,
      sentence: wording(moved.sentence),
      rows: [
        ...managers.map((manager) => reportsRow(org, trial, manager, { gone, come })),
        ...areas.flatMap((area) => areaRows(org, trial, read.value, area)),
      ],
      moreAreas: trial.areas.length - areas.length,
      newManagers: trial.newManagers,
      warnings: news
        .slice(0, WARNINGS_SHOWN)
        .map(({ message, tier }) => ({ message: wording(message), tier })),
      unchecked: areas.length - checked.length,
    };
  };
}

function refused(refusal: string): Consequences {
  return { refusal, sentence: "", rows: [], moreAreas: 0, newManagers: 0, warnings: [], unchecked: 0 };
}

function checkable(trial: TriedMove, areas: readonly number[]): number[] {
  let people = 0;
  return areas.filter((area) => {
    const own = trial.areaNow(area).people;
    if (people + own > CHECKED_PEOPLE) return false;
    people += own;
    return true;
  });
}

interface Found {
  readonly gone: readonly Finding[];
  readonly come: readonly Finding[];
}

/** Whether the same was said before, and of no less. */
function isMilder({ key, value }: Finding, before: readonly Finding[]): boolean {
  return before.some((one) => one.key === key && (one.value ?? 0) >= (value ?? 0));
}

/** More reports are better or worse only by the limits of the check. */
function reportsRow(org: Org, trial: TriedMove, manager: number, { gone, come }: Found): ConsequenceRow {
  const [now, after] = [trial.reportsNow(manager), trial.reportsAfter(manager)];
  const { subject, name } = namedPerson(org, manager);
  const id = org.people[manager]?.id ?? "";
  const farOver = (found: readonly Finding[]): number => {
    const span = found.find(({ check, subjects }) => check === "span" && subjects.includes(id));
    return span === undefined ? 0 : (span.value ?? 0);
  };
  const difference = farOver(come) - farOver(gone);
  const verdict = now === after ? "same" : difference > 0 ? "worse" : difference < 0 ? "better" : "other";
  return { subject, name, measure: "reports", now, after, verdict };
}

const FIGURES: readonly {
  readonly measure: Measure;
  readonly of: keyof AreaFigures;
  readonly better: 1 | -1 | 0;
}[] = [
  { measure: "people", of: "people", better: 0 },
  { measure: "core-fte", of: "coreFte", better: 0 },
  { measure: "line-integrity", of: "lineIntegrity", better: 1 },
  { measure: "legs", of: "legs", better: -1 },
  { measure: "levels-up", of: "levelsUp", better: -1 },
];

function areaRows(org: Org, trial: TriedMove, read: ReadMove, area: number): ConsequenceRow[] {
  const [now, after] = [trial.areaNow(area), trial.areaAfter(area)];
  // Who works where changes with the work alone.
  const shown = FIGURES.filter(({ better }) => better !== 0 || read.rows.length > 0);
  return shown.map(({ measure, of, better }) => ({
    ...namedArea(org, area),
    measure,
    now: now[of],
    after: after[of],
    verdict: verdictOf(now[of], after[of], better),
  }));
}

function verdictOf(now: number | null, after: number | null, better: 1 | -1 | 0): ConsequenceRow["verdict"] {
  if (now === null || after === null) return now === after ? "same" : "other";
  const difference = after - now;
  if (Math.abs(difference) < 1e-9) return "same";
  if (better === 0) return "other";
  return difference * better > 0 ? "better" : "worse";
}
