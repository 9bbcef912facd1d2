import { parseColumnMapping, parseConfig, parseCsvFolder, type ReadProgress } from "../formats/index.ts";
import { buildOrg, DEFAULT_CONFIG, type Config, type Day, type Org, type OrgDraft, type Problem } from "../org/index.ts";

/** One file of the input: the name messages use, and its bytes. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ImportOrgInput {
  readonly files: readonly InputFile[];
  /** Text of `onethread.yaml`, where the company has one. */
  readonly configText?: string;
  /** Text of the column mapping, where the company has one. */
  readonly mappingText?: string;
  readonly today: Day;
  readonly onProgress?: (progress: ReadProgress) => void;
}

export interface ImportedOrg {
  readonly org: Org;
  readonly draft: OrgDraft;
  readonly config: Config;
  /** Faults of settings, cells and structure, in that order. */
  readonly problems: readonly Problem[];
}

/**
 * Files → org: read the settings, parse the cells, settle the structure, index it for the day. Never throws on
 * content; what is wrong stands in `problems`, and a file over a limit leaves an empty org with that one problem.
 */
export function importOrg(input: ImportOrgInput): ImportedOrg {
  const settings = input.configText === undefined ? { config: DEFAULT_CONFIG, problems: [] } : parseConfig(input.configText);
  const mapping = input.mappingText === undefined ? undefined : parseColumnMapping(input.mappingText);
  const draft = parseCsvFolder(input.files, {
    config: settings.config,
    today: input.today,
    ...(mapping === undefined ? {} : { mapping: mapping.mapping }),
    ...(input.onProgress === undefined ? {} : { onProgress: input.onProgress }),
  });
  const org = buildOrg(draft, { today: input.today, config: settings.config });
  return { org, draft, config: settings.config, problems: [...settings.problems, ...(mapping?.problems ?? []), ...org.problems] };
}
