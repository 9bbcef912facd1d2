import { isViewOnly } from "../../view/viewOnly.ts";
import type { EngineContext, Looked } from "../context.ts";
import type { ShownSnapshot } from "../share.ts";

interface Held {
  readonly shown: ShownSnapshot;
  readonly looked: Looked;
}

/** Snapshots that were opened; they live as long as the page and stand in no store. */
export interface Snapshots {
  readonly of: (org: string) => Held | undefined;
  readonly hold: (held: Held) => void;
  /** Closes all of them. */
  readonly drop: () => void;
}

/** The context with snapshots to look at: whatever else wants the store finds no such organisation in it. */
export function withSnapshots(context: EngineContext): {
  readonly context: EngineContext;
  readonly snapshots: Snapshots;
} {
  const held = new Map<string, Held>();
  const look: EngineContext["look"] = async (at) => {
    if (!isViewOnly(at.org)) return context.look(at);
    const found = held.get(at.org);
    if (found === undefined)
      throw new Error(
        "This snapshot is not open any more: nothing of it is kept. Open its file at the start again.",
      );
    const { until } = found.shown;
    if (until !== null && until < context.today())
      throw new Error(
        `This snapshot was to be looked at until ${until}. Ask whoever shared it for a newer one.`,
      );
    return found.looked;
  };
  return {
    // What the context offers under a name may be worked out anew each time: it is not copied.
    context: Object.assign(Object.create(context) as EngineContext, { look }),
    snapshots: {
      of: (org) => held.get(org),
      hold: (one) => void held.set(one.shown.id, one),
      drop: () => held.clear(),
    },
  };
}
