import { parseConfig } from "../formats/index.ts";
import { DEFAULT_CONFIG, type Config, type Problem } from "../org/index.ts";
import { judgeSettings } from "./judgeSettings.ts";

/** The settings of `onethread.yaml`, those that hold, and what is wrong with the others; undefined: the defaults. */
export function readSettings(text: string | undefined): {
  readonly config: Config;
  readonly problems: readonly Problem[];
} {
  if (text === undefined) return { config: DEFAULT_CONFIG, problems: [] };
  const parsed = parseConfig(text);
  const judged = judgeSettings(parsed.config);
  return { config: judged.config, problems: [...parsed.problems, ...judged.problems] };
}
