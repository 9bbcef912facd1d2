import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Bug } from "../../org/index.ts";

/** One numbered step of a database's form. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hexadecimal: a released file is never edited. */
  readonly sha: string;
}

/**
 * The numbered files of a folder, `0001-…sql` upwards.
 * @throws Bug on a gap or two files of one number.
 */
export function readMigrations(folder: URL): readonly Migration[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort();
  return files.map((file, i) => {
    if (!new RegExp(`^${String(i + 1).padStart(4, "0")}-[a-z0-9-]+\\.sql$`).test(file))
      throw new Bug(
        `The migration ${file} stands at place ${i + 1}.`,
        "Maybe a number is missing or used twice.",
      );
    const sql = readFileSync(new URL(file, folder), "utf8");
    return {
      number: i + 1,
      name: file.slice(5, -4),
      sql,
      sha: createHash("sha256").update(sql).digest("hex"),
    };
  });
}
