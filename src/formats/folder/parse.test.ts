import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectEffort } from "../../../test/effort.ts";
import { buildOrg, settle, wording, type OrgDraft } from "../../org/index.ts";
import { parseMapping, parseFiles } from "../index.ts";

const TODAY = "2026-06-01";
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
type Files = Readonly<Record<string, string>>;
const read = (files: Files): OrgDraft =>
  parseFiles(
    Object.entries(files).map(([name, text]) => ({ name, bytes: encode(text) })),
    { today: TODAY },
  );
const said = (draft: OrgDraft): string[] => draft.problems.map((problem) => wording(problem.message));
const PEOPLE = "- id: ada\n  name: Ada\n- id: bob\n  name: Bob\n  manager_id: ada\n";

test("a folder as somebody writes it by hand", () => {
  const draft = read({
    "acme/people.yaml": `# Acme
- id: ada
  name: Ada
- name: Bob           # key order is free
  id: "bob"
  Reports To: ada     # a heading of another system
  dotted_lines:
    - manager_id: ada
      purpose: craft
      rates: yes
      from: 2026-01-01
    - cyd
  shoe_size: 44
- {id: cyd, name: Cyd, manager_id: ada, fte: 0.5, vacant: false, interviewer_ids: [ada, bob]}
`,
    "acme/areas/company.yaml": "name: Acme\n",
    "acme/areas/pay.yaml": `name: Payments
parent_id: company
owners:
  - person_id: bob
    acting: true
    to: 2026-09-01
  - ada
candidacies: {cyd: willing}
aliases: [billing, "cash; cards"]
charter:
  purpose: |-
    Get paid.
    On time.
  in_scope: [cards]
  responsibilities: {people: bob}
  signed_by: ada
  signed_on: 2026-01-02
  version: 2
assignments:
  - person_id: bob
    share: 0.5
    is_lead: true
  - cyd
`,
    "acme/assets/repos.yaml": `- id: r1
  kind: repo
  area_id: pay
  owner_ids: [team-pay]
  external_ids: {github: acme/r1, "a:b": c}
  contributors:
    - person_id: bob
      last_on: 2026-05-01
`,
    "acme/dependencies.yaml":
      "- id: d\n  consumer_id: pay\n  provider_id: company\n  accepted_by: {consumer: bob}\n",
    "acme/decisions/d1.yaml":
      "title: Go\ndoor: one-way\noptions: [a, b]\ncontraindications:\n  - code: too-small\n    answer: yes\n    evidence: we are three: few\n".replace(
        "we are three: few",
        '"we are three: few"',
      ),
    "acme/waivers.yaml":
      "- id: w\n  check_id: span\n  subject_ids: [ada]\n  reason: why not\n  standing: true\n",
    "acme/disciplines.yaml": "- id: engineering\n  name: Engineering\n  lead_id: bob\n",
    "acme/redirects.yaml": "- kind: area\n  from_id: old\n  to_ids: [pay]\n  on: 2026-01-01\n",
  });
  expect(said(draft)).toEqual([]);
  expect(draft.people.find(({ id }) => id === "bob")).toEqual({
    id: "bob",
    name: "Bob",
    managerId: "ada",
    status: "active",
    fte: 1,
    vacant: false,
    row: 4,
    dottedLines: [
      { managerId: "ada", purpose: "craft", rates: true, from: "2026-01-01" },
      { managerId: "cyd", purpose: "project" },
    ],
    extra: { shoe_size: "44" },
  });
  expect(draft.people.find(({ id }) => id === "cyd")).toMatchObject({
    fte: 0.5,
    row: 14,
    interviewerIds: ["ada", "bob"],
  });
  expect(draft.areas).toMatchObject([
    { id: "company", kind: "corporate", name: "Acme", row: 1 },
    {
      id: "pay",
      kind: "product",
      aliases: ["billing", "cash; cards"],
      owners: [{ personId: "bob", acting: true, to: "2026-09-01" }, { personId: "ada" }],
      candidacies: [{ personId: "cyd", state: "willing" }],
      charter: {
        purpose: "Get paid.\nOn time.",
        inScope: ["cards"],
        responsibilities: { people: "bob" },
        signedBy: "ada",
        signedOn: "2026-01-02",
        version: 2,
      },
    },
  ]);
  expect(draft.assignments).toMatchObject([
    { personId: "bob", areaId: "pay", share: 0.5, isLead: true, row: 20 },
    { personId: "cyd", areaId: "pay", row: 23 },
  ]);
  expect(draft.assets[0]).toMatchObject({
    areaId: "pay",
    ownerIds: ["team-pay"],
    externalIds: { github: "acme/r1", "a:b": "c" },
    contributors: [{ personId: "bob", lastOn: "2026-05-01" }],
  });
  expect(draft.dependencies[0]?.acceptedBy).toEqual({ consumer: "bob" });
  expect(draft.decisions[0]).toMatchObject({
    id: "d1",
    options: ["a", "b"],
    contraindications: [{ code: "too-small", answer: "yes", evidence: "we are three: few" }],
  });
  expect(draft.waivers[0]).toMatchObject({ subjectIds: ["ada"], standing: true });
  expect(draft.disciplines[0]).toMatchObject({ leadId: "bob" });
  expect(draft.redirects[0]).toMatchObject({ fromId: "old", toIds: ["pay"] });
});

describe("scalars are what the file says", () => {
  test.each([
    ["007", "007"],
    ["1e3", "1e3"],
    ["0x1F", "0x1F"],
    ["012", "012"],
    ["no", "no"],
    ["on", "on"],
    ["2026-01-01", "2026-01-01"],
    ["12:30:45", "12:30:45"],
    ["1_000", "1_000"],
    ["Null", "Null"],
    ['"null"', "null"],
    ["'~'", "~"],
    ["=1+1", "=1+1"],
    ["1.0", "1.0"],
  ])("id: %s", (written, id) => {
    expect(read({ "people.yaml": `- id: ${written}\n  name: Ada\n` }).people[0]?.id).toBe(id);
  });

  test.each(["~", "null", "", '""'])("title: %s says nothing", (written) => {
    const draft = read({ "people.yaml": `- id: ada\n  name: Ada\n  title: ${written}\n` });
    expect(draft.people[0]).not.toHaveProperty("title");
    expect(said(draft)).toEqual([]);
  });
});

describe("what is no YAML is said with line and way out, and the other files are read", () => {
  test.each([
    ["a key twice", "id: pay\nname: A\nname: B\n", "line 3 repeats the key name: keep one of them"],
    ["a tab", "id: pay\n\tname: A\n", "line 2 is indented with a tab: use spaces"],
    ["a tag", "id: !person pay\n", "line 1 has a tag (a word with !), which is not read: take it off"],
    [
      "a tag of YAML",
      "id: !!js/function pay\n",
      "line 1 has a tag (a word with !), which is not read: take it off",
    ],
    [
      "two documents",
      "id: pay\n---\nid: shop\n",
      "line 2 begins a second document: put it into a file of its own",
    ],
    [
      "an alias of nothing",
      "id: *x\n",
      "line 1 has an alias (a word with *) of nothing above it: write the value out",
    ],
    [
      "a merge",
      "a: &x {b: c}\n<<: *x\n",
      "line 2 merges keys with <<, which is not read: write the keys out",
    ],
    ["a second colon", "id: pay\nname: a: b\n", "line 2 has a second colon: put the value into quotes"],
    [
      "an open quote",
      "id: 'pay\n",
      "line 2 lacks a quote, bracket, comma or colon: add it, or indent like the lines above",
    ],
    ["a text", "pay\n", 'line 1 is no record: begin each with "- id: …", its other keys below'],
    [
      "a list of texts",
      "# x\n- pay\n- shop\n",
      'line 2 is no record: begin each with "- id: …", its other keys below',
    ],
    [
      "a list as key",
      "id: pay\n? [a, b]\n: c\n",
      "line 1 has a key that is no text: write a text before the colon",
    ],
  ])("%s", (_, text, refusal) => {
    const draft = read({ "areas/pay.yaml": text, "people.yaml": PEOPLE });
    expect(said(draft)).toContain(`areas/pay.yaml cannot be read: ${refusal}.`);
    expect(draft.problems.find(({ code }) => code === "yaml-bad")).toMatchObject({ blocks: true });
    expect(draft.people.map(({ id }) => id)).toEqual(["ada", "bob"]);
    expect(draft.areas).toEqual([]);
  });
});

test("a mark of byte order, CRLF, aliases and an empty file are read", () => {
  const draft = read({
    "people.yaml": `\ufeff${PEOPLE.replaceAll("\n", "\r\n")}`,
    "areas/pay.yaml": "aliases: &x [a, b]\nrequired_disciplines: *x\n",
    "waivers.yaml": "# none yet\n",
    "assets.yaml": "[]\n",
  });
  expect(said(draft)).toEqual([]);
  expect(draft.people[1]?.managerId).toBe("ada");
  expect(draft.areas[0]?.requiredDisciplines).toEqual(["a", "b"]);
  expect(draft.given).toEqual(["people", "areas", "assets", "waivers"]);
});

describe("limits refuse the whole import", () => {
  const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [${"*a, ".repeat(9)}*a]\nc: &c [${"*b, ".repeat(9)}*b]\nd: [${"*c, ".repeat(9)}*c]\n`;
  test.each([
    ["aliases that multiply", bomb, "its aliases stand for more than 100 values"],
    ["an anchor that holds itself", "a: &a [*a]\n", /nested deeper|aliases/],
    ["brackets", "[".repeat(10_000), "it is nested deeper than 64 levels"],
    [
      "levels",
      Array.from({ length: 70 }, (_, i) => `${" ".repeat(i)}a:\n`).join(""),
      "it is nested deeper than 64 levels",
    ],
    ["dashes", `${"- ".repeat(100_000)}x\n`, "it is nested deeper than 64 levels"],
    ["question marks", `${"? ".repeat(100_000)}x\n`, "it is nested deeper than 64 levels"],
    [
      "keys",
      Array.from({ length: 600 }, (_, i) => `k${i}: x\n`).join(""),
      "line 1 begins a record of more than 512 keys",
    ],
    [
      "different keys of records",
      Array.from({ length: 600 }, (_, i) => `- id: a${i}\n  k${i}: x\n`).join(""),
      "its records have more than 512 different keys",
    ],
    ["size", "# long\n".repeat(1_600_000), "it has 11200000 bytes, at most 10485760 are read"],
  ])("%s", (_, text, reason) => {
    const draft = expectEffort(60, () => read({ "people.yaml": PEOPLE, "areas/pay.yaml": text }));
    const [message = ""] = said(draft);
    if (typeof reason === "string") expect(message).toBe(`areas/pay.yaml is refused: ${reason}.`);
    else expect(message).toMatch(reason);
    expect(draft.people).toEqual([]);
  });
});

test("keys that are names of prototypes are plain keys", () => {
  const draft = read({
    "people.yaml": "- id: __proto__\n  name: Ada\n  __proto__: x\n  constructor: {a: b}\n",
  });
  expect(Object.entries(draft.people[0]?.extra ?? {})).toEqual([
    ["__proto__", "x"],
    ["constructor", '{"a":"b"}'],
  ]);
  expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
});

describe("who is meant", () => {
  test("an id in a CSV file and in a YAML file is a duplicate", () => {
    const draft = read({
      "people.csv": "id,name,manager_id\nada,Ada,\nbob,Bob,ada\n",
      "people.yaml": "- id: bob\n  name: Rob\n  manager_id: ada\n",
    });
    const result = settle(draft, { today: TODAY });
    expect(result.problems.map(({ code }) => code)).toContain("duplicate-id");
    expect(result.records.people.map(({ id }) => id).sort()).toEqual(["ada", "bob", "bob~2"]);
  });

  test("the id in a file holds, and its name says another", () => {
    const draft = read({
      "areas/pay.yaml": "id: shop\n",
      "areas/a-b.yaml": "id: a/b\n",
      "areas/a-b~2.yaml": "id: A:B\n",
    });
    expect(draft.areas.map(({ id }) => id)).toEqual(["shop", "a/b", "A:B"]);
    expect(said(draft)).toEqual([`areas/pay.yaml is named after another id than it holds: "shop" in row 1.`]);
  });

  test("an assignment may name another area than the file's", () => {
    const draft = read({ "areas/pay.yaml": "assignments:\n- person_id: ada\n  area_id: shop\n- bob\n" });
    expect(draft.assignments.map(({ personId, areaId }) => `${personId} ${areaId}`)).toEqual([
      "ada shop",
      "bob pay",
    ]);
  });

  test("the company's own headings are asked for in every record", () => {
    const { columns: mapping } = parseMapping("people:\n  name: Rufname\n  manager_id: name\n");
    const draft = parseFiles(
      [
        {
          name: "people.yaml",
          bytes: encode("- id: a\n  Rufname: Ada\n- name: a\n  id: b\n  Rufname: Bob\n"),
        },
      ],
      {
        today: TODAY,
        mapping,
      },
    );
    expect(draft.people.map(({ name, managerId }) => [name, managerId])).toEqual([
      ["Ada", null],
      ["Bob", "a"],
    ]);
  });
});

describe("nothing is lost", () => {
  test("parts of a value that have no place are kept under their path", () => {
    const draft = read({
      "areas/pay.yaml":
        "owners:\n  - person_id: ada\n    note: for now\ncharter:\n  mood: [good]\n  signed_on: soon\nname: {en: Pay}\nlinks:\n  - url: x\n",
    });
    expect(draft.areas[0]?.extra).toEqual({
      "owner_id.1.note": "for now",
      "charter.mood": '["good"]',
      "charter.signed_on": "soon",
      links: '[{"url":"x"}]',
    });
    expect(said(draft)).toEqual([
      "1 value of name in areas/pay.yaml is nested where a text is expected, first in row 1.",
    ]);
  });
});

test("random bytes around a sound folder neither throw nor take long", () => {
  const sound =
    "id: pay\nowners:\n  - person_id: ada\ncharter: {purpose: x}\nassignments:\n  - person_id: ada\n    share: 0.5\n";
  const piece = fc.constantFrom(
    ..."- : {} [] { } [ ] & * &a *a ! !!x | > ' \" # ? , % @ \t \0 \ufeff \r é ~ null assignments: owners: charter: id: --- ... <<: \\x".split(
      " ",
    ),
    "\n",
    "\n ",
    "  ",
  );
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(sound.length), fc.nat(4), piece), { minLength: 1, maxLength: 6 }),
      (edits) => {
        let text = sound;
        for (const [at, taken, put] of edits) text = text.slice(0, at) + put + text.slice(at + taken);
        const draft = expectEffort(40, () => {
          const damaged = read({ "areas/pay.yaml": text, "people.yaml": PEOPLE });
          buildOrg(damaged, { today: TODAY });
          return damaged;
        });
        for (const problem of draft.problems) expect(wording(problem.message)).not.toMatch(/undefined|NaN/);
      },
    ),
    { numRuns: 2000, seed: 3 },
  );
});
