import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildOrg, wording, type OrgDraft, type OrgLists } from "../../org/index.ts";
import { parseFiles, type InputFile } from "../index.ts";
import { editFolder } from "./edit.ts";
import { formatFolder } from "./format.ts";

type Files = Readonly<Record<string, string>>;
type Lists = { -readonly [List in keyof OrgLists]: Record<string, unknown>[] };

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
const inputs = (files: Files): InputFile[] =>
  Object.entries(files).map(([name, text]) => ({ name, bytes: encode(text) }));
const read = (files: Files): OrgDraft => parseFiles(inputs(files), { today: "2026-06-01" });

/** The folder after an edit of what was read from it. */
function edited(files: Files, change: (lists: Lists) => void) {
  const before = read(files);
  const after = structuredClone(before) as unknown as Lists;
  change(after);
  const edit = editFolder(inputs(files), before, after as unknown as OrgLists);
  const result: Record<string, string> = { ...files };
  for (const name of edit.removed) delete result[name];
  for (const { name, bytes } of edit.files) result[name] = decode(bytes);
  return { before, after: after as unknown as OrgLists, edit, files: result };
}

/** Lines taken away and lines put in, by the longest common row of lines. */
function diff(a: string, b: string): { readonly out: string[]; readonly in: string[] } {
  const [x, y] = [a.split("\n"), b.split("\n")];
  const length = Array.from({ length: x.length + 1 }, () => new Uint32Array(y.length + 1));
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      length[i]![j] =
        x[i] === y[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const found = { out: [] as string[], in: [] as string[] };
  let [i, j] = [0, 0];
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i] === y[j]) {
      i++;
      j++;
    } else if (j >= y.length || (i < x.length && length[i + 1]![j]! >= length[i]![j + 1]!))
      found.out.push(x[i++]!);
    else found.in.push(y[j++]!);
  }
  return found;
}

const PEOPLE = `# People of Acme, kept by hand.

# The founder.
- id: ada
  name: "Ada"        # never Adele
  title: 'CEO'

- name: Bob
  id: bob
  # interim until June
  manager_id: ada
  level: 3
  interviewer_ids: [ada, cyd]

# Designer.
- id: cyd
  name: Cyd
  reports_to: ada
  # last line of Cyd
`;
const PAY = `id: pay
name: Payments   # was: Billing
kind: product
owner_id: ada
charter:
  # why we are here
  purpose: Get paid
  in_scope:
    - cards   # all of them
    - cash
assignments:
  - person_id: ada   # the lead
    share: 0.5
  # joined late
  - person_id: bob
    share: 1
`;
const SHOP = "id: shop\nname: Shop\nassignments:\n  - person_id: cyd\n";
const FOLDER: Files = { "people.yaml": PEOPLE, "areas/pay.yaml": PAY, "areas/shop.yaml": SHOP };

const person = (lists: Lists, id: string): Record<string, unknown> =>
  lists.people.find((one) => one["id"] === id)!;
const area = (lists: Lists, id: string): Record<string, unknown> =>
  lists.areas.find((one) => one["id"] === id)!;
const row = (lists: Lists, id: string): Record<string, unknown> =>
  lists.assignments.find((one) => one["personId"] === id)!;

describe("one edit is one changed line", () => {
  test.each<[string, keyof typeof FOLDER, (lists: Lists) => void, string[], string[]]>([
    [
      "a text in quotes keeps them",
      "people.yaml",
      (l) => (person(l, "ada")["name"] = "Ada L"),
      ['  name: "Ada"        # never Adele'],
      ['  name: "Ada L"        # never Adele'],
    ],
    [
      "in the other quotes too",
      "people.yaml",
      (l) => (person(l, "ada")["title"] = "Ada's"),
      ["  title: 'CEO'"],
      ["  title: 'Ada''s'"],
    ],
    [
      "a manager",
      "people.yaml",
      (l) => (person(l, "bob")["managerId"] = "cyd"),
      ["  manager_id: ada"],
      ["  manager_id: cyd"],
    ],
    [
      "a field under another heading",
      "people.yaml",
      (l) => (person(l, "cyd")["managerId"] = "bob"),
      ["  reports_to: ada"],
      ["  manager_id: bob"],
    ],
    ["a number", "people.yaml", (l) => (person(l, "bob")["level"] = 4), ["  level: 3"], ["  level: 4"]],
    [
      "an item of a list",
      "people.yaml",
      (l) => (person(l, "bob")["interviewerIds"] = ["cyd"]),
      ["  interviewer_ids: [ada, cyd]"],
      ["  interviewer_ids: [cyd]"],
    ],
    [
      "an item more",
      "people.yaml",
      (l) => (person(l, "bob")["interviewerIds"] = ["ada", "x: y", "cyd"]),
      ["  interviewer_ids: [ada, cyd]"],
      ['  interviewer_ids: [ada, "x: y", cyd]'],
    ],
    [
      "a text that needs quotes",
      "people.yaml",
      (l) => (person(l, "cyd")["name"] = "007"),
      ["  name: Cyd"],
      ['  name: "007"'],
    ],
    [
      "a field more, at its place",
      "people.yaml",
      (l) => (person(l, "ada")["email"] = "a@acme.example"),
      [],
      ["  email: a@acme.example"],
    ],
    ["a field less", "people.yaml", (l) => delete person(l, "bob")["level"], ["  level: 3"], []],
    [
      "a field with a comment stays empty",
      "people.yaml",
      (l) => (person(l, "bob")["managerId"] = null),
      ["  manager_id: ada"],
      ["  manager_id: "],
    ],
    [
      "an area's name",
      "areas/pay.yaml",
      (l) => (area(l, "pay")["name"] = "Pay"),
      ["name: Payments   # was: Billing"],
      ["name: Pay   # was: Billing"],
    ],
    [
      "an item of a block list",
      "areas/pay.yaml",
      (l) => (area(l, "pay")["charter"] = { purpose: "Get paid", inScope: ["cards", "coins"] }),
      ["    - cash"],
      ["    - coins"],
    ],
    [
      "a line of a charter more",
      "areas/pay.yaml",
      (l) =>
        (area(l, "pay")["charter"] = { purpose: "Get paid", inScope: ["cards", "cash"], signedBy: "ada" }),
      [],
      ["  signed_by: ada"],
    ],
    [
      "a share",
      "areas/pay.yaml",
      (l) => (row(l, "ada")["share"] = 0.75),
      ["    share: 0.5"],
      ["    share: 0.75"],
    ],
    ["a deputy", "areas/pay.yaml", (l) => (area(l, "pay")["deputyId"] = "bob"), [], ["deputy_id: bob"]],
  ])("%s", (_, name, change, out, put) => {
    const { files, edit, after } = edited(FOLDER, change);
    expect(edit.files.map((file) => file.name)).toEqual([name]);
    expect(diff(FOLDER[name]!, files[name]!)).toEqual({ out, in: put });
    expect(plain(read(files))).toEqual(plain(after));
  });
});

describe("records come and go", () => {
  test("nothing changed: nothing is written", () => {
    const { edit } = edited(FOLDER, () => {});
    expect(edit).toEqual({ files: [], removed: [], problems: [] });
  });

  test("a new record goes to its place by id, spaced as its neighbours are", () => {
    const { files } = edited(FOLDER, (l) =>
      l.people.push({ id: "amy", name: "Amy", managerId: null, status: "active", fte: 1, vacant: false }),
    );
    expect(files["people.yaml"]).toBe(
      PEOPLE.replace("- name: Bob", "- id: amy\n  name: Amy\n  status: active\n\n- name: Bob"),
    );
  });

  test("who goes takes the own comment along, and no other", () => {
    const { files } = edited(FOLDER, (l) => {
      l.people = l.people.filter((one) => one["id"] !== "cyd");
      l.assignments = l.assignments.filter((one) => one["personId"] !== "cyd");
      person(l, "bob")["interviewerIds"] = ["ada"];
    });
    expect(files["people.yaml"]).toBe(
      PEOPLE.slice(0, PEOPLE.indexOf("\n# Designer.")).replace("[ada, cyd]", "[ada]") + "\n",
    );
    expect(files["areas/shop.yaml"]).toBe("id: shop\nname: Shop\n");
  });

  test("an assignment moves between the files of its areas", () => {
    const { files } = edited(FOLDER, (l) => (row(l, "bob")["areaId"] = "shop"));
    expect(files["areas/pay.yaml"]).toBe(PAY.slice(0, PAY.indexOf("  # joined late")));
    expect(files["areas/shop.yaml"]).toBe(
      SHOP.replace(
        "  - person_id: cyd",
        "  - person_id: bob\n    share: 1\n    type: core\n  - person_id: cyd",
      ),
    );
  });

  test("an area that goes takes its file; a new one gets one, whatever its id", () => {
    const { files, edit } = edited(FOLDER, (l) => {
      l.areas = l.areas.filter((one) => one["id"] !== "shop");
      l.assignments = l.assignments.filter((one) => one["areaId"] !== "shop");
      for (const id of ["a/b", "A-B", "con", "../x"])
        l.areas.push({
          id,
          name: id,
          parentId: null,
          kind: "product",
          mode: "functional",
          status: "active",
          owners: [],
        });
      l.assignments.push({ personId: "ada", areaId: "a/b", type: "core", isLead: false });
    });
    expect(edit.removed).toEqual(["areas/shop.yaml"]);
    expect(Object.keys(files).sort()).toEqual([
      "areas/--x.yaml",
      "areas/A-B.yaml",
      "areas/a-b~2.yaml",
      "areas/con~.yaml",
      "areas/pay.yaml",
      "people.yaml",
    ]);
    expect(files["areas/a-b~2.yaml"]).toContain("id: a/b\n");
    expect(files["areas/a-b~2.yaml"]).toContain("- person_id: ada");
  });

  test("a text that is an id alone becomes a record when it says more", () => {
    const files = { "areas/pay.yaml": "assignments:\n  - ada # lead\n  - bob\n", "people.yaml": PEOPLE };
    const result = edited(files, (l) => (row(l, "ada")["share"] = 0.5));
    expect(result.files["areas/pay.yaml"]).toBe(
      "assignments:\n  - person_id: ada # lead\n    share: 0.5\n    type: core\n  - bob\n",
    );
  });

  test("CRLF, a byte order mark and a missing last line end stay", () => {
    const text = `\ufeff${PEOPLE.replaceAll("\n", "\r\n").trimEnd()}`;
    const { files } = edited({ "people.yaml": text }, (l) => {
      person(l, "bob")["title"] = "Dev";
      person(l, "ada")["name"] = "Ada\nL";
    });
    const result = files["people.yaml"]!;
    expect(result.startsWith("\ufeff#")).toBe(true);
    expect(result.replaceAll("\r\n", "")).not.toContain("\n");
    expect(result.endsWith("# last line of Cyd")).toBe(true);
    expect(read(files).people.map(({ name, title }) => [name, title])).toContainEqual(["Ada\nL", "CEO"]);
  });

  test("what a policy has mended stays unmended in the file", () => {
    const files = {
      "people.yaml": "- id: ada\n  name: Ada (Acting)\n- id: bob\n  name: Bob\n  manager_id: gone\n",
    };
    const org = buildOrg(read(files), { today: "2026-06-01" });
    const renamed = org.records.people.map((one) => (one.id === "bob" ? { ...one, name: "Rob" } : one));
    const edit = editFolder(inputs(files), org.records, { ...org.records, people: renamed });
    expect(edit.files.map(({ bytes }) => decode(bytes))).toEqual([
      files["people.yaml"].replace("Bob", "Rob"),
    ]);
  });

  test("what stands in a file of another format is said, not doubled", () => {
    const files = { "people.csv": "id,name,manager_id\nada,Ada,\n", "areas/pay.yaml": PAY };
    const { edit } = edited(files, (l) => (person(l, "ada")["name"] = "Eve"));
    expect(edit.files).toEqual([]);
    expect(edit.problems.map((problem) => wording(problem.message))).toEqual([
      "1 of people changed, but stands in no YAML file of the folder: change the file that says it.",
    ]);
  });

  test("a value behind an alias is written out, the anchor's stays", () => {
    const files = { "areas/pay.yaml": "aliases: &x [a, b]\nrequired_disciplines: *x\n" };
    const { files: result } = edited(files, (l) => (area(l, "pay")["requiredDisciplines"] = ["a"]));
    expect(result["areas/pay.yaml"]).toBe("aliases: &x [a, b]\nrequired_disciplines: [a]\n");
  });

  test("a text whose change would change another value stays as it is, and that is said", () => {
    const files = { "areas/pay.yaml": "aliases: &x [a, b]\nrequired_disciplines: *x\n" };
    const { edit } = edited(files, (l) => (area(l, "pay")["aliases"] = ["a"]));
    expect(edit.files).toEqual([]);
    expect(edit.problems.map((problem) => wording(problem.message))).toEqual([
      "areas/pay.yaml is left as it is: the change cannot be written into its text. Change it by hand.",
    ]);
  });
});

/** A value with the keys of its objects in order, and without rows. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, one]) => key !== "row" && one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, ordered(one)]),
  );
}

const plain = (lists: OrgLists): unknown =>
  Object.fromEntries(
    (["people", "areas", "assignments", "assets", "decisions", "disciplines"] as const).map((list) => [
      list,
      lists[list].map((item) => JSON.stringify(ordered(item))).sort(),
    ]),
  );

const word = fc.constantFrom(
  "ada",
  "Zoë",
  "x: y",
  "007",
  "no",
  "a b",
  "it's",
  'say "hi"',
  "# x",
  "l1\nl2",
  "l1\n  l2\n\nl3",
  "[x]",
  "a;b",
  "long ".repeat(30).trim(),
);
const id = fc.constantFrom(..."ada bob cyd dot eve fay 007 no".split(" "));
const areaIds = ["pay", "shop", "ops"];
const some = (required: object, optional: object) =>
  fc.record({ ...required, ...optional } as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: Object.keys(required),
    noNullPrototype: true,
  });
const people = fc.uniqueArray(
  some(
    {
      id,
      name: word,
      managerId: fc.constantFrom(null, "ada", "bob"),
      status: fc.constant("active"),
      fte: fc.constantFrom(1, 0.5),
      vacant: fc.constant(false),
    },
    {
      title: word,
      level: fc.nat(5),
      interviewerIds: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }),
      canOwn: fc.boolean(),
      extra: fc.constantFrom({ note: "x" }, { department: "D", note: "l\nm" }),
      dottedLines: fc.array(
        some({ managerId: id, purpose: fc.constantFrom("craft", "project") }, { rates: fc.boolean() }),
        { minLength: 1, maxLength: 2 },
      ),
    },
  ),
  { selector: (one) => one["id"], maxLength: 6 },
);
const areas = fc.uniqueArray(
  some(
    {
      id: fc.constantFrom(...areaIds),
      name: word,
      parentId: fc.constant(null),
      kind: fc.constantFrom("product", "platform"),
      mode: fc.constant("sto"),
      status: fc.constant("active"),
      owners: fc.array(some({ personId: id }, { acting: fc.boolean() }), { maxLength: 2 }),
    },
    {
      aliases: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
      servicePromise: word,
      charter: some(
        {},
        {
          purpose: word,
          inScope: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
          responsibilities: some({}, { people: id }),
          version: fc.nat(3),
        },
      ),
    },
  ),
  { selector: (one) => one["id"], maxLength: 3 },
);
const assignments = fc.uniqueArray(
  some(
    {
      personId: id,
      areaId: fc.constantFrom(...areaIds),
      type: fc.constantFrom("core", "loan"),
      isLead: fc.boolean(),
    },
    { share: fc.constantFrom(0.5, 1), role: word },
  ),
  { selector: (one) => [one["personId"], one["areaId"], one["type"]].join(), maxLength: 8 },
);
const assets = fc.uniqueArray(
  some(
    { id, name: word, kind: fc.constantFrom("repo", "service"), tier: fc.constantFrom(1, 3) },
    {
      externalIds: fc.constantFrom({ a: "b" }, { a: "c", d: "e" }),
      ownerIds: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
    },
  ),
  { selector: (one) => one["id"], maxLength: 4 },
);
const decisions = fc.uniqueArray(
  some(
    { id, title: word, door: fc.constantFrom("one-way", "two-way") },
    { options: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), outcome: word },
  ),
  { selector: (one) => one["id"], maxLength: 3 },
);
const lists = fc.record({ people, areas, assignments, assets, decisions });

/** Comments, blank lines and other quotes put into canonical files, each comment another. */
function decorated(text: string, seeds: readonly number[], count: { n: number }): string {
  let literal = -1;
  return text
    .split("\n")
    .flatMap((line) => {
      const indent = line.length - line.trimStart().length;
      if (literal >= 0 && (line === "" || indent > literal)) return [line];
      literal = -1;
      if (line === "") return [line];
      if (line.endsWith("|-")) literal = indent;
      const seed = seeds[count.n++ % seeds.length] ?? 0;
      const comment = `# c${count.n}.`;
      if (seed === 1) return [`${" ".repeat(indent)}${comment}`, line];
      if (seed === 2 && literal < 0) return [`${line}  ${comment}`];
      if (seed === 3 && line.startsWith("- ")) return ["", line];
      return [line];
    })
    .join("\n");
}

const draftOf = (given: object): OrgLists =>
  ({ ...read({ "people.yaml": "[]\n" }), ...given }) as unknown as OrgLists;

describe("random folders and random edits", () => {
  const seeds = fc.array(fc.nat(7), { minLength: 5, maxLength: 30 });
  const start = fc.tuple(lists, seeds, fc.boolean()).map(([given, marks, isCrlf]) => {
    const count = { n: 0 };
    const files: Record<string, string> = {};
    for (const { name, text } of formatFolder(draftOf(given))) {
      const marked = decorated(text, marks, count);
      files[name] = isCrlf ? marked.replaceAll("\n", "\r\n") : marked;
    }
    return files;
  });

  test("what is written reads back as what was meant, and files without a change stay", () => {
    fc.assert(
      fc.property(start, lists, (files, target) => {
        const before = read(files);
        const after = { ...before, ...target } as unknown as OrgLists;
        const edit = editFolder(inputs(files), before, after);
        expect(edit.problems).toEqual([]);
        const result: Record<string, string> = { ...files };
        for (const name of edit.removed) delete result[name];
        for (const { name, bytes } of edit.files) {
          expect(decode(bytes)).not.toBe(files[name]);
          result[name] = decode(bytes);
        }
        expect(plain(read(result))).toEqual(plain(after));
        expect(editFolder(inputs(result), read(result), after)).toEqual({
          files: [],
          removed: [],
          problems: [],
        });
      }),
      { numRuns: 150, seed: 21 },
    );
  });

  test("one field: at most its lines change, and every comment survives", () => {
    const fields = fc.constantFrom<[keyof OrgLists, string, fc.Arbitrary<unknown>]>(
      ["people", "name", word],
      ["people", "title", fc.option(word, { nil: undefined })],
      ["people", "managerId", fc.constantFrom(null, "ada", "eve")],
      ["people", "level", fc.option(fc.nat(9), { nil: undefined })],
      [
        "people",
        "interviewerIds",
        fc.option(fc.uniqueArray(id, { minLength: 1, maxLength: 4 }), { nil: undefined }),
      ],
      ["areas", "name", word],
      ["areas", "kind", fc.constantFrom("product", "platform", "enabling")],
      ["assignments", "share", fc.option(fc.constantFrom(0.25, 1), { nil: undefined })],
      ["assets", "name", word],
      ["decisions", "outcome", fc.option(word, { nil: undefined })],
    );
    const edit = fields.chain(([list, field, value]) => value.map((one) => ({ list, field, value: one })));
    fc.assert(
      fc.property(start, edit, fc.nat(), (files, { list, field, value }, n) => {
        const before = read(files);
        const items = before[list] as unknown as Record<string, unknown>[];
        fc.pre(items.length > 0);
        const chosen = items[n % items.length]!;
        const changed = { ...chosen, [field]: value };
        if (value === undefined) delete changed[field];
        const after = { ...before, [list]: items.map((one) => (one === chosen ? changed : one)) } as OrgLists;
        const result = editFolder(inputs(files), before, after);
        expect(result.problems).toEqual([]);
        expect(result.removed).toEqual([]);
        const isSame = JSON.stringify(chosen[field]) === JSON.stringify(value);
        expect(result.files).toHaveLength(isSame ? 0 : 1);
        for (const { name, bytes } of result.files) {
          const [was, is] = [files[name]!, decode(bytes)];
          const lines = diff(was, is);
          const linesOf = (one: unknown): number =>
            String(one ?? "").split("\n").length + (String(one ?? "").includes("\n") ? 1 : 0);
          expect(lines.out.length).toBeLessThanOrEqual(linesOf(chosen[field]));
          expect(lines.in.length).toBeLessThanOrEqual(linesOf(value));
          expect(is.match(/# c\d+\./g) ?? []).toEqual(was.match(/# c\d+\./g) ?? []);
          expect(is.includes("\r\n")).toBe(was.includes("\r\n"));
        }
      }),
      { numRuns: 150, seed: 22 },
    );
  });
});
