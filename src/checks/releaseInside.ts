import { NONE, say, type Asset, type PersonId } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import { defineCheck, SOUND, type CheckContext, type Fault } from "./define.ts";
import { isInCore, thingsOf } from "./things.ts";
import { anyoneNamed, areaName } from "./wording.ts";

/**
 * What an area owns ships without asking others. Things that several areas claim are asked after by
 * `asset-one-area` first. Source: docs/guides/checks.md#release-inside.
 * @source working-backwards
 * @example check(orgOf("ceo > a, b; x(sto): a*; y: b*", { assets: [{ id: "ledger", name: "Ledger", kind: "repo",
 *   tier: 1, areaId: "x", approverIds: ["b"] }] }))
 *   // "Ledger of x cannot ship without b of y."
 */
export const releaseInside = defineCheck({
  id: "release-inside",
  group: 5,
  tier: "norm",
  title: "Releases wait for nobody outside",
  applies: "assets of areas with mode sto and one owner; an invariant for those of tier 1",
  modes: ["sto"],
  thresholds: {},
  needs: ["assets", "approvers", "owners", "assignments"],
  each: "org",
  check: (ctx) => {
    const things = thingsOf(ctx.org);
    return things.withApprovers.flatMap((position) => {
      const area = things.area[position]!;
      const owner = area === NONE ? NONE : ctx.threadOwner(area);
      const asset = ctx.org.records.assets[position]!;
      return owner === NONE ? SOUND : approvedOutside(ctx, { asset, area, owner });
    });
  },
});

interface Place {
  readonly asset: Asset;
  readonly area: number;
  readonly owner: number;
}

function approvedOutside({ org }: CheckContext, { asset, area, owner }: Place): readonly Fault[] {
  const approverIds = asset.approverIds ?? [];
  const isInside = (id: PersonId): boolean => {
    const person = org.personIndexById.get(id);
    return person !== undefined && (person === owner || isInCore(org, area, person));
  };
  if (approverIds.every(isInside)) return SOUND;
  return approverIds.flatMap((id): Fault[] => {
    const approver = anyoneNamed(org, id);
    if (approver === undefined || isInside(id)) return [];
    const person = org.personIndexById.get(id);
    const home = person === undefined ? NONE : org.work.home[person]!;
    return [
      {
        area,
        subjects: [asset.id, id],
        tier: asset.tier === 1 ? "invariant" : "norm",
        message: say([
          "asset.approverIds",
          "assignment",
        ])`${asset.name} of ${areaName(org, area)} cannot ship without ${approver}${home === NONE ? "" : ` of ${areaName(org, home)}`}.`,
        fixes: [
          approvedBy(
            asset,
            approverIds.filter((other) => other !== id),
            org.people[owner]!.id,
          ),
        ],
      },
    ];
  });
}

/** The approvers left, or the owner where none is. */
function approvedBy({ id }: Asset, left: readonly PersonId[], ownerId: PersonId): OrgChange {
  return { kind: "update-asset", assetId: id, fields: { approverIds: left.length > 0 ? left : [ownerId] } };
}
