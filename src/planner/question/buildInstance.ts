import { NONE, type Day, type Org } from "../../org/index.ts";
import { pointsPerUnit, type PlanCosts } from "./costs.ts";
import { demandOf } from "./demand.ts";
import type { Instance } from "../instance.ts";
import type { Levels } from "./levels.ts";
import { locationsOf } from "./locations.ts";
import { managerCraft } from "./managerCraft.ts";
import { ownerColumns } from "./ownerColumns.ts";
import { headWeights } from "./partTime.ts";
import { pointsOfPeople } from "./personPoints.ts";
import { pinColumns } from "./pinColumns.ts";
import type { Pin } from "../pins/pins.ts";
import type { Barred, PlanSettings } from "../plan/plan.ts";
import type { Question, Used } from "./question.ts";
import { stayOf } from "./stayWith.ts";
import { sitesOf } from "./timeZones.ts";
import { keepsLines, type Members } from "./units.ts";
import { vacancyUse } from "./vacancies.ts";

/** Slot kind of those who fill no head that is wanted: seats that stay empty, managers where lines stay. */
export const UNCOUNTED = "uncounted";

export interface BuildInput {
  readonly org: Org;
  readonly madeOn: Day;
  readonly settings: PlanSettings;
  readonly members: Members;
  readonly levels: Levels;
  readonly costs: PlanCosts;
  readonly seats: Question["seats"];
  readonly pins: readonly Pin[];
  readonly barred: readonly Barred[];
}

/** The columns of the question: who counts as what, what each placement costs, what each unit wants. */
export function buildInstance(input: BuildInput) {
  const { org, members, costs, madeOn } = input;
  const n = members.people.length;
  const u = members.units.length;
  const isStl = (unit: number): boolean => unit !== NONE && keepsLines(members, unit);
  const use = Array.from(members.people, (p) => vacancyUse(org.people[p]!, input.settings, madeOn));
  const disciplineOf = Array.from(members.people, (p) => org.people[p]!.discipline ?? "other");
  const isManager = Array.from(members.people, (p) => org.lines.childCount[p]! > 0);
  const isCounted = (i: number): boolean => use[i] === null || use[i] === "supply";
  const shared = sharedDisciplines(members, (i) => (isManager[i] || !isCounted(i) ? null : disciplineOf[i]!));
  const pinned = pinColumns({
    ...input,
    isClosed: isStl,
    isFixed: (i) =>
      !isCounted(i) ||
      isStl(members.home[i]!) ||
      org.people[members.people[i]!]!.status === "on-leave" ||
      (shared.has(disciplineOf[i]!) && !isManager[i]!),
  });
  const isUncounted = (i: number): boolean =>
    !isCounted(i) || (isManager[i]! && isStl(pinned.pinnedUnit[i]!));
  const names = disciplineOf.filter((_, i) => !isManager[i] && use[i] !== "ignore");
  const disciplines: string[] = [...new Set(names)].sort();
  const uncounted = Array.from(use.keys()).some(isUncounted) ? disciplines.push(UNCOUNTED) - 1 : NONE;
  const d = disciplines.length;
  const kindOf = new Map(disciplines.map((name, kind) => [name, kind]));
  const role = Int32Array.from(disciplineOf, (name, i) =>
    isUncounted(i) ? uncounted : isManager[i]! ? d : kindOf.get(name)!,
  );
  const { weight, headUnit } = headWeights(org, members.people, (i) => !isManager[i] && use[i] !== "ignore");
  const openSeats = Array.from(use.keys()).flatMap((i) =>
    use[i] === "demand" && !isManager[i] && members.home[i] !== NONE
      ? [{ kind: kindOf.get(disciplineOf[i]!)!, unit: members.home[i]!, weight: weight[i]! }]
      : [],
  );
  const { demand, today } = demandOf({
    members,
    role,
    managers: d,
    uncounted,
    weight,
    headUnit,
    fte: (i) => org.people[members.people[i]!]!.fte,
    pinnedUnit: pinned.pinnedUnit,
    isShared: (kind) => shared.has(disciplines[kind] ?? ""),
    keepsLines: isStl,
    openSeats,
  });
  const points = pointsOfPeople({
    ...input,
    tenure: input.settings.inputs.tenure,
    keepsLine: (i) => isStl(pinned.pinnedUnit[i]!),
  });
  const sites = sitesOf(org, members, madeOn, costs.timeZone);
  const locations = locationsOf(org, members, costs);
  const stay = stayOf(org, members, input.settings.inputs.stayWith, costs);
  const perKind = (perHead: number, perManager: number): Int32Array =>
    Int32Array.from({ length: d + 1 }, (_, kind) =>
      kind === uncounted ? 0 : pointsPerUnit(kind === d ? perManager : perHead, headUnit),
    );
  const uncoveredCost = new Int32Array(d + 1).fill(costs.uncovered, 0, d);
  const instance: Instance = {
    name: "org",
    people: n,
    units: u,
    disciplines,
    role,
    weight,
    headUnit,
    manager: Int32Array.from(members.people, (p) => {
      const above = org.lines.parent[p]!;
      return above === NONE ? NONE : members.at[above]!;
    }),
    managerChangeCost: points.managerChangeCost,
    listStart: members.listStart,
    listUnit: members.listUnit,
    listCost: points.listCost,
    elsewhereCost: points.elsewhereCost,
    site: sites.site,
    siteCost: sites.siteCost,
    ...managerCraft(
      n,
      (i) => (role[i] === d ? disciplineOf[i]! : null),
      disciplines,
      demand,
      u,
      costs.managerOtherCraft,
    ),
    ...ownerColumns({ ...input, demand, headUnit }),
    demand,
    shortCost: perKind(costs.short, costs.managerShort),
    overCost: perKind(costs.over, costs.managerOver),
    uncoveredCost,
    ownerlessCost: new Int32Array(u).fill(
      input.settings.inputs.ownersToHire ? costs.ownerToHire : costs.ownerless,
    ),
    ...pinned,
    ...locations.columns,
    ...stay.columns,
  };
  const used: Used = {
    vacancies: use,
    openSeats: openSeats.length,
    halfHeads: headUnit === 1 ? 0 : weight.filter((units) => units === 1).length,
    movedLately: points.movedLately.length,
    tenured: points.tenured,
    timeZones: sites.known,
    unreadableZones: sites.unreadable,
    locations,
    stay,
  };
  return { instance, today, shared, used };
}

/** Disciplines with fewer people than half the units, all of them at home in one. */
function sharedDisciplines(
  { home, units }: Members,
  disciplineOf: (i: number) => string | null,
): ReadonlySet<string> {
  const heads = new Map<string, number>();
  const homeless = new Set<string>();
  home.forEach((unit, i) => {
    const discipline = disciplineOf(i);
    if (discipline === null) return;
    heads.set(discipline, (heads.get(discipline) ?? 0) + 1);
    if (unit === NONE) homeless.add(discipline);
  });
  return new Set(
    [...heads]
      .flatMap(([name, count]) => (count < units.length / 2 && !homeless.has(name) ? [name] : []))
      .sort(),
  );
}
