import { FORMAT_VERSION } from "./chain.ts";
import { shortText } from "./encoding.ts";
import { ERASED } from "./fields.ts";
import type { RevisionRow, TextRow } from "./rows.ts";
import type { Seal } from "./seals.ts";
import type { StoreTools } from "./tools.ts";

const SALT_BYTES = 16;
/** Salts are drawn by the hundred: one call each would cost more than the hash. */
const SALTS_AT_ONCE = 256;

/**
 * What a commitment covers beside salt and text: the field, and whose it is. Neither a field nor a text holds a NUL, so
 * that two lists of them never join to the same bytes. Rows of the first format covered the text alone.
 */
export function coveredWith(
  { field, personId }: Pick<TextRow, "field" | "personId">,
  formatVersion: number,
): string {
  if (formatVersion < 2) return "";
  return personId === null ? `${field}\0-\0` : `${field}\0+${personId}\0`;
}

/** The commitment to a text: what its salt and the UTF-8 of what is covered hash to, the first 16 bytes in base64url. */
export function commitmentOf(
  salt: Uint8Array,
  covered: string,
  sha256Text: StoreTools["sha256Text"],
): string {
  const most = SALT_BYTES + covered.length * 3;
  if (scratch.length < most) scratch = new Uint8Array(most * 2);
  scratch.set(salt);
  const { written } = encoder.encodeInto(covered, scratch.subarray(SALT_BYTES));
  return shortText(sha256Text(scratch.subarray(0, SALT_BYTES + written)));
}

const encoder = new TextEncoder();
/** Salt and text of one commitment after the other: a list of bytes each would cost more than the hash. */
let scratch = new Uint8Array(4096);

/** What is wrong with a stored text that stands where it was committed to, in words; null where nothing is. */
export function textFault(
  row: Pick<RevisionRow, "revision" | "formatVersion">,
  stored: TextRow,
  sha256Text: StoreTools["sha256Text"],
): string | null {
  const { salt, text, field, commitment } = stored;
  const which = `a text of revision ${row.revision} (field ${field})`;
  // Without its salt nobody can tell what it was: only an erasure takes it, and leaves its mark.
  if (salt === null)
    return text.includes(ERASED) ? null : `${which} has no salt, and nothing in it was redacted`;
  const covered = coveredWith(stored, row.formatVersion) + text;
  return commitmentOf(salt, covered, sha256Text) === commitment
    ? null
    : `${which} is not the one that was committed`;
}

/** Texts of one change set as they are sealed, in columns: an import has millions, and rows are made when walked. */
export class SealedTexts implements Iterable<TextRow> {
  readonly #tools: StoreTools;
  readonly #revision: number;
  readonly #texts: string[] = [];
  readonly #fields: string[] = [];
  readonly #persons: (string | null)[] = [];
  readonly #commitments: string[] = [];
  readonly #salts: Uint8Array[] = [];

  constructor(revision: number, tools: StoreTools) {
    this.#revision = revision;
    this.#tools = tools;
  }

  get count(): number {
    return this.#texts.length;
  }

  readonly seal: Seal = (text, field, personId) => {
    const at = this.#texts.push(text) - 1;
    this.#fields.push(field);
    this.#persons.push(personId);
    if (at % SALTS_AT_ONCE === 0) this.#salts.push(this.#tools.randomBytes(SALT_BYTES * SALTS_AT_ONCE));
    const covered = coveredWith({ field, personId }, FORMAT_VERSION) + text;
    const commitment = commitmentOf(this.#saltOf(at), covered, this.#tools.sha256Text);
    this.#commitments.push(commitment);
    return commitment;
  };

  *[Symbol.iterator](): Generator<TextRow> {
    for (let i = 0; i < this.#texts.length; i++)
      yield {
        commitment: this.#commitments[i] ?? "",
        revision: this.#revision,
        personId: this.#persons[i] ?? null,
        field: this.#fields[i] ?? "",
        text: this.#texts[i] ?? "",
        salt: this.#saltOf(i),
      };
  }

  #saltOf(at: number): Uint8Array {
    const start = (at % SALTS_AT_ONCE) * SALT_BYTES;
    const salts = this.#salts[Math.floor(at / SALTS_AT_ONCE)] ?? new Uint8Array(0);
    return salts.subarray(start, start + SALT_BYTES);
  }
}
