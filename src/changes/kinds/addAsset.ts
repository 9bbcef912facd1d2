import { ID_LENGTH_MAX, say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { goneAreaAmong, isSpent, strangerAmong } from "../workbench.ts";

/** A new thing that is owned. Ids come from the caller and are never used twice. */
export const addAsset: ChangeKind<"add-asset"> = {
  kind: "add-asset",
  apply(bench, { asset }) {
    if (asset.id === "" || asset.id.length > ID_LENGTH_MAX)
      return say([
        "asset.id",
      ])`The id of ${asset.name} has ${asset.id.length} characters; 1 to ${ID_LENGTH_MAX} are allowed.`;
    if (bench.assets.has(asset.id) || isSpent(bench, asset.id))
      return say(["asset.id"])`The asset id ${asset.id} was already used.`;
    const gone = goneAreaAmong(bench, [asset.areaId, ...(asset.claimedBy ?? [])]);
    if (gone !== undefined)
      return say(["asset.areaId"])`${asset.name} would belong to ${gone}, which is no live area.`;
    const stranger = strangerAmong(bench, [...(asset.approverIds ?? []), ...(asset.memberIds ?? [])]);
    if (stranger !== undefined)
      return say(["asset"])`${asset.name} would name ${stranger}, who is not in the org.`;
    bench.assets.set(asset);
    return null;
  },
  describe: ({ asset }, names) =>
    asset.areaId === undefined
      ? say(["asset.name"])`${asset.name} (${asset.kind}) is added and belongs to no area yet.`
      : say([
          "asset.name",
          "asset.areaId",
        ])`${asset.name} (${asset.kind}) is added to ${names.area(asset.areaId)}.`,
};
