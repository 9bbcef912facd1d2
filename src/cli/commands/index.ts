import * as check from "./check.ts";
import * as who from "./who.ts";
import * as yardstick from "./yardstick.ts";

/** Every verb, in the order help shows them. */
export const COMMANDS = [check, who, yardstick];
