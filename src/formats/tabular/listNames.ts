import { FIELDS, type ListName } from "./fields.ts";

/**
 * Which list each file or sheet holds: by its name (the folder and the ending do not count), and a lone one, or the
 * only unknown one beside known ones, is people.
 */
export function listsOf(names: readonly string[]): Map<string, ListName> {
  const lists = new Map<string, ListName>();
  for (const name of names) {
    const list = listNamed(name);
    if (list !== undefined) lists.set(name, list);
  }
  const unknown = names.filter((name) => !lists.has(name));
  const [only] = unknown;
  if (only !== undefined && unknown.length === 1 && ![...lists.values()].includes("people"))
    lists.set(only, "people");
  return lists;
}

/** The list a file is named after, or undefined. @example listNamed("company/Areas.csv") // "areas" */
export function listNamed(name: string): ListName | undefined {
  const base = (name.split(/[/\\]/).at(-1) ?? "").toLowerCase().replace(/\.[a-z]+$/, "");
  return (Object.keys(FIELDS) as ListName[]).find((one) => one === base);
}
