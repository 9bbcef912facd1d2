import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import type { Place } from "../view/view.ts";

type Screen = LazyExoticComponent<ComponentType>;

/** One screen a place; all but the first are loaded when they are used. */
export const SCREENS: Readonly<Partial<Record<Place, Screen>> & { readonly start: Screen }> = {
  start: lazy(async () => ({ default: (await import("../screens/start/Start.tsx")).Start })),
  work: lazy(async () => ({ default: (await import("../screens/work/Work.tsx")).Work })),
  findings: lazy(async () => ({ default: (await import("../screens/findings/Findings.tsx")).Findings })),
  plan: lazy(async () => ({ default: (await import("../screens/plan/Plan.tsx")).Plan })),
  compare: lazy(async () => ({ default: (await import("../screens/compare/Compare.tsx")).Compare })),
  announce: lazy(async () => ({ default: (await import("../screens/announce/Announce.tsx")).Announce })),
  dependencies: lazy(async () => ({
    default: (await import("../screens/dependencies/Dependencies.tsx")).Dependencies,
  })),
  org: lazy(async () => ({ default: (await import("../screens/org/Org.tsx")).Org })),
};

/** Places in the bar, in the order of the work. */
export const BAR: readonly Place[] = (
  ["work", "findings", "org", "plan", "compare", "announce"] as const
).filter((place) => SCREENS[place] !== undefined);
