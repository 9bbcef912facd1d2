import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempFolder } from "../store.case.ts";
import { HeadLog } from "./headLog.ts";

const folder = tempFolder();
const line = (revision: number, hash: string) => ({ orgId: "acme", revision, hash });

test("the newest head counts; of two lines for one revision the later", () => {
  const log = new HeadLog(join(folder.path, "a.db"));
  log.append(line(4, "a"));
  log.append(line(3, "b"));
  expect(log.newest("acme")).toEqual({ revision: 4, hash: "a" });
  log.append(line(4, "c"));
  expect(log.newest("acme")).toEqual({ revision: 4, hash: "c" });
  log.append({ ...line(2, "d"), isRestored: true });
  expect(log.newest("acme")).toEqual({ revision: 2, hash: "d" });
});

test("a log that was begun anew while it was read is read anew", () => {
  const path = join(folder.path, "b.db");
  const log = new HeadLog(path);
  for (const revision of [1, 2, 3]) log.append(line(revision, "a"));
  expect(log.newest("acme")?.revision).toBe(3);
  writeFileSync(`${path}.heads.log`, `${JSON.stringify(line(1, "z"))}\n`);
  expect(log.newest("acme")).toEqual({ revision: 1, hash: "z" });
});
