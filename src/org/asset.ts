import type { Day } from "./day.ts";
import type { AreaId, AssetId, PersonId } from "./ids.ts";

export const ASSET_KINDS = [
  "repo",
  "service",
  "metric",
  "budget",
  "dashboard",
  "on-call",
  "document",
] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

/** Anything owned: repository, service, metric, budget, dashboard, on-call rotation, document. */
export interface Asset {
  readonly id: AssetId;
  readonly name: string;
  readonly kind: AssetKind;
  /** 1 (most important) to 3. */
  readonly tier: 1 | 2 | 3;
  /** Its id in the source, where that one holds somebody's name and ours is a generated one. */
  readonly sourceId?: string;
  readonly areaId?: AreaId;
  /** What the source said, kept as evidence: an asset is owned through its area. */
  readonly ownerIds?: readonly string[];
  readonly externalIds?: Readonly<Record<string, string>>;
  readonly approverIds?: readonly PersonId[];
  readonly memberIds?: readonly PersonId[];
  readonly role?: "input" | "output";
  readonly pnl?: boolean;
  readonly claimedBy?: readonly AreaId[];
  readonly usedBy?: readonly AreaId[];
  readonly sharedWith?: readonly AreaId[];
  readonly certifiedOn?: Day;
  readonly contributors?: readonly { readonly personId: PersonId; readonly lastOn: Day }[];
  readonly row?: number;
  readonly extra?: Readonly<Record<string, string>>;
}
