/**
 * Whether the path of a file is named by a pattern: the path itself, or with `*` for any letters of one name. Without
 * a slash the pattern names files in any folder. Walks each text once, whatever the pattern.
 * @example isNamed("groups/*.yaml", "groups/docs.yaml") // true
 */
export function isNamed(pattern: string, path: string): boolean {
  const text = pattern.includes("/") ? path : (path.split("/").at(-1) ?? "");
  return matches(pattern, text);
}

function matches(pattern: string, text: string): boolean {
  let [p, t] = [0, 0];
  let [star, retry] = [-1, 0];
  while (t < text.length) {
    const wanted = pattern.charAt(p);
    if (wanted === "*") {
      star = p++;
      retry = t;
    } else if (p < pattern.length && wanted === text.charAt(t)) {
      p++;
      t++;
    } else if (star >= 0 && text.charAt(retry) !== "/") {
      p = star + 1;
      t = ++retry;
    } else return false;
  }
  while (pattern.charAt(p) === "*") p++;
  return p === pattern.length;
}

/** The name of a file without folders and ending. @example stemOf("a/team.yml") // "team" */
export function stemOf(path: string): string {
  const name = path.split("/").at(-1) ?? "";
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? name : name.slice(0, dot);
}
