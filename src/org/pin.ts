import type { AreaId, PersonId } from "./ids.ts";
import type { Day } from "./day.ts";

/**
 * Something a person fixed before planning; it holds whatever it costs. `place`: this person goes to that unit (and
 * comes into the plan, if outside). `seat`: the same, in their own slot and not as owner. `keep-out`: anywhere but
 * there. `own`: this person owns that unit. `keep-manager`: this person and today's manager land in one unit.
 * `keep-together`: these people do. `freeze-area`: everybody whose home it is stays. `max-moves`: at most so many
 * people go to a unit they do not work in. An expired pin is not used. Source: docs/planner.md#pins.
 */
export type Pin = {
  readonly id: string;
  readonly author: string;
  readonly reason: string;
  /** First day on which it no longer holds. */
  readonly expiresOn?: Day;
} & PinWish;

/** What a pin asks for, without who asked and why. */
export type PinWish =
  | { readonly kind: "place"; readonly personId: PersonId; readonly areaId: AreaId }
  | { readonly kind: "seat"; readonly personId: PersonId; readonly areaId: AreaId }
  | { readonly kind: "keep-out"; readonly personId: PersonId; readonly areaId: AreaId }
  | { readonly kind: "own"; readonly personId: PersonId; readonly areaId: AreaId }
  | { readonly kind: "keep-manager"; readonly personId: PersonId }
  | { readonly kind: "keep-together"; readonly personIds: readonly PersonId[] }
  | { readonly kind: "freeze-area"; readonly areaId: AreaId }
  | { readonly kind: "max-moves"; readonly moves: number };

/** Kinds of pins, in the order they are explained. */
export const PIN_KINDS = [
  "place",
  "seat",
  "keep-out",
  "own",
  "keep-manager",
  "keep-together",
  "freeze-area",
  "max-moves",
] as const satisfies readonly PinWish["kind"][];
