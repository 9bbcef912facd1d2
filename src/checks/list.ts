import type { Check } from "./define.ts";
import { lineToOwner } from "./lineToOwner.ts";
import { ownerExactlyOne } from "./ownerExactlyOne.ts";

/** Every check, in the order of its groups. Add a line here; the registry test asks for its fixtures. */
export const CHECKS: readonly Check[] = [ownerExactlyOne, lineToOwner];
