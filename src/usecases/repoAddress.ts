/** What an address says of a repository: its host, its path there, and what it names inside. */
export interface RepoAddress {
  readonly host: string;
  /** "org/repo", subgroups included. */
  readonly repo: string;
  /** A folder or file inside, "" where the address names the repository itself. */
  readonly inner: string;
}

/** Longer texts are no addresses. */
export const ADDRESS_MAX = 2048;

const WITH_SCHEME = /^(?:https?|ssh|git|git\+ssh|git\+https):\/\/(?:[^/@\s]+@)?([\w.-]+)(?::\d+)?\/(\S+)$/i;
/** `git@host:org/repo.git`: as git writes it over ssh. */
const SCP = /^[\w.-]+@([\w.-]+):(?!\/)(\S+\/\S+)$/;
const BARE = /^([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})\/(\S+\/\S+)$/i;
const INNER_VIEWS = new Set(["tree", "blob", "raw", "blame", "edit", "src"]);
/** Hosts on which a repository is always two steps deep; elsewhere groups may nest. */
const TWO_STEPS = new Set(["github.com", "bitbucket.org"]);
const SYSTEM_OF_HOST: Readonly<Record<string, string>> = {
  "github.com": "github",
  "gitlab.com": "gitlab",
  "bitbucket.org": "bitbucket",
};
const HOSTED = new Set(Object.values(SYSTEM_OF_HOST));

/**
 * Reads the address of a repository in the forms browsers and git give; undefined where the text is none. O(length).
 * @example readRepoAddress("git@github.com:acme/pay.git") // { host: "github.com", repo: "acme/pay", inner: "" }
 */
export function readRepoAddress(text: string): RepoAddress | undefined {
  if (text.length > ADDRESS_MAX) return undefined;
  const match = WITH_SCHEME.exec(text) ?? SCP.exec(text) ?? BARE.exec(text);
  const host = match?.[1]?.toLowerCase().replace(/^www\./, "");
  if (match === null || host === undefined) return undefined;
  const steps = (match[2] ?? "")
    .replace(/[?#].*$/s, "")
    .split("/")
    .filter((step) => step !== "");
  const dash = steps.indexOf("-");
  const [own, view] = dash > 0 ? [steps.slice(0, dash), steps.slice(dash + 1)] : splitAtView(steps, host);
  const repo = own.join("/").replace(/\.git$/i, "");
  if (!repo.includes("/")) return undefined;
  return { host, repo, inner: INNER_VIEWS.has(view[0] ?? "") ? view.slice(2).join("/") : "" };
}

function splitAtView(steps: readonly string[], host: string): [readonly string[], readonly string[]] {
  const at = TWO_STEPS.has(host) ? 2 : steps.findIndex((step, i) => i >= 2 && INNER_VIEWS.has(step));
  return at < 0 ? [steps, []] : [steps.slice(0, at), steps.slice(at)];
}

/**
 * Whether an external id of that system can stand for something on the host: a known host has its own system.
 * @example mayBeOn("gitlab", "github.com") // false
 */
export function mayBeOn(system: string, host: string): boolean {
  const own = Object.hasOwn(SYSTEM_OF_HOST, host) ? SYSTEM_OF_HOST[host] : undefined;
  const said = system.toLowerCase();
  return own === undefined || !HOSTED.has(said) || said === own;
}
