import { InputRefused } from "./exit.ts";
import type { CliDeps } from "./deps.ts";

/** Something that cannot be taken back, or that somebody should look at before it is done. */
export interface Question {
  /** What would happen, in one sentence. */
  readonly what: string;
  /** The word to type; without it "yes" will do. */
  readonly word?: string;
}

/**
 * Whether to go on: `--yes`, or what somebody types at a terminal.
 * @throws InputRefused where there is neither: nothing is done unasked.
 */
export async function isConfirmed(
  { what, word }: Question,
  options: { readonly yes?: true },
  deps: CliDeps,
): Promise<boolean> {
  if (options.yes === true) return true;
  const typed = await deps.ask(
    word === undefined ? `${what} Go on? [y/N] ` : `${what} To go on, type ${word}: `,
  );
  if (typed === null)
    throw new InputRefused(`${what} Nobody can be asked here, so nothing was done: add --yes to go on.`);
  return word === undefined ? /^y(?:es)?$/i.test(typed.trim()) : typed.trim() === word;
}

/** Where a passphrase comes from; never from the command line itself, which other users of a machine can read. */
export interface SecretOptions {
  readonly passphraseFile?: string;
}

/** @throws InputRefused where there is none, or an empty one. */
export async function passphraseOf(options: SecretOptions, deps: CliDeps, isNew: boolean): Promise<string> {
  const given =
    options.passphraseFile === undefined
      ? deps.env("ONETHREAD_PASSPHRASE")
      : new TextDecoder().decode(deps.readBytes(options.passphraseFile)).replace(/\r?\n$/, "");
  const secret = given ?? (await deps.askSecret(isNew ? "New passphrase: " : "Passphrase: "));
  if (secret === null)
    throw new InputRefused(
      "A passphrase is needed, and nobody can be asked here: name a file that holds it with --passphrase-file, or set ONETHREAD_PASSPHRASE.",
    );
  if (secret === "") throw new InputRefused("An empty passphrase protects nothing; nothing was done.");
  if (given === undefined && isNew && (await deps.askSecret("Once more: ")) !== secret)
    throw new InputRefused("The two passphrases differ; nothing was done.");
  return secret;
}
