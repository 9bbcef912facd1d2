import { areaSubtreeOf, NONE, say, type Asset, type Org } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, SOUND, type Fault } from "./define.ts";
import { thingsOf } from "./things.ts";
import { anyoneNamed, areaName, named } from "./wording.ts";

/**
 * An owner answers for money of their own. Where no area of the data has a budget, nothing is said.
 * Source: docs/guides/checks.md#budget-with-owner.
 * @source working-backwards
 * @example check(orgOf("ceo > a, b; x(sto): a*; y(sto): b*", { assets: [{ id: "m", name: "Marketing", kind: "budget",
 *   tier: 3, areaId: "x", approverIds: ["ceo"] }] }))
 *   // "Marketing, a budget of x, is held by ceo. y has no budget of its own."
 */
export const budgetWithOwner = defineCheck({
  id: "budget-with-owner",
  group: 6,
  tier: "default",
  title: "The owner holds the budget",
  applies: "areas with mode sto and one owner",
  modes: ["sto"],
  thresholds: {},
  needs: ["assets", "owners", "approvers"],
  each: "area",
  on: "product",
  check: (ctx, area) => {
    const { org } = ctx;
    const owner = ctx.threadOwner(area);
    const budgets = budgetsOf(org);
    if (owner === NONE || budgets.size === 0) return SOUND;
    const own = budgets.get(area) ?? [];
    if (own.length > 0) return own.flatMap((budget) => heldElsewhere(org, { area, owner, budget }));
    // Money given to the areas inside is money of the area.
    if (areaSubtreeOf(org, area).some((inner) => budgets.has(inner))) return SOUND;
    return [
      {
        area,
        subjects: [org.areas[area]!.id],
        message: say(["asset.kind", "asset.areaId"])`${areaName(org, area)} has no budget of its own.`,
        fixes: budgetToGive(org, area, owner),
      },
    ];
  },
});

const budgetsByOrg = new WeakMap<Org, ReadonlyMap<number, readonly Asset[]>>();

function budgetsOf(org: Org): ReadonlyMap<number, readonly Asset[]> {
  const known = budgetsByOrg.get(org);
  if (known !== undefined) return known;
  const budgets = new Map<number, Asset[]>();
  const things = thingsOf(org);
  for (const position of things.budgets) {
    const area = things.area[position]!;
    if (area === NONE) continue;
    const budget = org.records.assets[position]!;
    const list = budgets.get(area);
    if (list === undefined) budgets.set(area, [budget]);
    else list.push(budget);
  }
  budgetsByOrg.set(org, budgets);
  return budgets;
}

interface Held {
  readonly area: number;
  readonly owner: number;
  readonly budget: Asset;
}

function heldElsewhere(org: Org, { area, owner, budget }: Held): Fault[] {
  const { id: ownerId } = org.people[owner]!;
  return (budget.approverIds ?? []).flatMap((id): Fault[] => {
    const holder = id === ownerId ? undefined : anyoneNamed(org, id);
    if (holder === undefined) return [];
    return [
      {
        area,
        subjects: [budget.id, id],
        message: say([
          "asset.approverIds",
          "area.owners",
        ])`${budget.name}, a budget of ${areaName(org, area)}, is held by ${holder}.`,
        evidence: [
          {
            subject: org.areas[area]!.id,
            says: say(["area.owners"])`${named(org, owner)} owns ${areaName(org, area)}.`,
          },
        ],
        fixes: [{ kind: "update-asset", assetId: budget.id, fields: { approverIds: [ownerId] } }],
      },
    ];
  });
}

/** The one budget that the owner alone approves and that belongs to no area yet, where there is exactly one. */
function budgetToGive(org: Org, area: number, owner: number): OrgChange[] {
  const { id: ownerId } = org.people[owner]!;
  const { claims, budgets } = thingsOf(org);
  const free = budgets
    .filter((position) => claims[position] === 0)
    .map((position) => org.records.assets[position]!)
    .filter(({ approverIds = [] }) => approverIds.length === 1 && approverIds[0] === ownerId);
  return free.length === 1
    ? [{ kind: "transfer-asset", assetId: free[0]!.id, areaId: org.areas[area]!.id }]
    : [];
}
