import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, relative, resolve, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
};

/** A file of the bundled app. */
export interface WebFile {
  readonly type: string;
  readonly read: () => Uint8Array;
}

/**
 * The files of the bundled app, by path as a browser asks for it. Only what the folder holds now can be asked for, so
 * that no path leads out of it.
 * @returns null where the app was not built.
 */
export function webFiles(folder = FOLDER): ReadonlyMap<string, WebFile> | null {
  if (statSync(join(folder, "index.html"), { throwIfNoEntry: false }) === undefined) return null;
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  return new Map(
    paths.flatMap((path) => {
      const name = relative(folder, path).split(sep).join("/");
      const file = {
        type: TYPES[extname(path)] ?? "application/octet-stream",
        read: () => readFileSync(path),
      };
      return askedAs(name).map((one) => [one, file] as const);
    }),
  );
}

/** The page to measure on is found by its name alone too, as most hosts of files find pages. */
function askedAs(name: string): readonly string[] {
  return name === "bench.html" ? [name, "bench"] : [name];
}

/** Sources and what is compiled of them are siblings: dist/server lies beside dist/web. */
const FOLDER = resolve(import.meta.dirname, "..", "..", "dist", "web");
