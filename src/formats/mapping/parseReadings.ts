import { say } from "../../org/index.ts";
import type { YamlMap, YamlNode } from "../yaml/nodes.ts";
import type { Rule, TextReading } from "./mapping.ts";
import { textOf, textsIn, unknownKey } from "./nodes.ts";
import { at, type Notes } from "./notes.ts";
import { wordsOf } from "./rules.ts";

const RULE_KEYS = ["words", "starts", "equals", "is", "else"];

/** Reads `readings`: ordered rules by name. */
export function parseReadings(node: YamlNode | undefined, notes: Notes): Map<string, TextReading> {
  const readings = new Map<string, TextReading>();
  if (node === undefined) return readings;
  if (node.kind !== "map") {
    notes.bad(node.line, say([])`${at(node.line)}: readings is no map of names to rules.`);
    return readings;
  }
  for (const [name, list] of node.entries) {
    if (list.kind === "list")
      readings.set(name, { name, rules: list.items.flatMap((rule) => parseRule(name, rule, notes)) });
    else notes.bad(list.line, say([])`${at(list.line)}: the reading ${name} is no list of rules.`);
  }
  return readings;
}

function parseRule(name: string, node: YamlNode, notes: Notes): Rule[] {
  const expected = "expected {words: …, is: …} with words, starts or equals, or {else: …}";
  if (node.kind !== "map") {
    notes.bad(node.line, say([])`${at(node.line)}: a rule of ${name} is no map, ${expected}.`);
    return [];
  }
  const unknown = unknownKey(node, RULE_KEYS);
  const conditions = ["words", "starts", "equals"].flatMap((key) => worded(node, key));
  const otherwise = textOf(node.entries.get("else"));
  const is = otherwise ?? textOf(node.entries.get("is"));
  if (unknown !== undefined || is === undefined || (conditions.length === 0) !== (otherwise !== undefined)) {
    notes.bad(node.line, say([])`${at(node.line)}: a rule of ${name} cannot be used, ${expected}.`);
    return [];
  }
  const [words, starts, equals] = [worded(node, "words"), worded(node, "starts"), worded(node, "equals")];
  return [{ words, starts, equals, is, line: node.line }];
}

/** Texts of a rule as words; what holds no letter and no digit is none. */
function worded(node: YamlMap, key: string): string[] {
  return textsIn(node.entries.get(key))
    .map(wordsOf)
    .filter((words) => words !== " ");
}
