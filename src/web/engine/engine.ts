import { announceEngine, type AnnounceEngine } from "./announce.ts";
import { compareEngine, type CompareEngine } from "./compare.ts";
import { createContext } from "./context.ts";
import { dependenciesEngine, type DependenciesEngine } from "./dependencies.ts";
import type { Beginning, FirstEngine } from "./first.ts";
import { editEngine, type EditEngine } from "./edit.ts";
import { exportsEngine, type ExportsEngine } from "./exports.ts";
import { findingsEngine, type FindingsEngine } from "./findings.ts";
import { orgEngine, type OrgEngine } from "./org.ts";
import { paletteEngine, type PaletteEngine } from "./palette.ts";
import { planEngine, type PlanEngine } from "./plan.ts";
import { keepingEngine, type KeepingEngine } from "./keeping.ts";
import { reviewEngine, type ReviewEngine } from "./review.ts";
import { shareEngine, type ShareEngine } from "./share.ts";
import { withSnapshots } from "./share/shown.ts";
import { startEngine, type StartEngine } from "./start.ts";
import { workedOutEngine, type WorkedOutEngine } from "./workedOut.ts";
import { workEngine, type WorkEngine } from "./work.ts";

/**
 * What the page asks its worker for: one part a place, each in a file of its name. Every answer is plain data that can
 * be sent between threads; what goes wrong is an error in words for the user.
 */
export interface Engine
  extends
    FirstEngine,
    StartEngine,
    KeepingEngine,
    FindingsEngine,
    WorkEngine,
    OrgEngine,
    EditEngine,
    PlanEngine,
    ReviewEngine,
    CompareEngine,
    DependenciesEngine,
    PaletteEngine,
    WorkedOutEngine,
    ExportsEngine,
    ShareEngine,
    AnnounceEngine {}

/** All of it, once more is asked for than what stands first. */
export function createRest(first: FirstEngine, beginning: Beginning): Engine {
  const { context, snapshots } = withSnapshots(createContext(beginning));
  const keeping = keepingEngine(context);
  return {
    ...first,
    ...startEngine(context),
    ...keeping,
    deleteAll: async () => {
      snapshots.drop();
      await keeping.deleteAll();
    },
    ...findingsEngine(context),
    ...workEngine(context),
    ...orgEngine(context),
    ...editEngine(context),
    ...paletteEngine(context),
    ...workedOutEngine(context),
    ...planEngine(context),
    ...reviewEngine(context),
    ...compareEngine(context),
    ...dependenciesEngine(context),
    ...exportsEngine(context),
    ...shareEngine(context, snapshots),
    ...announceEngine(context),
  };
}
