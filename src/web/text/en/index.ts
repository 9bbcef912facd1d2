import { APP_EN } from "./app.ts";
import { SHELL_EN } from "./shell.ts";
import { PALETTE_EN } from "./palette.ts";
import { WORKED_EN } from "./worked.ts";
import { START_EN } from "./start.ts";
import { KEEP_EN } from "./keep.ts";
import { WORK_EN } from "./work.ts";
import { FINDINGS_EN } from "./findings.ts";
import { ORG_EN } from "./org.ts";
import { EDIT_EN } from "./edit.ts";
import { PLAN_EN } from "./plan.ts";
import { DEPENDENCIES_EN } from "./dependencies.ts";
import { SCENARIO_EN } from "./scenario.ts";
import { COMPARE_EN } from "./compare.ts";
import { ANNOUNCE_EN } from "./announce.ts";
import { EXPORTS_EN } from "./exports.ts";
import { SNAPSHOT_EN } from "./snapshot.ts";

/**
 * Every text of the interface, a file a place. Arguments are named in braces; a text with `one` and `other` is chosen
 * by `count`. What the core says of an organisation (findings, reasons) is not here: it comes as sentences.
 */
export const EN = {
  ...APP_EN,
  ...SHELL_EN,
  ...PALETTE_EN,
  ...WORKED_EN,
  ...START_EN,
  ...KEEP_EN,
  ...WORK_EN,
  ...FINDINGS_EN,
  ...ORG_EN,
  ...EDIT_EN,
  ...PLAN_EN,
  ...SCENARIO_EN,
  ...DEPENDENCIES_EN,
  ...COMPARE_EN,
  ...ANNOUNCE_EN,
  ...EXPORTS_EN,
  ...SNAPSHOT_EN,
} as const;
