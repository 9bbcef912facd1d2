/**
 * Where parsers of CODEOWNERS agree: a leading `*`, then `/dir/` and `/dir/file`. Globs, `?`, escapes and paths
 * without a leading slash are read differently by different programs (docs/guides/formats.md#codeowners).
 */
const SAFE = /^(?:\/[A-Za-z0-9._-]+)+\/?$/;
const DOTS = /\/\.{1,2}(?:\/|$)/;

export const EVERYTHING = "*";

/** Whether every parser reads the pattern alike. @example isSafePattern("/docs/") // true */
export function isSafePattern(pattern: string): boolean {
  return pattern === EVERYTHING || (pattern.length <= 4096 && SAFE.test(pattern) && !DOTS.test(pattern));
}

/** Whether a safe pattern covers a path ("docs/a.md", no leading slash); a file's pattern covers what lies below it too. */
export function covers(pattern: string, path: string): boolean {
  if (pattern === EVERYTHING) return true;
  const bare = pattern.slice(1);
  if (bare.endsWith("/")) return path.startsWith(bare);
  return path === bare || path.startsWith(`${bare}/`);
}

const REPO = /^[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/;

/** Whether the text can be the name of a repository and of its folder: `pay`, `acme/pay`. */
export function isRepoName(text: string): boolean {
  return text.length <= 200 && REPO.test(text) && !DOTS.test(`/${text}`);
}

const HANDLE = /^@[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?(?:\/[A-Za-z0-9_.-]+)+$/;

/** Whether the text is a team as CODEOWNERS writes it: `@acme/pay`. */
export function isTeamHandle(text: string): boolean {
  return text.length <= 200 && HANDLE.test(text);
}

/** The external systems under which a line's place is known: its host, and its own pattern. */
export const PATH_SYSTEM = "path";
export const REPO_SYSTEMS = ["github", "gitlab", "bitbucket", "repo"] as const;

/** What a pattern means inside a repository, as addresses write it: "acme/pay/docs"; the repository for everything. */
export function innerName(repo: string, pattern: string): string {
  return pattern === EVERYTHING ? repo : `${repo}/${pattern.replace(/^\//, "").replace(/\/$/, "")}`;
}

/** A line of a repository as one text, which no line of another has. @example lineName("acme/pay", "/docs/") // "acme/pay:/docs/" */
export const lineName = (repo: string, pattern: string): string => `${repo}:${pattern}`;

/** Repository and pattern of a `lineName`; undefined where the text is none. */
export function readLineName(text: string): { readonly repo: string; readonly pattern: string } | undefined {
  const colon = text.indexOf(":");
  const repo = text.slice(0, Math.max(0, colon));
  return isRepoName(repo) ? { repo, pattern: text.slice(colon + 1) } : undefined;
}

const USER = /^@[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/;
const EMAIL = /^[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/;

/** Whether the text is one person as CODEOWNERS writes them: `@ada`, `ada@example.invalid`. */
export function isPersonHandle(text: string): boolean {
  return text.length <= 200 && (USER.test(text) || EMAIL.test(text));
}
