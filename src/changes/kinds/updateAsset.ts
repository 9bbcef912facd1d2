import { say } from "../../org/index.ts";
import { updateWords } from "../fieldWords.ts";
import type { ChangeKind } from "../kind.ts";
import { updated } from "../same.ts";
import { goneAreaAmong, strangerAmong } from "../workbench.ts";

/** Fields of an asset are rewritten; the area it belongs to has a kind of its own. */
export const updateAsset: ChangeKind<"update-asset"> = {
  kind: "update-asset",
  apply(bench, { assetId, fields, unset }) {
    const asset = bench.assets.get(assetId);
    if (asset === undefined) return say(["asset.id"])`There is no asset ${assetId} to update.`;
    const people = [
      ...(fields.approverIds ?? []),
      ...(fields.memberIds ?? []),
      ...(fields.contributors ?? []).map((one) => one.personId),
    ];
    const stranger = strangerAmong(bench, people);
    if (stranger !== undefined)
      return say(["asset"])`${asset.name} would name ${stranger}, who is not in the org.`;
    const gone = goneAreaAmong(bench, [...(fields.usedBy ?? []), ...(fields.sharedWith ?? [])]);
    if (gone !== undefined) return say(["asset"])`${asset.name} would name ${gone}, which is no live area.`;
    bench.assets.set(updated(asset, fields, unset));
    return null;
  },
  describe: ({ assetId, fields, unset }, names) =>
    say(["asset"])`${names.asset(assetId)}: ${updateWords(fields, unset)}.`,
};
