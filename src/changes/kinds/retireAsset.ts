import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";
import { leaveRedirect } from "../workbench.ts";

/** An asset is no longer there; who looks for it is sent to what took its place, where something did. */
export const retireAsset: ChangeKind<"retire-asset"> = {
  kind: "retire-asset",
  apply(bench, { assetId, redirectTo }) {
    const asset = bench.assets.get(assetId);
    if (asset === undefined) return say(["asset.id"])`There is no asset ${assetId} to retire.`;
    if (redirectTo !== undefined && (redirectTo === assetId || !bench.assets.has(redirectTo)))
      return say([
        "asset.id",
      ])`${asset.name} would be replaced by ${redirectTo}, which is ${redirectTo === assetId ? "itself" : "no asset"}.`;
    bench.assets.remove(assetId);
    leaveRedirect(bench, {
      kind: "asset",
      fromId: assetId,
      toIds: redirectTo === undefined ? [] : [redirectTo],
      on: bench.today,
    });
    return null;
  },
  describe: ({ assetId, redirectTo }, names) =>
    redirectTo === undefined
      ? say(["asset.id"])`${names.asset(assetId)} is retired.`
      : say(["asset.id"])`${names.asset(assetId)} is retired; ${names.asset(redirectTo)} takes its place.`,
};
