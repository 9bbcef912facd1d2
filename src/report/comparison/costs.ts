import { isOutOfDiscipline, keepsCraft, type AreaRow } from "../../metrics/index.ts";
import { managersOf, ownersOf, type Org } from "../../org/index.ts";
import { REACH_FROM, REACH_KEPT_MIN, reachLostOf } from "../../planner/index.ts";
import {
  areasOf,
  both,
  count,
  median,
  over,
  peopleOf,
  soleOwner,
  type Column,
  type ComparisonRow,
  type ComparisonValue,
  type Values,
} from "./column.ts";

const NOT_MEASURED = "not measured";

/**
 * What the alternatives cost. The costs that the base article reports are rows always, with a value or the reason
 * there is none. Source: Rubick, "Implementing Amazon's single threaded owner model: a retrospective", 2021.
 */
export function costRows<C extends readonly [Column, ...Column[]]>(columns: C): ComparisonRow<Values<C>>[] {
  return [
    ...peopleCosts(columns),
    {
      id: "owners-calibre",
      short: "Owners ready/to develop/to hire",
      title: "Owner seats ready / to develop / to hire",
      unit: "seats",
      formula:
        "ready: has reports today and the level the seat needs, or is marked as candidate; to develop: one level below; to hire: nobody. Today's owners are not judged",
      better: null,
      values: over(columns, ({ owned, plan }) =>
        owned && plan !== undefined
          ? `${plan.counts.ownersReady}/${plan.counts.ownersToDevelop}/${plan.counts.ownersToHire}`
          : "not judged",
      ),
    },
    ...shapeCosts(columns),
    {
      id: "seats",
      short: "Seats to fill",
      title: "Seats to fill, owners included",
      unit: "seats",
      formula: "missing heads against today's heads, and owner seats nobody can take",
      better: "lower",
      values: over(columns, ({ placed, owned, plan }) => {
        if (plan === undefined || !owned) return 0;
        return plan.counts.ownersToHire + (placed ? plan.counts.shortHeads : 0);
      }),
    },
    {
      id: "months-to-fill",
      short: "Months to fill a seat",
      title: "Months to fill a seat",
      unit: "months",
      formula: "needs the company's own hiring times",
      better: "lower",
      values: over(columns, () => "not given"),
    },
    ...promotionCosts(columns),
    {
      id: "titles",
      short: "Level and title changes",
      title: "Level and title changes",
      unit: "people",
      formula: "this plan decides no level and no title",
      better: "lower",
      values: over(columns, ({ owned }) => (owned ? "undecided" : 0)),
    },
    {
      id: "agreements",
      short: "Agreements to write",
      title: "Agreements between areas to write",
      unit: "agreements",
      formula:
        "shares of people in areas they leave, and shared specialists: help that ends unless the two areas agree on it",
      better: "lower",
      values: over(columns, ({ placed, plan }) => (placed ? (plan?.todo.agreements.length ?? 0) : 0)),
    },
    {
      id: "charters",
      short: "Charters to write",
      title: "Charters to write and sign",
      unit: "charters",
      formula: "areas with a planned owner and no signed charter",
      better: "lower",
      values: over(columns, ({ owned, plan }) => (owned ? (plan?.todo.charters.length ?? 0) : 0)),
    },
    {
      id: "money",
      short: "Money",
      title: "Money",
      unit: "EUR a year",
      formula: "needs pay data",
      better: "lower",
      values: over(columns, () => "not given"),
    },
  ];
}

/** What changes for people, against the first column. */
export function peopleCosts<C extends readonly [Column, ...Column[]]>(
  columns: C,
): ComparisonRow<Values<C>>[] {
  const today = columns[0].org;
  return [
    {
      id: "manager-changes",
      short: "People with another manager",
      title: "People who get another manager",
      unit: "people",
      formula: "people of today's org whose manager differs from today's",
      better: "lower",
      values: over(columns, ({ org }) =>
        count(both(today, org), ({ person, after }) => org.people[after]?.managerId !== person.managerId),
      ),
    },
    {
      id: "area-changes",
      short: "People who leave an area",
      title: "People who leave an area they work in",
      unit: "people",
      formula: "people with a row today in an area they have no row in afterwards",
      better: "lower",
      values: over(columns, ({ org }) =>
        count(both(today, org), ({ before, after }) => {
          const then = areasOf(org, after);
          return [...areasOf(today, before)].some((area) => !then.has(area));
        }),
      ),
    },
    {
      id: "out-of-discipline",
      short: "Outside discipline, no cover",
      title: "People managed outside their discipline, without craft cover",
      unit: "people",
      formula:
        "people of these areas, owners too, whose manager has another discipline (executives left out) and who lack a ladder, a mentor or a calibrator of their own; people whose own or whose manager's discipline is not known are counted apart",
      better: "lower",
      values: over(columns, uncovered),
    },
    {
      id: "seniority-lost",
      short: "Product, design further down",
      title: "Product and design people further from the top than today",
      unit: "people",
      formula:
        "people of these areas in product or design with more reporting lines above them than today; what the article calls felt demotion is not measured",
      better: "lower",
      values: over(columns, ({ org, rows }) => sunkPeople(today, org, rows)),
    },
    {
      id: "reach-lost",
      short: "Managers who lose most people",
      title: "Managers who keep under half of the people below them",
      unit: "people",
      formula: `people with at least ${REACH_FROM} people below them today, at any level, who keep under ${REACH_KEPT_MIN * 100} % of that number (both limits: our proposal)`,
      better: "lower",
      values: over(columns, ({ org }) => reachLostOf(today, org).length),
    },
    {
      id: "heads-without-role",
      short: "Managers left with nobody",
      title: "Former managers without reports who own nothing",
      unit: "people",
      formula:
        "people with reports today who have none afterwards and own nothing; no role as a leader was found for them by this plan",
      better: "lower",
      values: over(columns, ({ org }) => headsWithoutRole(today, org)),
    },
  ];
}

/** How owners and lines are shaped. */
export function shapeCosts<C extends readonly Column[]>(columns: C): ComparisonRow<Values<C>>[] {
  return [
    {
      id: "owner-load",
      short: "Owner's reports (median, most)",
      title: "Direct reports of an owner (median, most)",
      unit: "reports",
      formula:
        "direct reports of people who are the one owner of an area, each owner once; areas with several owners or none are left out",
      better: null,
      values: over(columns, ownerLoad),
    },
    {
      id: "owner-span",
      short: "Owners outside 3 to 8 reports",
      title: "Owners outside 3 to 8 direct reports",
      unit: "owners",
      formula:
        "of the owners above, those with fewer than 3 or more than 8 direct reports (limits: our proposal)",
      better: "lower",
      values: over(
        columns,
        ({ org, rows }) => ownerSpans(org, rows).filter((span) => span < 3 || span > 8).length,
      ),
    },
    {
      id: "layers",
      short: "Reporting levels",
      title: "Reporting levels of the company",
      unit: "levels",
      formula: "the longest chain of managers, the top included",
      better: "lower",
      values: over(columns, ({ org }) => org.lines.levelStart.length - 1),
    },
  ];
}

/** Who comes to lead, against the first column. */
export function promotionCosts<C extends readonly [Column, ...Column[]]>(
  columns: C,
): ComparisonRow<Values<C>>[] {
  const today = columns[0].org;
  return [
    {
      id: "promotions",
      short: "New managers",
      title: "People who become managers",
      unit: "people",
      formula: "people without reports today who have some afterwards",
      better: "lower",
      values: over(columns, ({ org }) => newManagers(today, org)),
    },
  ];
}

/** By the words of the check `craft-cover`, as the plan counts whom to name mentors for. */
function uncovered(column: Column): ComparisonValue {
  const { org, plan } = column;
  const executive = plan?.settings.executiveDisciplines ?? [];
  let without = 0;
  let unknown = 0;
  for (const index of peopleOf(column)) {
    const person = org.people[index];
    const manager = org.people[org.lines.parent[index] ?? -1];
    if (person === undefined || manager === undefined) continue;
    if (person.discipline === undefined || manager.discipline === undefined) unknown++;
    else if (
      isOutOfDiscipline(org, index, org.lines.parent[index] ?? -1, executive) &&
      !keepsCraft(org, index)
    )
      without++;
  }
  if (without === 0 && unknown > 0) return NOT_MEASURED;
  return unknown === 0 ? without : `${without} (+${unknown} unknown)`;
}

function sunkPeople(today: Org, org: Org, rows: readonly AreaRow[]): ComparisonValue {
  if (today.disciplineOf.every((discipline) => discipline < 0)) return NOT_MEASURED;
  const units = new Set(rows.map((row) => row.id));
  return count(both(today, org), ({ person, before, after }) => {
    if (person.discipline !== "product" && person.discipline !== "design") return false;
    if (![...areasOf(org, after)].some((area) => units.has(area))) return false;
    return (org.lines.depth[after] ?? 0) > (today.lines.depth[before] ?? 0);
  });
}

function ownerSpans(org: Org, rows: readonly AreaRow[]): number[] {
  const owners = new Set(
    rows
      .map((row) => soleOwner(org, row))
      .filter((owner) => owner !== undefined && org.people[owner]?.vacant === false),
  );
  return [...owners].map((owner) => org.lines.childCount[owner ?? -1] ?? 0);
}

function ownerLoad({ org, rows }: Column): ComparisonValue {
  const spans = ownerSpans(org, rows);
  return spans.length === 0 ? "no owner" : `${median(spans)}, ${Math.max(...spans)}`;
}

function headsWithoutRole(today: Org, org: Org): number {
  const owners = new Set(
    org.areas.flatMap((_, area) => ownersOf(org, area).map((owner) => org.people[owner]?.id)),
  );
  return count(
    both(today, org),
    ({ person, before, after }) =>
      (today.lines.childCount[before] ?? 0) > 0 &&
      org.lines.childCount[after] === 0 &&
      !owners.has(person.id),
  );
}

function newManagers(today: Org, org: Org): number {
  const before = new Set(managersOf(today).map((index) => today.people[index]?.id));
  return managersOf(org).filter(
    (index) => org.people[index]?.vacant === false && !before.has(org.people[index]?.id),
  ).length;
}
