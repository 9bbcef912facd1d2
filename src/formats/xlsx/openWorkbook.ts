import type { XlsxLimits } from "./limits.ts";
import { createSharedStringsReader } from "./sharedStrings.ts";
import { createSheetReader, type CellBudget, type SheetContext, type SheetEvents } from "./sheetReader.ts";
import { createStylesReader } from "./styles.ts";
import { DAMAGED, inflateEntry, openZip, type InflateBudget, type ZipEntry } from "./unzip.ts";
import { createRelationsReader, createWorkbookReader, type Relation } from "./workbook.ts";
import { createXmlReader, type XmlEvents } from "./xml.ts";

/** A sheet of an opened file. */
export interface OpenSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Reads its rows until the end, a refusal, or until `isDone`. Can be called again. */
  read(events: SheetEvents, isDone: () => boolean): void;
}

export type OpenedWorkbook =
  | { readonly ok: true; readonly sheets: readonly OpenSheet[] }
  | { readonly ok: false; readonly reason: string };

/** What is counted over all files of one import. */
export type XlsxBudget = InflateBudget & CellBudget;

/**
 * Opens an XLSX (or XLSM, whose macros stay unread): the directory, then the parts that all sheets rest on. Only parts
 * that are read are inflated. What is no XLSX is refused in words that say what to do.
 */
export function openWorkbook(bytes: Uint8Array, budget: XlsxBudget, limits: XlsxLimits): OpenedWorkbook {
  const foreign = foreignReason(bytes);
  if (foreign !== undefined) return { ok: false, reason: foreign };
  if (bytes.length > limits.packedBytes)
    return { ok: false, reason: `it has more than ${limits.packedBytes / 2 ** 20} MB` };
  const zip = openZip(bytes, limits);
  if (!zip.ok) return zip;

  const readPart = (entry: ZipEntry, events: XmlEvents, isDone: () => boolean): string | undefined => {
    const reader = createXmlReader(limits, events, isDone);
    let reason: string | undefined;
    let isCut = false;
    const stopped = inflateEntry(bytes, entry, budget, limits, (piece) => {
      reason = reader.push(piece);
      isCut = isDone();
      return reason === undefined && !isCut;
    });
    return reason ?? stopped ?? (isCut ? undefined : reader.end());
  };

  let refusal: string | undefined;
  const refuse = (reason: string): void => void (refusal ??= reason);
  const readNamed = (path: string, events: XmlEvents): void => {
    const entry = zip.entries.get(path.toLowerCase());
    if (refusal !== undefined) return;
    if (entry === undefined) return refuse(DAMAGED);
    const reason = readPart(entry, events, () => refusal !== undefined);
    if (reason !== undefined) refuse(reason);
  };
  const relationsOf = (path: string): readonly Relation[] => {
    const slash = path.lastIndexOf("/");
    const reader = createRelationsReader(slash < 0 ? "" : path.slice(0, slash), limits.entries);
    const own = `${path.slice(0, slash + 1)}_rels/${path.slice(slash + 1)}.rels`;
    if (zip.entries.has(own.toLowerCase())) readNamed(own, reader);
    return reader.relations;
  };

  const main = relationsOf("").find((relation) => relation.kind === "officeDocument")?.target;
  if (refusal !== undefined) return { ok: false, reason: refusal };
  if (main === undefined || !zip.entries.has(main.toLowerCase()))
    return { ok: false, reason: otherPackageReason(zip.entries) };
  if (main.toLowerCase().endsWith(".bin"))
    return { ok: false, reason: "it is a binary workbook (.xlsb): save it as .xlsx" };
  const workbook = createWorkbookReader(limits.sheets);
  readNamed(main, workbook);
  const relations = relationsOf(main);
  // A workbook need not have styles or shared texts, but those it names must be there: days would read as numbers.
  const readKind = (kind: string, events: XmlEvents): void => {
    const target = relations.find((relation) => relation.kind === kind)?.target;
    if (target !== undefined) readNamed(target, events);
  };
  const styles = createStylesReader(limits.styles);
  readKind("styles", styles);
  const shared = createSharedStringsReader(limits, refuse);
  readKind("sharedStrings", shared);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  if (workbook.sheets.length === 0) refuse("it has no sheet");
  if (
    workbook.sheets.some(
      ({ relationId }) => !zip.entries.has(byId.get(relationId)?.target.toLowerCase() ?? ""),
    )
  )
    refuse(DAMAGED);
  if (workbook.sheets.length > limits.sheets) refuse(`it has more than ${limits.sheets} sheets`);
  if (refusal !== undefined) return { ok: false, reason: refusal };

  const context: SheetContext = { texts: shared.texts, kinds: styles.kinds, is1904: workbook.is1904() };
  const sheets = workbook.sheets.flatMap(({ name, relationId, isHidden }): OpenSheet[] => {
    const relation = byId.get(relationId);
    const entry = zip.entries.get(relation?.target.toLowerCase() ?? "");
    // Sheets of charts and dialogs have relations of another kind, and no rows.
    if (entry === undefined || relation?.kind !== "worksheet") return [];
    return [
      {
        name,
        isHidden,
        read(events, isDone) {
          let isRefused = false;
          const stop = (reason: string): void => {
            if (!isRefused) events.refuse(reason);
            isRefused = true;
          };
          const sheet = createSheetReader(context, budget, limits, { ...events, refuse: stop });
          const reason = readPart(entry, sheet, () => isRefused || isDone());
          if (reason !== undefined) stop(reason);
        },
      },
    ];
  });
  return { ok: true, sheets };
}

const CFB = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether bytes begin as a ZIP does, or as the older container of Office and of protected files. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return isZip(bytes) || isCompound(bytes);
}

function isZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

function isCompound(bytes: Uint8Array): boolean {
  return CFB.every((byte, i) => bytes[i] === byte);
}

function foreignReason(bytes: Uint8Array): string | undefined {
  if (isCompound(bytes))
    return holdsWide(bytes, "EncryptedPackage")
      ? "it is protected by a password: save it without one"
      : "it is a workbook of the old kind (.xls): save it as .xlsx";
  return isZip(bytes) ? undefined : "it is no XLSX: save it as .xlsx in a spreadsheet program";
}

/** Whether a directory entry of a compound file has this name: UTF-16, and within the first and last megabytes. */
function holdsWide(bytes: Uint8Array, name: string): boolean {
  const decoder = new TextDecoder("utf-16le");
  const head = bytes.subarray(0, 4 * 2 ** 20);
  const tail = bytes.subarray(Math.max(0, bytes.length - 4 * 2 ** 20) & ~1);
  return [head, tail].some((part) => decoder.decode(part).includes(name));
}

function otherPackageReason(entries: ReadonlyMap<string, unknown>): string {
  if (entries.has("content.xml") && entries.has("mimetype"))
    return "it is an OpenDocument file (.ods): save it as .xlsx";
  return "it holds no workbook: save it as .xlsx in a spreadsheet program";
}
