import type { Applying, By, Instant, Refused, ScenarioRefusal } from "../../history/index.ts";
import { say, type Config, type Day, type Sentence } from "../../org/index.ts";
import type { OrgStore } from "../../storage/index.ts";
import type { OpenedBase } from "./baseOf.ts";

/** What the use cases of scenarios are handed: the store with one org of it, who asks, clock, ids and settings. */
export interface ScenarioDeps {
  readonly store: OrgStore;
  readonly orgId: string;
  readonly user: string;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly today: Day;
  /** Absent: the settings that the store keeps. */
  readonly config?: Config;
  /** Whoever holds the state of a revision hands it in, so that an edit reads nothing. Absent: it is read. */
  readonly openBase?: (revision: number) => Promise<Result<OpenedBase>>;
  /** How change sets are applied; whoever edits again and again remembers what came of them. */
  readonly applying?: Applying;
}

/** Something that stands in the way, with the way out in its words. */
export interface Obstacle {
  readonly code: string;
  readonly message: Sentence;
  /** Ids of what it is about. */
  readonly subjects: readonly string[];
}

/** Refused, with everything that stands in the way, so that it can be settled in one go. */
export interface Blocked {
  readonly ok: false;
  readonly refusal: ScenarioRefusal & { readonly obstacles?: readonly Obstacle[] };
}

export type Result<T> = { readonly ok: true; readonly value: T } | Blocked;

export function byOf({ user, now }: ScenarioDeps): By {
  return { user, at: now() };
}

/** A refusal of the store in the words of a use case. */
export function storeRefused({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): Refused {
  return { ok: false, refusal: { code, message: say([])`${message}` } };
}

export function blocked(code: string, lead: string, obstacles: readonly Obstacle[]): Blocked {
  const [first] = obstacles;
  const more = obstacles.length > 1 ? ` And ${obstacles.length - 1} more.` : "";
  return {
    ok: false,
    refusal: {
      code,
      message:
        first === undefined ? say([])`${lead}` : say(first.message.restsOn)`${lead} ${first.message}${more}`,
      obstacles,
    },
  };
}
