import { stateOn } from "../../../history/index.ts";
import { wording, type Org } from "../../../org/index.ts";
import { burdenOf, type Plan } from "../../../planner/index.ts";
import {
  compareBeside,
  compareOrgs,
  type Beside,
  type ComparisonRow,
  type ComparisonValue,
} from "../../../report/index.ts";
import type { OpenedScenario } from "../../../usecases/scenarios/openScenario.ts";
import type { OpenPlan } from "../plan/openPlan.ts";
import { sinceMade } from "../plan/sinceMade.ts";

type Row = ComparisonRow<readonly ComparisonValue[]>;

/** The scenario beside today; a plan beside owner named only and STL too. */
export interface CompareView {
  readonly name: string;
  readonly isStale: boolean;
  /** Null where the scenario was made by hand. */
  readonly plan: {
    readonly unsolved: readonly string[];
    readonly burden: BurdenView;
  } | null;
  readonly columns: readonly string[];
  /** The first column of what would come, whose values are judged against today. */
  readonly judgedFrom: number;
  readonly areas: number;
  readonly unjudged: readonly string[];
  readonly gains: readonly Row[];
  readonly costs: readonly Row[];
  /** People whose manager is another one at the end. */
  readonly changed: number;
  /** Changes by hand since the plan was made, and changes struck through: they have a column of their own. */
  readonly edited: number;
}

export interface BurdenView {
  readonly findings: readonly string[];
  readonly measures: readonly {
    readonly id: string;
    readonly people: number;
    readonly marked: number;
    readonly groups: readonly {
      readonly who: string;
      readonly people: number;
      readonly hit: number;
      readonly expected: number;
    }[];
  }[];
  readonly silent: readonly { readonly id: string; readonly because: string }[];
}

/** A scenario to compare: what it leads to, and the plan that leads exactly there, where one does. */
export interface Other {
  readonly opened: OpenedScenario;
  readonly plan?: Plan;
}

/** The organisation at the start of a scenario and at its end, on one day. */
export interface Ends {
  readonly before: Org;
  readonly after: Org;
}

/** Worked out once: what is known of an organisation hangs on its object. */
const endsBy = new WeakMap<OpenedScenario, Ends>();

export function endsOf(opened: OpenedScenario): Ends {
  const known = endsBy.get(opened);
  if (known !== undefined) return known;
  const { base, walked } = opened;
  const ends = { before: stateOn(base, walked.org.today), after: walked.org };
  endsBy.set(opened, ends);
  return ends;
}

export function comparePlan(
  { plan, org, stored, isStale, drafted }: OpenPlan,
  opened: OpenedScenario,
  editedTitle: string,
  other?: Other,
): CompareView {
  const { edited, struck } = sinceMade(stored.scenario);
  const beside: Beside[] = [
    ...(edited + struck === 0 ? [] : [{ title: editedTitle, org: opened.walked.org }]),
    ...(other === undefined ? [] : [besideOf(other)]),
  ];
  const { columns, areas, unjudged, gains, costs } = compareBeside(plan, drafted().alternatives, beside);
  return {
    name: stored.scenario.name,
    isStale,
    plan: { unsolved: plan.unsolved.map((one) => wording(one)), burden: viewBurden(org, plan) },
    columns,
    judgedFrom: 3,
    areas,
    unjudged,
    gains,
    costs,
    changed: otherManagers(endsOf(opened)),
    edited: edited + struck,
  };
}

export function compareByHand(opened: OpenedScenario, isStale: boolean, other?: Other): CompareView {
  const { scenario, base } = opened;
  const { before, after } = endsOf(opened);
  const { columns, gains, costs } = compareOrgs(
    [
      { title: "today", org: before, findings: [] },
      { title: scenario.name, org: after, findings: [] },
      ...(other === undefined ? [] : [{ ...besideOf(other), findings: [] }]),
    ],
    base.config,
  );
  return {
    name: scenario.name,
    isStale,
    plan: null,
    columns,
    judgedFrom: 1,
    areas: after.areas.filter(({ placeholder, status }) => placeholder !== true && status !== "retired")
      .length,
    unjudged: [],
    gains,
    costs,
    changed: otherManagers({ before, after }),
    edited: 0,
  };
}

function besideOf({ opened, plan }: Other): Beside {
  const { scenario, walked } = opened;
  return { title: scenario.name, org: walked.org, ...(plan === undefined ? {} : { plan }) };
}

function otherManagers({ before, after }: Ends): number {
  let count = 0;
  for (const { id, managerId } of before.people) {
    const there = after.people[after.personIndexById.get(id) ?? -1];
    if (there !== undefined && !there.vacant && there.managerId !== managerId) count++;
  }
  return count;
}

function viewBurden(org: Org, plan: Plan): BurdenView {
  const burden = burdenOf(org, plan, "shown");
  return {
    findings: burden.findings.map(({ message }) => wording(message)),
    measures: burden.measures.map(({ id, people, marked, dimensions }) => ({
      id,
      people,
      marked,
      groups: dimensions.flatMap(({ groups }) =>
        groups.map(({ who, people: all, hit, expected }) => ({ who, people: all, hit, expected })),
      ),
    })),
    silent: burden.silent,
  };
}
