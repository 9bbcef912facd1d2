/**
 * Changes bytes the ways files go wrong: cut, joined, repeated, a bit turned, a token of some format put in, numbers
 * made huge, lines shuffled. One to six changes a time.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** What parsers trip over: separators, quotes, structure, huge and odd numbers, keys with a meaning to JavaScript. */
const TOKENS = [
  ..."\"',;:|\t\n\r\0[]{}<>&*#!%@`\\/-?=+~",
  "\r\n",
  "\ufeff",
  "\u202e",
  "\u2028",
  "\ud83d\ude00",
  "__proto__",
  "constructor",
  "toString",
  "null",
  "true",
  "~",
  "NaN",
  "-0",
  "1e999",
  "99999999999999999999",
  "0x10",
  "2026-02-30",
  "31.12.9999",
  "''=1+1",
  "=cmd()",
  "&a ",
  "*a",
  "<<: *a",
  "!!binary ",
  "!!js/function ",
  "---\n",
  "...\n",
  "- - - - ",
  "? ",
  "|\n",
  ">-\n",
  "%YAML 9.9\n",
  "<!DOCTYPE x [<!ENTITY a 'b'>]>",
  "&a;",
  "<![CDATA[",
  "]]>",
  "<!--",
  "../../x",
  "/etc/passwd",
  "apiVersion: backstage.io/v1alpha1\n",
  "kind: Group\n",
  "spec: {}\n",
  "* @org/team\n",
  "[Section][2] @x\n",
  "\\ ",
  "PK\u0003\u0004",
].map((text) => strToU8(text));

export function mutate(bytes, random) {
  let out = bytes;
  for (let n = 1 + random(6); n > 0; n--) out = CHANGES[random(CHANGES.length)](out, random);
  return out.length > MAX ? out.slice(0, MAX) : out;
}

const MAX = 96 * 1024;
const at = (bytes, random) => random(bytes.length + 1);

const CHANGES = [
  function turnBit(bytes, random) {
    if (bytes.length === 0) return bytes;
    const out = bytes.slice();
    out[random(out.length)] ^= 1 << random(8);
    return out;
  },
  function setByte(bytes, random) {
    if (bytes.length === 0) return bytes;
    const out = bytes.slice();
    out[random(out.length)] = random(256);
    return out;
  },
  function putToken(bytes, random) {
    return splice(bytes, at(bytes, random), 0, TOKENS[random(TOKENS.length)]);
  },
  function cutOut(bytes, random) {
    return splice(bytes, at(bytes, random), 1 + random(40), new Uint8Array());
  },
  function cutTail(bytes, random) {
    return bytes.slice(0, at(bytes, random));
  },
  function repeatPart(bytes, random) {
    const from = at(bytes, random);
    const part = bytes.slice(from, from + 1 + random(200));
    let times = 1 + random(random(10) === 0 ? 200 : 3);
    let out = bytes;
    for (; times > 0 && out.length < MAX; times--) out = splice(out, from, 0, part);
    return out;
  },
  function movePart(bytes, random) {
    const from = at(bytes, random);
    const part = bytes.slice(from, from + 1 + random(80));
    return splice(splice(bytes, from, part.length, new Uint8Array()), at(bytes, random), 0, part);
  },
  function shuffleLines(bytes, random) {
    const lines = strFromU8(bytes, true).split("\n");
    const [a, b] = [random(lines.length), random(lines.length)];
    [lines[a], lines[b]] = [lines[b], lines[a]];
    return strToU8(lines.join("\n"), true);
  },
  function nest(bytes, random) {
    const [open, shut] = [
      ["[", "]"],
      ["{a: ", "}"],
      ['{"a":', "}"],
      ["<a>", "</a>"],
      ['"', '"'],
    ][random(5)];
    const depth = 1 + random(random(8) === 0 ? 4000 : 80);
    return splice(bytes, at(bytes, random), 0, strToU8(open.repeat(depth) + shut.repeat(depth)));
  },
  function turnText(bytes, random) {
    // As UTF-16, which a spreadsheet may save, or with the wrong mark in front.
    const text = strFromU8(bytes, true);
    const wide = new Uint8Array(2 + text.length * 2);
    wide.set(random(2) === 0 ? [255, 254] : [254, 255]);
    for (let i = 0; i < text.length; i++) wide[2 + 2 * i] = text.charCodeAt(i);
    return random(6) === 0 ? wide : bytes;
  },
];

function splice(bytes, from, count, put) {
  const out = new Uint8Array(bytes.length - Math.min(count, bytes.length - from) + put.length);
  out.set(bytes.subarray(0, from));
  out.set(put, from);
  out.set(bytes.subarray(Math.min(bytes.length, from + count)), from + put.length);
  return out;
}

/** A workbook with one of its parts changed: packed whole again, or else its packed bytes changed as they are. */
export function mutateZip(bytes, random) {
  if (random(4) === 0) return mutate(bytes, random);
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => name.endsWith(".xml") || name.endsWith(".rels"));
  const name = names[random(names.length)];
  return zipSync({ ...parts, [name]: [mutate(parts[name], random), { level: random(2) * 6 }] });
}
