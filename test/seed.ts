import { configureGlobal } from "fast-check";

/**
 * The everyday run draws the same cases each time, so that it says of a change what the change did. `npm run properties`
 * asks for more cases, and draws them anew.
 */
if (process.env["PROPERTY_CASES"] === undefined) configureGlobal({ seed: 2026 });
