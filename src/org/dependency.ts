import type { Day } from "./day.ts";
import type { AreaId, AssetId, DependencyId, PersonId } from "./ids.ts";

export const DEPENDENCY_MODES = ["collaboration", "service", "facilitating"] as const;

/** Consumer area → provider area, with interaction mode and an agreement. Never within one area. */
export interface Dependency {
  readonly id: DependencyId;
  readonly consumerAreaId: AreaId;
  readonly providerAreaId: AreaId;
  /** Its id in the source, where that one holds somebody's name and ours is a generated one. */
  readonly sourceId?: string;
  readonly mode?: (typeof DEPENDENCY_MODES)[number];
  readonly blocking: boolean;
  readonly assetId?: AssetId;
  readonly channel?: string;
  readonly responseTimeHours?: number;
  readonly acceptedBy?: { readonly consumer?: PersonId; readonly provider?: PersonId };
  readonly from?: Day;
  readonly to?: Day;
  readonly row?: number;
  readonly extra?: Readonly<Record<string, string>>;
}
