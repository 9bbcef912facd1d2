import { say, type Problem } from "../../org/index.ts";
import type { InputFile, Reading } from "../define.ts";
import { formatList, formatPairs } from "../tabular/cells.ts";
import { fileText } from "../tabular/fileText.ts";
import { tableOf, type Cells } from "../tabular/records.ts";
import { CODEOWNERS_LIMITS } from "./limits.ts";
import { overruled, parseLines, type OwnersLine } from "./lines.ts";
import {
  EVERYTHING,
  innerName,
  isRepoName,
  isSafePattern,
  isTeamHandle,
  lineName,
  PATH_SYSTEM,
  type REPO_SYSTEMS,
} from "./paths.ts";

/** The id of a repository that neither file nor folder names. */
const UNKNOWN_REPO = "repository";

/**
 * Reads CODEOWNERS: the repository is one thing, owned as its line for everything says, and each path with a line of
 * its own is another. Teams are areas that the other files of the import define; people stay evidence.
 * Source: docs/guides/formats.md#codeowners.
 */
export function readCodeowners(files: readonly InputFile[], reading: Reading): void {
  for (const file of files) {
    const faults = reading.faults(file.name);
    if (file.bytes.length > CODEOWNERS_LIMITS.readBytes) {
      reading.refuse(
        faults,
        `it has ${file.bytes.length} bytes, at most ${CODEOWNERS_LIMITS.readBytes} are read, and GitHub reads at most ${CODEOWNERS_LIMITS.writtenBytes}`,
      );
      return;
    }
    const repo = repoOf(file.name);
    const lines = parseLines(fileText(file, faults));
    const dead = overruled(lines);
    const live = lines.filter((line) => !dead.has(line));
    const place = { repo: repo ?? UNKNOWN_REPO, system: systemOf(file.name, repo, lines) };
    tableOf("assets", rowsOf(place, live), reading, faults);
    if (repo === undefined) reading.problem(repoUnknown(file.name));
    if (dead.size > 0) reading.problem(overruledLines(file.name, [...dead].reverse()));
    const odd = live.filter(({ pattern }) => !isSafePattern(pattern));
    if (odd.length > 0) reading.problem(oddPatterns(file.name, odd));
  }
}

const PLACES = new Set([".github", ".gitlab", "docs"]);

/**
 * The repository a file belongs to, from its folder: `repos/acme/pay/CODEOWNERS` and `acme/pay/.github/CODEOWNERS`
 * are `acme/pay`, `pay/CODEOWNERS` is `pay`, a lone file is undefined.
 */
export function repoOf(name: string): string | undefined {
  const steps = name.split("/").slice(0, -1);
  if (PLACES.has(steps.at(-1) ?? "")) steps.pop();
  if (steps[0] === "repos" && steps.length > 1) steps.shift();
  const repo = steps.slice(-2).join("/");
  return isRepoName(repo) ? repo : undefined;
}

/** A repository, and the system that its address belongs to. */
interface RepoPlace {
  readonly repo: string;
  readonly system: (typeof REPO_SYSTEMS)[number];
}

/** GitLab where its folder or its sections say so, else GitHub; `repo` for a name that is no address anywhere. */
function systemOf(name: string, repo: string | undefined, lines: readonly OwnersLine[]): RepoPlace["system"] {
  if (repo?.includes("/") !== true) return "repo";
  const isGitlab = name.split("/").at(-2) === ".gitlab" || lines.some(({ section }) => section !== "");
  return isGitlab ? "gitlab" : "github";
}

function rowsOf(place: RepoPlace, lines: readonly OwnersLine[]): Cells[] {
  const rows: Cells[] = [];
  if (!lines.some(({ pattern }) => pattern === EVERYTHING)) rows.push(...claimsOf(place, undefined));
  for (const line of lines) rows.push(...claimsOf(place, line));
  return rows;
}

/** One row for each team of a line: rows of one thing are claims, and all of them are kept. */
function claimsOf({ repo, system }: RepoPlace, line: OwnersLine | undefined): Cells[] {
  const pattern = line?.pattern ?? EVERYTHING;
  const isWhole = pattern === EVERYTHING;
  const owners = line?.owners ?? [];
  const name = isWhole ? repo : lineName(repo, pattern);
  const cells = new Map([
    ["id", name],
    ["name", name],
    ["kind", "repo"],
    [
      "external_ids",
      formatPairs([[system, innerName(repo, pattern)], ...(isWhole ? [] : ([[PATH_SYSTEM, name]] as const))]),
    ],
    ["owner_ids", formatList([...new Set(owners)])],
    ["section", line?.section ?? ""],
    ["optional", line?.isOptional === true ? "true" : ""],
  ]);
  const teams = [...new Set(owners.filter(isTeamHandle))];
  const row = line?.line ?? 1;
  if (teams.length === 0) return [{ row, cells }];
  return teams.map((team) => ({ row, cells: new Map([...cells, ["area_id", team]]) }));
}

function repoUnknown(file: string): Problem {
  return {
    code: "reference-unknown",
    blocks: false,
    file,
    rows: [],
    count: 1,
    policy: `read as "${UNKNOWN_REPO}"`,
    message: say(
      [],
    )`${file} does not say of which repository it is: put it into a folder of that name, <organisation>/<repository>/.`,
    subjects: [UNKNOWN_REPO],
    fixes: [],
  };
}

function overruledLines(file: string, lines: readonly OwnersLine[]): Problem {
  const first = lines[0];
  return {
    code: "line-overruled",
    blocks: false,
    file,
    rows: lines.slice(0, 200).map(({ line }) => line),
    count: lines.length,
    policy: "read past: the last match wins",
    message:
      lines.length === 1
        ? say(
            [],
          )`Line ${first?.line ?? 0} of ${file} (${first?.pattern ?? ""}) decides nothing: a later line covers it.`
        : say(
            [],
          )`${lines.length} lines of ${file} decide nothing, since later lines cover them: first line ${first?.line ?? 0} (${first?.pattern ?? ""}).`,
    subjects: [],
    fixes: [],
  };
}

function oddPatterns(file: string, lines: readonly OwnersLine[]): Problem {
  const first = lines[0];
  return {
    code: "path-unsafe",
    blocks: false,
    file,
    rows: lines.slice(0, 200).map(({ line }) => line),
    count: lines.length,
    policy: "read as it stands; which files it covers is not decided here",
    message: say(
      [],
    )`${lines.length} ${lines.length === 1 ? "line" : "lines"} of ${file} with a pattern that programs read differently: ${(first?.pattern ?? "").slice(0, 60)} in line ${first?.line ?? 0}. Write a path as /folder/ or /folder/file.`,
    subjects: [],
    fixes: [],
  };
}
