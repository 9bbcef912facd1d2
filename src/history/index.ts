/** The public face of `history/`: what happened to an org, what is dated ahead, and what may come. */
export * from "./revision.ts";
export * from "./scenario.ts";
