import * as asOf from "./asOf.ts";
import * as audit from "./audit.ts";
import * as backup from "./backup.ts";
import * as check from "./check.ts";
import * as compare from "./compare.ts";
import * as completion from "./completion.ts";
import * as convert from "./convert.ts";
import * as diffVerb from "./diff.ts";
import * as doctor from "./doctor.ts";
import * as erase from "./erase.ts";
import * as examples from "./examples.ts";
import * as explain from "./explain.ts";
import * as importVerb from "./import.ts";
import * as init from "./init.ts";
import * as log from "./log.ts";
import * as map from "./map.ts";
import * as mapping from "./mapping.ts";
import * as merge from "./merge.ts";
import * as plan from "./plan.ts";
import * as rebase from "./rebase.ts";
import * as report from "./report.ts";
import * as restore from "./restore.ts";
import * as revert from "./revert.ts";
import * as scenario from "./scenario/index.ts";
import * as serve from "./serve.ts";
import * as show from "./show.ts";
import * as start from "./start.ts";
import * as status from "./status.ts";
import * as verify from "./verify.ts";
import * as weights from "./weights.ts";
import * as whatIf from "./whatIf.ts";
import * as who from "./who.ts";
import * as yardstick from "./yardstick.ts";

/** Every verb, in the order help shows them. */
export const COMMANDS = [
  start,
  serve,
  check,
  map,
  plan,
  whatIf,
  weights,
  compare,
  who,
  explain,
  report,
  convert,
  mapping,
  init,
  importVerb,
  status,
  log,
  show,
  asOf,
  diffVerb,
  scenario,
  rebase,
  merge,
  revert,
  audit,
  erase,
  backup,
  verify,
  restore,
  examples,
  doctor,
  completion,
  yardstick,
];
