import { readKeyChoice, type KeyChoice } from "./keys.ts";
import { useSetting } from "./settings.ts";

/** The keys as the user has them. */
export const useKeyChoice = (): KeyChoice => readKeyChoice(useSetting("letters"), useSetting("keys"));
