import { canonicalText } from "../../changes/index.ts";
import type { Org } from "../../org/index.ts";
import { applyHolding, type AppliedHolding, type Applying } from "./walk.ts";

interface Remembered {
  readonly before: Org;
  readonly text: string;
  readonly applied: AppliedHolding;
}

/**
 * Applies changes and remembers what came of it, so that a scenario walked after each edit costs one change set and not
 * all of them. The oldest are forgotten beyond so many people in all; one is always kept.
 * @param peopleMax people of all orgs that are remembered: at 100,000 people an org takes some tens of MB.
 * @example rememberApplied(1000)(org, []).org === org // true
 */
export function rememberApplied(peopleMax: number): Applying {
  let known: Remembered[] = [];
  return (before, changes) => {
    const text = canonicalText(changes);
    const found = known.find((one) => one.before === before && one.text === text);
    const applied = found?.applied ?? applyHolding(before, changes);
    known = [...known.filter((one) => one !== found), found ?? { before, text, applied }];
    let people = known.reduce((sum, one) => sum + one.applied.org.people.length, 0);
    while (known.length > 1 && people > peopleMax) people -= known.shift()?.applied.org.people.length ?? 0;
    return applied;
  };
}
