import { say } from "../org/index.ts";
import type { OrgChange } from "../changes/index.ts";
import type { Fault } from "./define.ts";
import { listing, type Listed } from "./wording.ts";

/** One thing that lost something, and what would give it back; no fixes where nothing is known to. */
export interface Orphan {
  readonly id: string;
  readonly name: Listed;
  readonly fixes: readonly OrgChange[];
}

/** What is said of orphans of one cause; `subject` is the cause where it bears an id of its own. */
export function orphaned(
  lost: string,
  restsOn: readonly string[],
  subject: string | null,
  orphans: readonly Orphan[],
): Fault {
  const isSettled = orphans.every((orphan) => orphan.fixes.length > 0);
  return {
    subjects: [...new Set([...(subject === null ? [] : [subject]), ...orphans.map((orphan) => orphan.id)])],
    value: orphans.length,
    message: say(
      restsOn,
    )`Committing leaves ${orphans.length} without ${lost}: ${listing(orphans.map((orphan) => orphan.name))}.`,
    evidence: orphans.map(({ id, name }) => ({
      subject: id,
      says: say(restsOn)`${capital(name)} had ${lost} before the changes.`,
    })),
    fixes: isSettled ? orphans.flatMap((orphan) => orphan.fixes) : [],
  };
}

/** A phrase as the beginning of a sentence; a name stays as it is written. */
function capital(name: Listed): Listed {
  if (typeof name === "string" || !("parts" in name)) return name;
  const [first, ...rest] = name.parts;
  if (typeof first !== "string") return name;
  return { ...name, parts: [first.charAt(0).toUpperCase() + first.slice(1), ...rest] };
}
