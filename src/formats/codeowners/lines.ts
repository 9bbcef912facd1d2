import { covers, EVERYTHING, isSafePattern } from "./paths.ts";

/** One line that says whose a path is. `owners`: as written, `@user`, `@org/team` or an address; none: nobody's. */
export interface OwnersLine {
  readonly pattern: string;
  readonly owners: readonly string[];
  /** Line in the file, the first is 1. */
  readonly line: number;
  /** Section of GitLab, "" above the first. Each section decides for itself. */
  readonly section: string;
  /** In GitLab, a section whose approval is not needed. */
  readonly isOptional: boolean;
}

/** `[Docs]`, `^[Docs][2] @default`: name, and what stands behind it. */
const SECTION = /^(\^?)\[([^\]]{1,255})\](?:\[\d{1,4}\])?(?:\s+(\S.*))?$/;

/**
 * The lines of a CODEOWNERS, GitHub's and GitLab's: comments and blank lines are gone, a section's owners stand on
 * its lines that name none. Linear; any text is read.
 */
export function parseLines(text: string): OwnersLine[] {
  const lines: OwnersLine[] = [];
  let section = "";
  let isOptional = false;
  let sectionOwners: readonly string[] = [];
  let number = 0;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    number++;
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const head = SECTION.exec(line);
    if (head !== null) {
      section = (head[2] ?? "").trim();
      isOptional = head[1] === "^";
      sectionOwners = ownersOf(head[3] ?? "");
      continue;
    }
    const end = patternEnd(line);
    const own = ownersOf(line.slice(end));
    lines.push({
      pattern: line.slice(0, end).replace(/\\([ #])/g, "$1"),
      owners: own.length === 0 ? sectionOwners : own,
      line: number,
      section,
      isOptional,
    });
  }
  return lines;
}

/** A blank ends the pattern, unless a backslash stands before it. */
function patternEnd(line: string): number {
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 32 || c === 9) return i;
  }
  return line.length;
}

/** Words up to a comment. */
function ownersOf(text: string): string[] {
  const comment = text.search(/(?:^|\s)#/);
  return (comment < 0 ? text : text.slice(0, comment)).split(/\s+/).filter((word) => word !== "");
}

/** The last line that covers the path; only safe patterns are asked. */
export function lineFor(lines: readonly OwnersLine[], path: string): OwnersLine | undefined {
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (line !== undefined && isSafePattern(line.pattern) && covers(line.pattern, path)) return line;
  }
  return undefined;
}

/**
 * Lines that decide nothing, since a later line of their section covers all they cover.
 * O(lines × depth of their paths).
 */
export function overruled(lines: readonly OwnersLine[]): ReadonlySet<OwnersLine> {
  const found = new Set<OwnersLine>();
  const laterBySection = new Map<string, Set<string>>();
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (line === undefined || !isSafePattern(line.pattern)) continue;
    const later = laterBySection.get(line.section) ?? new Set<string>();
    laterBySection.set(line.section, later);
    if (later.has(line.pattern) || wider(line.pattern).some((pattern) => later.has(pattern))) found.add(line);
    later.add(line.pattern);
  }
  return found;
}

/** Every other safe pattern that covers all that this one covers. */
export function wider(pattern: string): string[] {
  if (pattern === EVERYTHING) return [];
  const all = [EVERYTHING];
  for (let at = pattern.indexOf("/", 1); at >= 0; at = pattern.indexOf("/", at + 1))
    all.push(pattern.slice(0, at), pattern.slice(0, at + 1));
  return all.filter((one) => one !== pattern);
}
