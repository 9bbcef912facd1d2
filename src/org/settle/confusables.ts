import type { Area } from "../area.ts";
import type { Asset } from "../asset.ts";
import type { Problem } from "../problem.ts";
import { say } from "../sentence.ts";
import { append } from "./append.ts";
import { reportEach } from "./report.ts";

/**
 * Letters of other scripts that look like Latin ones, and signs that look like another sign: the part of Unicode's
 * list (UTS #39, confusables.txt) that company names meet. Likenesses within ASCII (I and l, 0 and O) are left out on
 * purpose: "Team 1" beside "Team I" is how people number.
 */
const ALIKE: readonly (readonly [string, string])[] = [
  // Cyrillic
  ["АВЕКМНОРСТХУІЈЅԌҮ", "ABEKMHOPCTXYIJSGY"],
  ["аеорсухіјѕһԁԛԝӏ", "aeopcyxijshdqwl"],
  // Greek
  ["ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"],
  ["οανιρκ", "oavipk"],
  // Armenian
  ["օսհո", "ouhn"],
  // Dashes, quotation marks, strokes
  ["‐‑‒–—−", "------"],
  ["‘’‚‛′“”„″", "'''''\"\"\"\""],
];
const LATIN_OF = new Map<string, string>(
  ALIKE.flatMap(([from, to]) => [...from].map((letter, i) => [letter, to.charAt(i)] as const)),
);
const ASCII = /^[ -~]*$/;
const INVISIBLE = /\p{Cf}/gu;
const BLANKS = /\s+/g;

/**
 * A name as the eye takes it: names with equal keys look alike. The first of the example begins with a Cyrillic letter.
 * Source: docs/guides/formats.md#dirty-data.
 * @example lookOf("Рay") === lookOf("Pay") // true
 */
export function lookOf(name: string): string {
  if (ASCII.test(name)) return name.replace(BLANKS, " ").trim().toLowerCase();
  let look = "";
  for (const letter of name.normalize("NFKC").replace(INVISIBLE, "")) look += LATIN_OF.get(letter) ?? letter;
  return look.replace(BLANKS, " ").trim().toLowerCase();
}

/** Names of one list that are written differently and look alike. Equal names are no such fault. */
export function confusableProblems(
  items: readonly (Area | Asset)[],
  what: string,
  kindOf: (item: Area | Asset) => string,
  file: string,
): Problem[] {
  const byLook = new Map<string, (Area | Asset)[]>();
  for (const item of items) append(byLook, `${kindOf(item)} ${lookOf(item.name)}`, item);
  const groups: (Area | Asset)[][] = [];
  for (const group of byLook.values())
    if (group.length > 1 && group.some((item) => item.name !== group[0]?.name)) groups.push(group);
  return reportEach(
    groups,
    (group) => ({
      code: "name-confusable",
      blocks: false,
      policy: "kept apart",
      message: say([`${what}.name`])`${group.length} names look alike: ${group
        .slice(0, 3)
        .map((item) => `"${item.name}" (${item.id})`)
        .join(", ")}${group.length > 3 ? ` and ${group.length - 3} more` : ""}.`,
      rows: group.map((item) => item.row),
      count: group.length,
      subjects: group.map((item) => item.id),
      file,
    }),
    (rest) => ({
      code: "name-confusable",
      blocks: false,
      policy: "kept apart",
      message: say([`${what}.name`])`${rest.length} more groups of names look alike.`,
      rows: rest.flatMap((group) => group.map((item) => item.row)),
      count: rest.length,
      file,
    }),
  );
}
