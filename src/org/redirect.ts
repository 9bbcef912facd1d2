import type { Day } from "./day.ts";

export const REDIRECT_KINDS = ["person", "area", "discipline", "asset"] as const;
export type RedirectKind = (typeof REDIRECT_KINDS)[number];

/**
 * What became of an id that is no longer used: merged into one other, split into several, or gone without a successor
 * (`toIds` empty). Ids are never reused, so a redirect stays true for ever.
 */
export interface Redirect {
  readonly kind: RedirectKind;
  readonly fromId: string;
  readonly toIds: readonly string[];
  /** What `fromId` is in the source, where that one holds somebody's name and ours is a generated one. */
  readonly sourceId?: string;
  /** From that day on; absent: always. */
  readonly on?: Day;
  readonly row?: number;
  readonly extra?: Readonly<Record<string, string>>;
}

/** The ids that stand today where an id stood; none where nothing says so. */
export type Follow = (kind: RedirectKind, id: string) => readonly string[];

/** So many redirects are walked for one id: a merger of mergers is short, and a hostile chain stays cheap. */
const STEPS_MAX = 64;

/**
 * Follows redirects, those of redirects too, up to ids that are live or that no redirect names. Redirects of later
 * days are not in force yet.
 * @param isLive whether the id names something that stands today; what is live is not followed further.
 * @returns a function to the ids reached, each once, in the order of the redirects; empty where the id is not
 * redirected, is gone without a successor, or is led in a circle. O(1) to make per redirect, at most 64 steps a call.
 * Source: docs/glossary.md#redirect.
 * @example createFollow([{ kind: "area", fromId: "pay", toIds: ["shop"] }],
 *   { today: "2026-06-01", isLive: (kind, id) => id === "shop" })("area", "pay") // ["shop"]
 */
export function createFollow(
  redirects: readonly Redirect[],
  options: { readonly today: Day; readonly isLive: (kind: RedirectKind, id: string) => boolean },
): Follow {
  const byId = new Map<string, readonly string[]>();
  for (const { kind, fromId, toIds, on } of redirects) {
    const key = keyOf(kind, fromId);
    if ((on === undefined || on <= options.today) && !byId.has(key)) byId.set(key, toIds);
  }
  return (kind, id) => {
    const first = byId.get(keyOf(kind, id));
    if (first === undefined) return [];
    const reached = new Set<string>();
    const seen = new Set<string>([id]);
    // A stack read from its end, filled backwards, keeps the order in which the redirects name their targets.
    const open = [...first].reverse();
    for (let step = 0; step < STEPS_MAX; step++) {
      const next = open.pop();
      if (next === undefined) return [...reached];
      if (seen.has(next)) continue;
      seen.add(next);
      const further = options.isLive(kind, next) ? undefined : byId.get(keyOf(kind, next));
      if (further === undefined) reached.add(next);
      else for (let i = further.length - 1; i >= 0; i--) open.push(further[i] ?? "");
    }
    return [...reached];
  };
}

function keyOf(kind: RedirectKind, id: string): string {
  return `${kind} ${id}`;
}
