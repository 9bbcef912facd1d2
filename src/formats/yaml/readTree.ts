import { blockTree } from "./blockTree.ts";
import { libraryTree, repeatedKey, type Beginning } from "./libraryTree.ts";
import { yamlExcess } from "./limits.ts";
import { piecesOf, type Piece } from "./pieces.ts";
import { moved, type Tree, type TreeEntry, type TreeRead } from "./tree.ts";

/** What the YAML library may still do for one file: it is given what is not in the plain block style. */
export interface LibraryWork {
  left: number;
}

/** Signs of YAML that the library is given at most of one file; each takes it up to 9 µs. */
export const LIBRARY_SIGNS_MAX = 80_000;
/** Characters that take the library as long as a sign. */
const CHARS_A_SIGN = 20;
/** What each text costs however short it is. */
const SIGNS_A_TEXT = 4;

export const libraryWork = (): LibraryWork => ({ left: LIBRARY_SIGNS_MAX });

/**
 * Reads one YAML text, without a BOM, within the limits. What is in the plain block style is read at once; else the
 * records that are not, each alone; else the whole by the library. All three give the same tree, and none takes a
 * second for any text. Source: docs/guides/formats.md#limits.
 * @param work shared by texts that are one file.
 */
export function readTree(text: string, work: LibraryWork = libraryWork()): TreeRead {
  const excess = yamlExcess(text);
  if (excess !== undefined) return { ok: false, isLimit: true, line: 1, refusal: excess };
  const plain = blockTree(text);
  if (plain !== undefined) return { ok: true, tree: plain };
  const pieces = piecesOf(text);
  const byPieces = pieces === undefined ? undefined : treeOfPieces(text, pieces, work);
  if (byPieces?.ok === true) return byPieces;
  // A piece may be cut where a text goes on: what is wrong, or that nothing is, only the whole says.
  const whole = readByLibrary(text, { offset: 0, line: 1 }, work);
  return byPieces !== undefined && !whole.ok && whole.isLimit ? byPieces : whole;
}

function readByLibrary(text: string, from: Beginning, work: LibraryWork): TreeRead {
  const signs = signsOf(text, work.left);
  if (signs > work.left)
    return {
      ok: false,
      isLimit: true,
      line: from.line,
      refusal: `it holds too many brackets, quotes and other signs of YAML outside of plain blocks, from line ${from.line} on: write each key on a line of its own`,
    };
  work.left -= signs;
  return libraryTree(text, from);
}

const SIGNS = new Set([..."[]{},\"'&*!|>?:#%@`\n-"].map((sign) => sign.charCodeAt(0)));

/** What the library has to do for a text; beyond `max` it is counted no further. */
function signsOf(text: string, max: number): number {
  let signs = SIGNS_A_TEXT + text.length / CHARS_A_SIGN;
  for (let i = 0; i < text.length && signs <= max; i++) if (SIGNS.has(text.charCodeAt(i))) signs++;
  return signs;
}

/** The list or map whose items or entries are the pieces; not ok where one of them is not exactly that. */
function treeOfPieces(text: string, pieces: readonly Piece[], work: LibraryWork): TreeRead {
  const items: Tree[] = [];
  const dashes: number[] = [];
  const entries: TreeEntry[] = [];
  const keys = new Set<string>();
  for (const { start, end, line } of pieces) {
    const piece = text.slice(start, end);
    const plain = blockTree(piece);
    const read =
      plain === undefined
        ? readByLibrary(piece, { offset: start, line }, work)
        : { ok: true as const, tree: moved(plain, start) };
    if (!read.ok) return read;
    const { tree } = read;
    const [entry, ...others] = tree.kind === "map" && !tree.isFlow ? tree.entries : [];
    if (entry !== undefined && others.length === 0) {
      if (keys.has(entry.key))
        return { ok: false, isLimit: false, line, refusal: repeatedKey(entry.key, line) };
      keys.add(entry.key);
      entries.push(entry);
    } else if (tree.kind === "list" && !tree.isFlow && tree.items.length === 1) {
      items.push(...tree.items);
      dashes.push(...tree.dashes);
    } else return { ok: false, isLimit: false, line, refusal: `line ${line} begins no key and no item` };
  }
  const first = entries[0];
  const end = (first === undefined ? items.at(-1) : entries.at(-1)?.value)?.end ?? 0;
  return {
    ok: true,
    tree:
      first === undefined
        ? { kind: "list", items, dashes, isFlow: false, start: dashes[0] ?? 0, end }
        : { kind: "map", entries, isFlow: false, start: first.keyStart, end },
  };
}
