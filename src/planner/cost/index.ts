import { areaChange } from "./areaChange.ts";
import { managerChange } from "./managerChange.ts";
import { managerOver } from "./managerOver.ts";
import { managerShort } from "./managerShort.ts";
import { over } from "./over.ts";
import { ownerFit } from "./ownerFit.ts";
import { ownerless } from "./ownerless.ts";
import { short } from "./short.ts";
import { siteChange } from "./siteChange.ts";
import { skillMismatch } from "./skillMismatch.ts";
import { stayWithPlan } from "./stayWithPlan.ts";
import type { HeadTerm, PersonTerm } from "./term.ts";
import { timeZone } from "./timeZone.ts";
import { uncovered } from "./uncovered.ts";

/** The terms a person's own placement causes, in the order they are shown. */
export const PERSON_TERMS: readonly PersonTerm[] = [
  areaChange,
  timeZone,
  siteChange,
  skillMismatch,
  managerChange,
  ownerFit,
  stayWithPlan,
];
/** The terms of heads in a slot, in the order they are shown. */
export const HEAD_TERMS: readonly HeadTerm[] = [short, uncovered, over, managerShort, managerOver, ownerless];

export { ownerFit } from "./ownerFit.ts";
export type { HeadTerm, PersonTerm } from "./term.ts";
