import type { Texts } from "../texts.ts";
import { APP_DE } from "./app.ts";
import { SHELL_DE } from "./shell.ts";
import { PALETTE_DE } from "./palette.ts";
import { WORKED_DE } from "./worked.ts";
import { START_DE } from "./start.ts";
import { KEEP_DE } from "./keep.ts";
import { WORK_DE } from "./work.ts";
import { FINDINGS_DE } from "./findings.ts";
import { ORG_DE } from "./org.ts";
import { EDIT_DE } from "./edit.ts";
import { PLAN_DE } from "./plan.ts";
import { DEPENDENCIES_DE } from "./dependencies.ts";
import { SCENARIO_DE } from "./scenario.ts";
import { COMPARE_DE } from "./compare.ts";
import { ANNOUNCE_DE } from "./announce.ts";
import { EXPORTS_DE } from "./exports.ts";
import { SNAPSHOT_DE } from "./snapshot.ts";

/** German; the address is "Sie" left out where it can be. */
export const DE: Texts = {
  ...APP_DE,
  ...SHELL_DE,
  ...PALETTE_DE,
  ...WORKED_DE,
  ...START_DE,
  ...KEEP_DE,
  ...WORK_DE,
  ...FINDINGS_DE,
  ...ORG_DE,
  ...EDIT_DE,
  ...PLAN_DE,
  ...SCENARIO_DE,
  ...DEPENDENCIES_DE,
  ...COMPARE_DE,
  ...ANNOUNCE_DE,
  ...EXPORTS_DE,
  ...SNAPSHOT_DE,
};
