import { say } from "../../org/index.ts";
import type { ChangeKind } from "../kind.ts";

/** An exception is taken back: what it covered is said again. */
export const revokeWaiver: ChangeKind<"revoke-waiver"> = {
  kind: "revoke-waiver",
  apply(bench, { waiverId }) {
    if (!bench.waivers.has(waiverId)) return say(["waiver.id"])`There is no waiver ${waiverId} to revoke.`;
    bench.waivers.remove(waiverId);
    return null;
  },
  describe: ({ waiverId }) => say(["waiver.id"])`The waiver ${waiverId} is revoked.`,
};
