import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { applyChanges, canonicalLists } from "../changes/index.ts";
import { startOfHistory } from "../history/index.ts";
import { wording } from "../org/index.ts";
import { importOrg } from "./importOrg.ts";
import { importChangeSet, importRevision, sourceOfFiles } from "./importRevision.ts";
import { refreshOrg } from "./refreshOrg.ts";

const TODAY = "2026-06-01";
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const read = (people: string) => importOrg({ files: [file("people.csv", people)], today: TODAY });
const counting = (): (() => string) => {
  let n = 0;
  return () => `g${++n}`;
};
const example = (name: string) =>
  importOrg({
    files: ["people", "areas", "assignments", "assets"].flatMap((list) => {
      try {
        return [
          {
            name: `${list}.csv`,
            bytes: new Uint8Array(
              readFileSync(join(resolve(import.meta.dirname, "../../examples"), name, `${list}.csv`)),
            ),
          },
        ];
      } catch {
        return [];
      }
    }),
    today: TODAY,
  });
const SET = { id: "c1", author: "ada", reason: "first list", effectiveOn: TODAY };

describe("a first list as changes from nothing", () => {
  test.each(["sourcegraph-2022-05-15", "adventureworks", "cloudfoundry", "govuk"])(
    "%s: the changes lead to the org that was read",
    (name) => {
      const first = importRevision({ imported: example(name), newId: counting() });
      const applied = applyChanges(startOfHistory(TODAY), first.changes);
      expect(applied.ok).toBe(true);
      if (applied.ok) expect(canonicalLists(applied.org.records)).toEqual(canonicalLists(first.org.records));
    },
  );
  test("dirty ones too, and the same list then changes nothing", () => {
    const text = "id,name,manager\n1,Ada,2\n2,Bob,1\n3,Cyd,77\n3,Cyd Two,1\neve@a.example,Eve,1\n";
    const imported = read(text);
    const first = importRevision({ imported, newId: counting() });
    const applied = applyChanges(startOfHistory(TODAY), first.changes);
    if (!applied.ok) throw new Error(wording(applied.refusal.message));
    expect(canonicalLists(applied.org.records)).toEqual(canonicalLists(first.org.records));
    expect(JSON.stringify(applied.org.records).match(/eve@/g)?.length).toBe(1);
    const again = refreshOrg({ head: applied.org, draft: imported.draft, newId: counting() });
    expect(again.changes).toEqual([]);
  });
});

describe("what blocks", () => {
  const imported = read("id,name,manager\n1,Ada,\n2,Bob,1\n3,Cyd,77\n4,Dee,\n");
  test("refuses the change set, naming the problems", () => {
    const refused = importChangeSet(importRevision({ imported, newId: counting() }), SET);
    expect(refused.ok || wording(refused.message)).toBe(
      "2 problems stand in the way (manager-missing, several-roots); nothing was changed. Mend the list, or accept what is done about them by name.",
    );
  });
  test("until each is accepted by name", () => {
    const some = importRevision({ imported, newId: counting(), accept: ["manager-missing"] });
    expect(some.blocking.map(({ code }) => code)).toEqual(["several-roots"]);
    const all = importRevision({ imported, newId: counting(), accept: ["manager-missing", "several-roots"] });
    const set = importChangeSet(all, SET, { settings: "areas: {}\n" });
    expect(set.ok && set.documents.settings).toBe("areas: {}\n");
    expect(set.ok && JSON.parse(set.documents.problems)).toHaveLength(all.problems.length);
  });
});

test("problems that name people name them by their new ids", () => {
  const imported = read(
    "id,name,manager\nada@a.example,Ada,bob@a.example\nbob@a.example,Bob,ada@a.example\n",
  );
  const { problems, hidden } = importRevision({ imported, newId: counting() });
  expect(hidden.length).toBe(2);
  expect(problems.flatMap(({ subjects }) => subjects).filter((id) => id.includes("@"))).toEqual([]);
});

test("the source names files and their bytes", () => {
  const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return new Uint8Array(hash.digest());
  };
  expect(sourceOfFiles([file("people.csv", "abc")], sha256)).toBe(
    "people.csv sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
});
