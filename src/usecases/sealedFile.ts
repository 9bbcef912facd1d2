import { canonicalText } from "../changes/index.ts";
import type { Refused } from "../history/index.ts";
import { say } from "../org/index.ts";

/** A kind of encrypted file: the name its first line begins with, and how it is spoken of. */
export interface SealedKind {
  readonly name: string;
  readonly version: number;
  readonly noun: string;
  /** What whoever guesses the passphrase reads. */
  readonly content: string;
  /** How to make it smaller, as a sentence. */
  readonly smaller: string;
}

export type FileResult<T> = { readonly ok: true; readonly value: T } | Refused;

const PASSPHRASE_MIN = 12;
const ITERATIONS = 600_000;
/** A header may ask for more work than ours, not for so much that reading it never ends. */
const ITERATIONS_MAX = 10_000_000;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
/** Bytes of a whole file; an org of 100,000 people with its rows has some 40 MB. */
const FILE_MAX = 128 * 1024 * 1024;
const HEADER_MAX = 1_024;

interface Header {
  readonly cipher: "AES-256-GCM";
  readonly iterations: number;
  readonly kdf: "PBKDF2-SHA-256";
  readonly nonce: string;
  readonly salt: string;
}

/**
 * Bytes as one encrypted file: a line with the form, a line with the header, then the sealed bytes. The key comes from
 * a passphrase by PBKDF2; AES-GCM seals the content and authenticates both lines. WebCrypto alone, so that Node and the
 * browser read and write the same. Each call takes a new salt and nonce.
 * @returns `passphrase-short` under 12 characters, `file-too-large`.
 */
export async function seal(
  kind: SealedKind,
  plain: Uint8Array<ArrayBuffer>,
  passphrase: string,
): Promise<FileResult<Uint8Array<ArrayBuffer>>> {
  if ([...passphrase.normalize("NFC")].length < PASSPHRASE_MIN)
    return refused(
      "passphrase-short",
      `The passphrase has fewer than ${PASSPHRASE_MIN} characters; no file was written. Take a longer one: whoever guesses it reads ${kind.content}.`,
    );
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const header: Header = {
    cipher: "AES-256-GCM",
    iterations: ITERATIONS,
    kdf: "PBKDF2-SHA-256",
    nonce: toHex(nonce),
    salt: toHex(salt),
  };
  const lines = new TextEncoder().encode(`${formOf(kind)}\n${canonicalText(header)}\n`);
  if (lines.length + plain.length + 16 > FILE_MAX) return tooLarge(kind, plain.length);
  const key = await keyOf(passphrase, salt, ITERATIONS, "encrypt");
  const sealed = await crypto.subtle.encrypt(
    { name: "AES-GCM", iv: nonce, additionalData: lines },
    key,
    plain,
  );
  const file = new Uint8Array(lines.length + sealed.byteLength);
  file.set(lines);
  file.set(new Uint8Array(sealed), lines.length);
  return { ok: true, value: file };
}

/**
 * What was sealed.
 * @returns `not-a-…` of the kind's noun, `file-newer`, `file-too-large`, `file-damaged` where the header cannot be
 * read, `passphrase-wrong` where what is sealed does not open: a wrong passphrase and a changed byte cannot be told
 * apart.
 */
export async function unseal(
  kind: SealedKind,
  file: Uint8Array,
  passphrase: string,
): Promise<FileResult<Uint8Array>> {
  if (file.length > FILE_MAX) return tooLarge(kind, file.length);
  const read = readLines(kind, file);
  if (!read.ok) return read;
  const { header, lines, sealed } = read.value;
  const key = await keyOf(passphrase, fromHex(header.salt), header.iterations, "decrypt");
  try {
    const algorithm = { name: "AES-GCM", iv: fromHex(header.nonce), additionalData: lines };
    return { ok: true, value: new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed)) };
  } catch {
    return refused(
      "passphrase-wrong",
      "The file does not open: the passphrase is wrong, or the file was changed on its way. Nothing was taken in. Type the passphrase again, or ask for the file again.",
    );
  }
}

/** Whether a file begins as one of this kind does; whether it opens is seen with the passphrase. */
export function isSealed(kind: SealedKind, file: Uint8Array): boolean {
  return textOf(file.subarray(0, kind.name.length + 1)) === `${kind.name}/`;
}

const formOf = ({ name, version }: SealedKind): string => `${name}/${version}`;

interface Lines {
  readonly header: Header;
  readonly lines: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

function readLines(kind: SealedKind, file: Uint8Array): FileResult<Lines> {
  const first = file.subarray(0, HEADER_MAX).indexOf(10);
  const form = textOf(file.subarray(0, Math.max(0, first)));
  if (!form.startsWith(`${kind.name}/`) || !/^\d{1,6}$/.test(form.slice(kind.name.length + 1)))
    return refused(
      `not-a-${kind.noun.replaceAll(" ", "-")}`,
      `This is no ${kind.noun}: it does not begin with ${kind.name}. Nothing was taken in.`,
    );
  if (form !== formOf(kind))
    return refused(
      "file-newer",
      `The file is of form ${form}, this Onethread reads ${formOf(kind)}. Nothing was taken in. Update Onethread, or ask for a file of the older form.`,
    );
  const second = file.subarray(0, HEADER_MAX).indexOf(10, first + 1);
  const header = second === -1 ? null : headerOf(textOf(file.subarray(first + 1, second)));
  if (header === null) return damaged(kind, "its header cannot be read.");
  return {
    ok: true,
    value: { header, lines: file.slice(0, second + 1), sealed: file.slice(second + 1) },
  };
}

function headerOf(text: string): Header | null {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const { cipher, kdf, iterations, nonce, salt } = value as Partial<Record<keyof Header, unknown>>;
  const isHex = (one: unknown, bytes: number): one is string =>
    typeof one === "string" && one.length === bytes * 2 && /^[0-9a-f]*$/.test(one);
  if (cipher !== "AES-256-GCM" || kdf !== "PBKDF2-SHA-256") return null;
  if (!isHex(nonce, NONCE_BYTES) || !isHex(salt, SALT_BYTES)) return null;
  // Fewer rounds than ours are never written: a header that asks for them wants the passphrase guessed.
  if (typeof iterations !== "number" || !Number.isInteger(iterations)) return null;
  if (iterations < ITERATIONS || iterations > ITERATIONS_MAX) return null;
  return { cipher, kdf, iterations, nonce, salt };
}

async function keyOf(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
  use: "encrypt" | "decrypt",
) {
  // The same letters typed on another system may be other code points.
  const typed = new TextEncoder().encode(passphrase.normalize("NFC"));
  const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const derivation = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(derivation, material, { name: "AES-GCM", length: 256 }, false, [use]);
}

export function damaged({ noun }: SealedKind, why: string): Refused {
  return refused(
    "file-damaged",
    `The ${noun} is damaged: ${why} Nothing was taken in. Ask for the file again.`,
  );
}

function tooLarge({ noun, smaller }: SealedKind, bytes: number): Refused {
  return refused(
    "file-too-large",
    `A ${noun} has at most ${FILE_MAX / 1024 / 1024} MB; this would be ${Math.ceil(bytes / 1024 / 1024)} MB. ${smaller}`,
  );
}

export function refused(code: string, message: string): Refused {
  return { ok: false, refusal: { code, message: say([])`${message}` } };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) =>
    Number.parseInt(text.slice(i * 2, i * 2 + 2), 16),
  );
}
