import type { Command } from "commander";
import type { OrgEntry, OrgStore, Outcome, StoreRefusal } from "../storage/index.ts";
import { InputRefused } from "./exit.ts";
import type { CliDeps } from "./deps.ts";
import { terminalOf, withCommonOptions, type CommonOptions } from "./options.ts";
import { shellWord } from "./shellWord.ts";
import type { Terminal } from "./terminal.ts";

/** The store that is meant where none is named, in the current folder. */
export const STORE_NAME = "onethread.db";

/** Options of verbs that work on a store. */
export interface StoreOptions extends CommonOptions {
  readonly store?: string;
  readonly org?: string;
  readonly user?: string;
}

export function withStoreOptions(command: Command): Command {
  return withCommonOptions(
    command
      .option("--store <address>", `a file or postgres:// URL (default: ONETHREAD_STORE, ${STORE_NAME})`)
      .option("--org <id>", "which organisation of the store")
      .option("--user <name>", "who is acting (default: ONETHREAD_USER, your login)"),
  );
}

/** A store that is open, and who is at it. */
export interface OpenStore {
  readonly store: OrgStore;
  /** As it was named; a password may stand in it. */
  readonly address: string;
  readonly terminal: Terminal;
  /** The login under which changes and approvals stand. @throws InputRefused where nobody can be named. */
  readonly user: () => string;
  /** Options that name the same store again, for the commands a hint names; empty or with a blank in front. */
  readonly again: string;
  /** One JSON document is wanted, and nothing else. */
  readonly isJson: boolean;
}

export type OpenOrg = OpenStore & { readonly entry: OrgEntry };

const POSTGRES = /^postgres(?:ql)?:\/\//i;

/** Whether a word names a database server. */
export const isServerAddress = (text: string): boolean => POSTGRES.test(text);

/** Every SQLite file begins so; what else it may be is for the adapter to say. */
const SQLITE_MAGIC = "SQLite format 3\u0000";

/** Whether a path names a store: a URL, or a file that begins as a SQLite database does. */
export function isStoreAddress(path: string, deps: CliDeps): boolean {
  return isServerAddress(path) || deps.firstBytes(path, SQLITE_MAGIC.length) === SQLITE_MAGIC;
}

/** The address a verb works on: `--store`, ONETHREAD_STORE, else the file of that name here. */
export function addressOf(options: { readonly store?: string }, deps: CliDeps): string {
  const { store = deps.env("ONETHREAD_STORE") ?? STORE_NAME } = options;
  if (store.trim() === "") throw new InputRefused("--store takes a file or a postgres:// URL, not nothing.");
  return store;
}

/**
 * Opens the store, runs, and closes it on every way out.
 * @throws InputRefused where there is none.
 */
export async function withStore<T>(
  options: StoreOptions,
  deps: CliDeps,
  run: (open: OpenStore) => Promise<T>,
): Promise<T> {
  const address = addressOf(options, deps);
  requireStore(address, deps);
  return withStoreAt(address, options, deps, run);
}

/** The same for an address that is known to be one, or that is to become one. */
export async function withStoreAt<T>(
  address: string,
  options: StoreOptions,
  deps: CliDeps,
  run: (open: OpenStore) => Promise<T>,
): Promise<T> {
  const store = must(await deps.openStore(address));
  try {
    return await run({
      store,
      address,
      terminal: terminalOf(options),
      user: () => userOf(options, deps),
      again: againOf(options),
      isJson: options.json === true,
    });
  } finally {
    await deps.closeStore(store);
  }
}

/** Opens the store and finds the organisation in it that is meant. */
export async function withOrg<T>(
  options: StoreOptions,
  deps: CliDeps,
  run: (open: OpenOrg) => Promise<T>,
): Promise<T> {
  return withStore(options, deps, async (open) =>
    run({ ...open, entry: await entryOf(open.store, options.org) }),
  );
}

/** @throws InputRefused where a store has none, or several and none was named. */
export async function entryOf(store: OrgStore, id: string | undefined): Promise<OrgEntry> {
  const entries = await store.orgs();
  const [only, other] = entries;
  const names = entries.map((entry) => entry.id).join(", ");
  if (id !== undefined) {
    const found = entries.find((entry) => entry.id === id);
    if (found !== undefined) return found;
    throw new InputRefused(
      entries.length === 0
        ? `${store.address} holds no organisation yet. Make one: onethread init --org ${id}`
        : `${store.address} holds no organisation "${id}"; it holds ${names}.`,
    );
  }
  if (only === undefined)
    throw new InputRefused(`${store.address} holds no organisation yet. Make one: onethread init --org <id>`);
  if (other !== undefined)
    throw new InputRefused(
      `${store.address} holds ${entries.length} organisations: name one of ${names} with --org.`,
    );
  return only;
}

/** Opening makes a file that is not there: a typing error would. @throws InputRefused */
export function requireStore(address: string, deps: CliDeps): void {
  if (!isStoreAddress(address, deps)) throw new InputRefused(noStore(address, deps));
}

function noStore(address: string, deps: CliDeps): string {
  return deps.firstBytes(address, 1) === null
    ? `There is no store at ${address}. Make one: onethread init${address === STORE_NAME ? "" : ` --store ${address}`}   or name another with --store.`
    : `${address} is no store of Onethread. Name a file made by onethread init, or a postgres:// URL.`;
}

/** @throws InputRefused where nobody can be named. */
export function userOf(options: { readonly user?: string }, deps: CliDeps): string {
  const user = (options.user ?? deps.env("ONETHREAD_USER") ?? deps.login()).trim();
  if (user === "") throw new InputRefused("Who is acting is not known: add --user <name>.");
  return user;
}

/** The value, or the refusal as what is wrong with the input. @throws InputRefused */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw refusedBy(outcome.refusal);
}

export const refusedBy = (refusal: StoreRefusal): InputRefused => new InputRefused(refusal.message);

function againOf(options: StoreOptions): string {
  const flags = (["store", "org", "user"] as const).flatMap((name) => {
    const value = options[name];
    // A password may stand in an address.
    return value === undefined ? [] : [` --${name} ${shellWord(name === "store" ? shown(value) : value)}`];
  });
  return flags.join("");
}

/** An address without user, password and settings. */
export function shown(address: string): string {
  return isServerAddress(address)
    ? address.replace(/^([a-z]+:\/\/).*@/i, "$1").replace(/\?.*$/s, "")
    : address;
}
