import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/**
 * An asset belongs to this area and no other: claims of others end. Who approves and who is on call stays as it is;
 * what that leaves outside the new area is found by the checks.
 */
export const transferAsset: ChangeKind<"transfer-asset"> = {
  kind: "transfer-asset",
  apply(bench, { assetId, areaId }) {
    const asset = bench.assets.get(assetId);
    if (asset === undefined) return say(["asset.id"])`There is no asset ${assetId} to transfer.`;
    const area = bench.areas.get(areaId);
    if (area === undefined)
      return say(["asset.areaId"])`${asset.name} would go to ${areaId}, which is not an area.`;
    if (area.status === "retired")
      return say(["area.status"])`${asset.name} would go to ${area.name}, which is retired.`;
    const { claimedBy: _, ...rest } = asset;
    bench.assets.set({ ...rest, areaId });
    return null;
  },
  describe: ({ assetId, areaId }, names) =>
    say(["asset.areaId"])`${names.asset(assetId)} belongs to ${names.area(areaId)}.`,
};
