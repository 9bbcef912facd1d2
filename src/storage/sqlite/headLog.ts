import { closeSync, fstatSync, fsyncSync, openSync, readSync, writeSync } from "node:fs";

/** The newest head of an org that was acknowledged. */
export interface LoggedHead {
  readonly revision: number;
  readonly hash: string;
}

interface Line extends LoggedHead {
  readonly orgId: string;
  /** What was logged before no longer counts: a backup was restored. */
  readonly isRestored?: true;
}

/**
 * The log of heads beside a database: a line a commit, synced. A tail that SQLite lost on reopening is found by it.
 * Several processes append; a line that was cut by a crash belongs to a commit nobody was told of.
 */
export class HeadLog {
  readonly #path: string;
  readonly #heads = new Map<string, LoggedHead>();
  #read = 0;
  #rest = "";

  constructor(databasePath: string) {
    this.#path = `${databasePath}.heads.log`;
  }

  /**
   * The commit stands whether or not its line can be written, so a disk without room is no failure here: what is lost
   * is the watch over one revision, until the next line.
   */
  append(line: Line): void {
    let file: number | null = null;
    try {
      file = openSync(this.#path, "a", 0o600);
      // A line of its own, whatever a crash left before it.
      writeSync(file, `\n${JSON.stringify(line)}\n`);
      fsyncSync(file);
    } catch (error) {
      if (!isOfDisk(error)) throw error;
    } finally {
      if (file !== null) closeSync(file);
    }
  }

  newest(orgId: string): LoggedHead | null {
    this.#catchUp();
    return this.#heads.get(orgId) ?? null;
  }

  orgs(): readonly string[] {
    this.#catchUp();
    return [...this.#heads.keys()];
  }

  #catchUp(): void {
    let file: number;
    try {
      file = openSync(this.#path, "r");
    } catch {
      // Deleted or never written: nothing is known.
      this.#heads.clear();
      this.#read = 0;
      return;
    }
    try {
      const { size } = fstatSync(file);
      if (size < this.#read) {
        this.#heads.clear();
        this.#read = 0;
        this.#rest = "";
      }
      const bytes = Buffer.alloc(size - this.#read);
      const count = readSync(file, bytes, 0, bytes.length, this.#read);
      this.#read += count;
      const lines = (this.#rest + bytes.subarray(0, count).toString("utf8")).split("\n");
      this.#rest = lines.pop() ?? "";
      for (const line of lines) this.#take(line);
    } finally {
      closeSync(file);
    }
  }

  #take(text: string): void {
    if (text === "") return;
    let line: Line;
    try {
      line = JSON.parse(text) as Line;
    } catch {
      return;
    }
    const known = this.#heads.get(line.orgId);
    if (line.isRestored === true || known === undefined || known.revision <= line.revision)
      this.#heads.set(line.orgId, { revision: line.revision, hash: line.hash });
  }
}

function isOfDisk(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return (
    typeof code === "string" && /^(?:ENOSPC|EDQUOT|EFBIG|EIO|EROFS|EACCES|EPERM|EMFILE|ENFILE)$/.test(code)
  );
}
