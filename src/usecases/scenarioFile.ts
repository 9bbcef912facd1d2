import { canonicalText, isOrgChange, LISTS, parseCanonical } from "../changes/index.ts";
import { SCENARIO_STATUSES, type Refused, type Scenario } from "../history/index.ts";
import { say, type Change, type OrgRecords } from "../org/index.ts";

/**
 * A scenario as one encrypted file: a line with the form, a line with the header, then the sealed bytes. The key comes
 * from a passphrase by PBKDF2; AES-GCM seals the content and authenticates both lines. WebCrypto alone, so that Node
 * and the browser read and write the same.
 */
export const SCENARIO_FORM = "onethread-scenario/1";
const FORM = /^onethread-scenario\/(\d{1,6})$/;

const PASSPHRASE_MIN = 12;
const ITERATIONS = 600_000;
/** A header may ask for more work than ours, not for so much that reading it never ends. */
const ITERATIONS_MAX = 10_000_000;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
/** Bytes of a whole file; an org of 100,000 people with its rows has some 40 MB. */
const FILE_MAX = 128 * 1024 * 1024;
const HEADER_MAX = 1_024;

/** What a file carries. `records`: the org of the base, so that somebody without the store can look at it. */
export interface ScenarioContent {
  readonly scenario: Scenario;
  readonly records?: OrgRecords;
}

export type FileResult<T> = { readonly ok: true; readonly value: T } | Refused;

interface Header {
  readonly cipher: "AES-256-GCM";
  readonly iterations: number;
  readonly kdf: "PBKDF2-SHA-256";
  readonly nonce: string;
  readonly salt: string;
}

/**
 * The content as an encrypted file; each call takes a new salt and nonce.
 * @returns `passphrase-short` under 12 characters, `file-too-large`.
 * Cost: 600,000 rounds of the key derivation, some 0.2 s.
 */
export async function sealScenario(
  content: ScenarioContent,
  passphrase: string,
): Promise<FileResult<Uint8Array<ArrayBuffer>>> {
  if ([...passphrase.normalize("NFC")].length < PASSPHRASE_MIN)
    return refused(
      "passphrase-short",
      `The passphrase has fewer than ${PASSPHRASE_MIN} characters; no file was written. Take a longer one: whoever guesses it reads the scenario.`,
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
  const lines = new TextEncoder().encode(`${SCENARIO_FORM}\n${canonicalText(header)}\n`);
  const plain = new TextEncoder().encode(canonicalText(content));
  if (lines.length + plain.length + 16 > FILE_MAX) return tooLarge(plain.length);
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
 * The content of an encrypted file.
 * @returns `not-a-scenario-file`, `file-newer`, `file-too-large`, `file-damaged` where the header cannot be read,
 * `passphrase-wrong` where what is sealed does not open: a wrong passphrase and a changed byte cannot be told apart.
 */
export async function unsealScenario(
  file: Uint8Array,
  passphrase: string,
): Promise<FileResult<ScenarioContent>> {
  if (file.length > FILE_MAX) return tooLarge(file.length);
  const read = readLines(file);
  if (!read.ok) return read;
  const { header, lines, sealed } = read.value;
  const key = await keyOf(passphrase, fromHex(header.salt), header.iterations, "decrypt");
  let plain: Uint8Array;
  try {
    const algorithm = { name: "AES-GCM", iv: fromHex(header.nonce), additionalData: lines };
    plain = new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed));
  } catch {
    return refused(
      "passphrase-wrong",
      "The file does not open: the passphrase is wrong, or the file was changed on its way. Nothing was taken in. Type the passphrase again, or ask for the file again.",
    );
  }
  const parsed = parseCanonical(plain);
  return parsed.ok ? readContent(parsed.value) : damaged(parsed.refusal.message);
}

interface Lines {
  readonly header: Header;
  readonly lines: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

function readLines(file: Uint8Array): FileResult<Lines> {
  const first = file.subarray(0, HEADER_MAX).indexOf(10);
  const form = FORM.exec(textOf(file.subarray(0, Math.max(0, first))));
  if (form === null)
    return refused(
      "not-a-scenario-file",
      "This is no scenario file: it does not begin with onethread-scenario. Nothing was taken in.",
    );
  if (form[0] !== SCENARIO_FORM)
    return refused(
      "file-newer",
      `The file is of form ${form[0]}, this Onethread reads ${SCENARIO_FORM}. Nothing was taken in. Update Onethread, or ask for a file of the older form.`,
    );
  const second = file.subarray(0, HEADER_MAX).indexOf(10, first + 1);
  const header = second === -1 ? null : headerOf(textOf(file.subarray(first + 1, second)));
  if (header === null) return damaged("its header cannot be read.");
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

/** What was sealed came from somebody with the passphrase; its shape is looked at all the same. */
export function readContent(value: unknown): FileResult<ScenarioContent> {
  if (!isObject(value) || !isObject(value["scenario"])) return damaged("it holds no scenario.");
  const { scenario, records } = value;
  const fault = scenarioFault(scenario as Loose);
  if (fault !== null) return fault;
  if (records !== undefined && !(isObject(records) && LISTS.every((list) => Array.isArray(records[list]))))
    return damaged("the organisation in it cannot be read.");
  return {
    ok: true,
    value: {
      scenario: scenario as unknown as Scenario,
      ...(records === undefined ? {} : { records: records as unknown as OrgRecords }),
    },
  };
}

type Loose = Readonly<Record<string, unknown>>;

const TEXTS = ["id", "name", "orgId", "baseHash"] as const;
/** Lists of a scenario with the texts each entry must have. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  changeSets: ["id", "author", "reason", "effectiveOn"],
  archivedChanges: ["changeSetId"],
  pins: ["kind"],
  approvals: ["user", "at"],
  comments: ["id", "user", "at", "text"],
  participants: ["user", "from"],
  consultations: ["state"],
  events: ["kind", "user", "at"],
  resolutions: ["field", "choice", "user", "at"],
};

function scenarioFault(scenario: Loose): Refused | null {
  const hasTexts = (one: unknown, fields: readonly string[]): boolean =>
    isObject(one) && fields.every((field) => typeof one[field] === "string");
  if (!hasTexts(scenario, TEXTS) || !Number.isInteger(scenario["baseRevision"]))
    return damaged("the scenario in it has no name or base.");
  if (!SCENARIO_STATUSES.some((status) => status === scenario["status"]))
    return damaged("the scenario in it has no status.");
  for (const [field, texts] of Object.entries(LISTED)) {
    const list = scenario[field];
    if (!Array.isArray(list) || !list.every((one) => hasTexts(one, texts)))
      return damaged(`the ${field} of the scenario cannot be read.`);
  }
  if (scenario["plan"] !== undefined && !isPlan(scenario["plan"]))
    return damaged("the plan of the scenario cannot be read.");
  for (const set of scenario["changeSets"] as readonly Loose[]) {
    const changes = set["changes"];
    if (!Array.isArray(changes) || !changes.every((one) => hasTexts(one, ["kind"])))
      return damaged("the changes of the scenario cannot be read.");
    const unknown = (changes as readonly Change[]).find((change) => !isOrgChange(change));
    if (unknown !== undefined)
      return refused(
        "file-newer",
        `The scenario has a change of kind "${unknown.kind}", which this Onethread does not know. Nothing was taken in. Update Onethread.`,
      );
  }
  return null;
}

function isPlan(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { revision, files, place } = value;
  const isText = (one: unknown): boolean => typeof one === "string";
  return Number.isInteger(revision) && Number.isInteger(place) && Array.isArray(files) && files.every(isText);
}

function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function damaged(why: string): Refused {
  return refused(
    "file-damaged",
    `The scenario file is damaged: ${why} Nothing was taken in. Ask for the file again.`,
  );
}

function tooLarge(bytes: number): Refused {
  return refused(
    "file-too-large",
    `A scenario file has at most ${FILE_MAX / 1024 / 1024} MB; this would be ${Math.ceil(bytes / 1024 / 1024)} MB. Leave the organisation out of it, or split the scenario.`,
  );
}

function refused(code: string, message: string): Refused {
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
