import {
  editFolder,
  formatNamed,
  FORMATS,
  parseMapping,
  type Format,
  type InputFile,
  type OutputFile,
  type WriteOptions,
} from "../formats/index.ts";
import { say, type Org, type OrgRecords, type Problem } from "../org/index.ts";

/** Formats that can be written, in the order help lists them. @example writableFormats().map((one) => one.name) */
export function writableFormats(): readonly Format[] {
  return FORMATS.filter((format) => format.format !== undefined);
}

/** The files of an org in one format. */
export interface ConvertedOrg {
  readonly files: readonly OutputFile[];
  /** Files of the folder that hold nothing any more. */
  readonly removed: readonly string[];
  /** What the format has no place for, and what it must refuse. */
  readonly problems: readonly Problem[];
}

/** How to write, and whether what people cost goes along: hidden unless somebody asks for it. */
export interface ConvertOptions extends WriteOptions {
  readonly withPay?: boolean;
}

/**
 * The org as files of a format. What reading policies made (placeholders) is left out, what they settled is written
 * as settled; the problems of reading stay with the caller.
 * @returns undefined where no format of that name can be written.
 * @example convertOrg(org, "backstage")?.files.map((file) => file.name)
 */
export function convertOrg(org: Org, to: string, options: ConvertOptions = {}): ConvertedOrg | undefined {
  const { records, hidden } = payOf(org.records, options);
  const written = formatNamed(to)?.format?.(records, options);
  return written === undefined
    ? undefined
    : { files: written.files, removed: [], problems: [...hidden, ...written.problems] };
}

/** A YAML folder that stands somewhere: its files, what was read from them, and its mapping. */
export interface StandingFolder {
  readonly files: readonly InputFile[];
  readonly org: Org;
  readonly mappingText?: string;
}

/**
 * Brings a YAML folder to the state of an org: only lines that differ change, comments and order stay, files that
 * hold nothing any more are to be removed. Pay that stands there stays, and none is added unless asked for.
 * @example updateFolder({ files, org: before }, after).files.map((file) => file.name) // ["areas/pay.yaml", …]
 */
export function updateFolder(folder: StandingFolder, org: Org, options: ConvertOptions = {}): ConvertedOrg {
  const { records, hidden } = payOf(org.records, options);
  const mapping = folder.mappingText === undefined ? undefined : parseMapping(folder.mappingText).columns;
  const edit = editFolder(folder.files, payOf(folder.org.records, options).records, records, mapping);
  return { ...edit, problems: [...hidden, ...edit.problems] };
}

/** The records as they may leave, and what was held back. */
function payOf(
  records: OrgRecords,
  { withPay = false }: ConvertOptions,
): { readonly records: OrgRecords; readonly hidden: readonly Problem[] } {
  const paid = [...records.people, ...records.outside].filter((one) => one.annualCostEur !== undefined);
  if (withPay || paid.length === 0) return { records, hidden: [] };
  const strip = (people: OrgRecords["people"]): OrgRecords["people"] =>
    people.map((person) => {
      const { annualCostEur: _pay, ...rest } = person;
      return rest;
    });
  return {
    records: { ...records, people: strip(records.people), outside: strip(records.outside) },
    hidden: [
      {
        code: "not-carried",
        blocks: false,
        rows: [],
        count: paid.length,
        policy: "left out of what is written",
        message: say([
          "person.annualCostEur",
        ])`What ${paid.length === 1 ? "1 person costs" : `${paid.length} people cost`} is not written unless you ask for it: --with-pay.`,
        subjects: [],
        fixes: [],
      },
    ],
  };
}
