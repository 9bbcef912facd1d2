import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectEffort } from "../../../test/effort.ts";
import { buildOrg, EMPTY_DRAFT, wording, type OrgDraft } from "../../org/index.ts";
import { formatNamed, parseFiles, parseMapping } from "../index.ts";

const TODAY = "2026-06-01";
type Files = Readonly<Record<string, string | Uint8Array>>;

const inputOf = (files: Files) =>
  Object.entries(files).map(([name, content]) => ({
    name,
    bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
  }));

/** A draft by a mapping, with the faults of the mapping itself among its problems. */
function read(mapping: string, files: Files): OrgDraft {
  const { columns, records, problems } = parseMapping(mapping);
  const draft = parseFiles(inputOf(files), { today: TODAY, mapping: columns, records });
  return { ...draft, problems: [...problems, ...draft.problems] };
}
const messages = (draft: OrgDraft, code = ""): string[] =>
  draft.problems.filter((one) => one.code.startsWith(code)).map((one) => wording(one.message));
const titles = (draft: OrgDraft) => draft.people.map((person) => person.title);

/** A mapping of one cell: the title of each record of staff.yml. */
const titleBy = (source: string): string =>
  `people:\n  - file: staff.yml\n    fields:\n      id: "{key}"\n      title: ${source}\n`;

describe("where a cell comes from", () => {
  const staff = "a: {role: VP Sales, team: {name: Pay, leads: [bob, cyd]}, 'full.name': Ada L}\n";
  test.each([
    ["a field", "role", "VP Sales"],
    ["a field inside another", "team.name", "Pay"],
    ["a field whose name has a dot", "full.name", "Ada L"],
    ["a template", '"{role} of {team.name}"', "VP Sales of Pay"],
    ["a fixed text", "{ text: Staff }", "Staff"],
    ["the key", '"{key}"', "a"],
    ["the name of the file", '"{fileName}"', "staff"],
    ["the first that says something", "{ from: [nickname, '{nickname}!', role] }", "VP Sales"],
    ["several, joined", "{ all: [role, team.name], join: ' / ' }", "VP Sales / Pay"],
    ["a list", "team.leads", "bob;cyd"],
    ["a mark taken off", "{ from: role, without: ['VP '] }", "Sales"],
    ["a word of theirs", "{ from: role, words: { VP Sales: Sales lead } }", "Sales lead"],
    ["a word that means nothing", "{ from: role, words: { VP Sales: '' } }", undefined],
    ["an id made of a name", "{ from: role, slug: true }", "vp-sales"],
    ["a text put around", '{ from: role, as: "role:{value}:{key}" }', "role:VP Sales:a"],
    ["a look-up by a field", "{ text: Pay, find: { by: team.name, take: role } }", "VP Sales"],
    [
      "a look-up that finds nothing keeps the text",
      "{ text: Hr, find: { by: team.name, take: role } }",
      "Hr",
    ],
    [
      "a look-up that finds nothing, left empty",
      "{ text: Hr, find: { by: team.name, take: role }, otherwise: nothing }",
      undefined,
    ],
  ])("%s", (_, source, title) => {
    expect(titles(read(titleBy(source), { "staff.yml": staff }))).toEqual([title]);
  });

  test("a template says nothing where one of its places says nothing", () => {
    expect(titles(read(titleBy('"{role} {nickname}"'), { "staff.yml": staff }))).toEqual([undefined]);
  });

  test("a look-up without a hit may leave the row out", () => {
    const source = "{ text: Hr, find: { by: role, take: role }, otherwise: no row }";
    expect(read(titleBy(source), { "staff.yml": staff }).people).toEqual([]);
  });

  test("numbers, dates and words of YAML stay what the file writes", () => {
    const draft = read(titleBy("n"), { "staff.yml": "007: {n: no}\n1e3: {n: 2026-01-02}\n" });
    expect(draft.people.map((person) => [person.id, person.title])).toEqual([
      ["007", "no"],
      ["1e3", "2026-01-02"],
    ]);
  });
});

describe("readings", () => {
  const reading = (rules: string): string =>
    `readings:\n  craft:\n${rules}\n${titleBy("{ from: role, read: craft }")}`;
  const roles = "a: {role: Software Engineer}\nb: {role: Account-Manager}\nc: {role: Accountant}\n";
  test.each([
    ["whole words, in any case", "    - {words: ACCOUNT, is: sales}", [undefined, "sales", undefined]],
    [
      "several words in their order",
      "    - {words: [engineer software, account manager], is: x}",
      [undefined, "x", undefined],
    ],
    ["beginnings", "    - {starts: software, is: engineering}", ["engineering", undefined, undefined]],
    ["whole texts", "    - {equals: accountant, is: finance}", [undefined, undefined, "finance"]],
    [
      "the first that fits, else the last word",
      "    - {words: engineer, is: e}\n    - {words: [engineer, account], is: a}\n    - {else: o}",
      ["e", "a", "o"],
    ],
  ])("%s", (_, rules, expected) => {
    expect(titles(read(reading(rules), { "staff.yml": roles }))).toEqual(expected);
  });
});

describe("records", () => {
  test.each([
    ["entries of a map", "", "a: {n: 1}\nb: {n: 2}\n", "{key}", ["a", "b"]],
    ["items of a list", "", "- {n: a}\n- {n: b}\n", "{n}", ["a", "b"]],
    ["the file itself", "records: .", "n: a\nx: {n: 1}\n", "{n}", ["a"]],
    [
      "a list in the file",
      "records: staff",
      "n: x\nstaff: [{n: a}, {n: b}]\n",
      "{parent.n}{n}",
      ["xa", "xb"],
    ],
    [
      "lists in lists",
      "records: teams.staff",
      "teams: [{n: x, staff: [{n: a}]}, {n: y, staff: [{n: b}]}]",
      "{parent.n}{n}",
      ["xa", "yb"],
    ],
    [
      "a map in the file",
      "records: staff.*",
      "n: x\nstaff: {a: {}, b: {}}\n",
      "{parent.n}{key}",
      ["xa", "xb"],
    ],
    ["texts", "records: staff", "staff: [a, b]\n", "{value}", ["a", "b"]],
    ["keys and texts", "", "a: boss\nb: staff\n", "{key}-{value}", ["a-boss", "b-staff"]],
    [
      "fields of a record",
      "each: [em, pm]",
      "x: {em: a, pm: [b, c]}\n",
      "{value}-{field}-{parent.key}",
      ["a-em-x", "b-pm-x", "c-pm-x"],
    ],
    ["only some", "only: {kind: [Staff]}", "a: {kind: staff}\nb: {kind: bot}\n", "{key}", ["a"]],
    ["all but some", "not: {kind: bot}", "a: {kind: staff}\nb: {kind: bot}\nc: {}\n", "{key}", ["a", "c"]],
    ["a record that repeats, once", "once: true", "- {n: a}\n- {n: b}\n- {n: a}\n", "{n}", ["a", "b"]],
  ])("%s", (_, at, content, id, ids) => {
    const mapping = `people:\n  - file: staff.yml\n    ${at}\n    fields: { id: "${id}" }\n`;
    expect(read(mapping, { "staff.yml": content }).people.map((person) => person.id)).toEqual(ids);
  });

  test.each([
    ["an empty field", "a: {n: 1, team: ''}\nb: {n: 2, team: pay}\nc: {n: 3}\n"],
    ["a text that nothing fits", "a: {n: 1, team: x}\nb: {n: 2, team: pay}\n"],
  ])("no row: %s makes none, and none lacks anything", (_, content) => {
    const mapping =
      'assignments:\n  - file: staff.yml\n    fields: { person_id: "{key}", area_id: { from: team, find: { file: teams.yml, by: "{key}", take: "{key}" }, otherwise: no row } }\n';
    const draft = read(mapping, { "staff.yml": content, "teams.yml": "pay: {n: Pay}\n" });
    expect(draft.assignments.map((row) => [row.personId, row.areaId])).toEqual([["b", "pay"]]);
    expect(draft.problems).toEqual([]);
  });

  test("rows are the lines of the records", () => {
    const mapping = 'people:\n  - file: staff.yml\n    fields: { id: "{key}" }\n';
    const draft = read(mapping, { "staff.yml": "# staff\na:\n  n: 1\n\nb:\n  n: 2\n" });
    expect(draft.people.map((person) => person.row)).toEqual([2, 5]);
  });

  test("a pattern names several files, and what no block names goes to other formats", () => {
    const mapping =
      'areas:\n  - file: "groups/*.yaml"\n    records: .\n    fields: { id: "{fileName}", name: name }\n';
    const draft = read(mapping, {
      "groups/pay.yaml": "name: Pay\n",
      "groups/search.yaml": "name: Search\n",
      "people.csv": "id,name\n1,Ada\n",
    });
    expect(draft.areas.map((area) => `${area.id} ${area.name}`)).toEqual(["pay Pay", "search Search"]);
    expect(draft.people.map((person) => person.name)).toEqual(["Ada"]);
  });

  test("rows of a CSV and of a workbook are records with their headings", () => {
    const block = (file: string): string =>
      `people:\n  - file: ${file}\n    fields: { id: Staff No., name: "{First} {Last}", manager_id: Boss }\n` +
      `assignments:\n  - file: ${file}\n    not: { Team: "" }\n    fields: { person_id: Staff No., area_id: { from: Team, slug: true, otherwise: no row } }\n`;
    const rows = "Staff No.,First,Last,Boss,Team\n01,Ada,Lo,,\n02,Bob,Mi,01,Pay & Go\n";
    const xlsx = formatNamed("xlsx")?.format?.({
      ...EMPTY_DRAFT,
      people: read(block("staff.csv"), { "staff.csv": rows }).people,
      redirects: [],
    });
    const draft = read(block("staff.csv"), { "staff.csv": rows });
    expect(draft.people.map((one) => [one.id, one.name, one.managerId, one.row])).toEqual([
      ["01", "Ada Lo", null, 2],
      ["02", "Bob Mi", "01", 3],
    ]);
    const workbook = xlsx?.files[0];
    const again = read(`people:\n  - file: ${workbook?.name}\n    fields: { id: id, name: "{name}!" }\n`, {
      [workbook?.name ?? ""]: workbook?.bytes ?? "",
    });
    expect(again.people.map((one) => [one.id, one.name])).toEqual([
      ["01", "Ada Lo!"],
      ["02", "Bob Mi!"],
    ]);
  });
});

describe("several entries of one person", () => {
  const mapping = (hats: string): string =>
    `readings:\n  interim:\n    - {words: interim, is: yes}\n` +
    `people:\n  - file: staff.yml\n    fields:\n      id: "{key}"\n      name: name\n      title: { from: role, without: ["Interim "] }\n` +
    `      manager_id: { from: boss, find: { by: seat } }\n    hats: ${hats}\n    acting: { from: role, read: interim }\n` +
    `assignments:\n  - file: staff.yml\n    each: [leads]\n    fields: { person_id: "{parent.key}", area_id: "{value}", is_lead: { text: yes } }\n`;
  const staff =
    "ada: {name: Ada, role: CEO, seat: ceo}\n" +
    "bob: {name: Bob, role: Head of Pay, seat: pay, boss: ceo, leads: pay, hidden: true}\n" +
    "bob_2: {name: Bob, role: Interim Head of Search, seat: search, boss: cto, leads: search}\n" +
    "cto: {name: Cyd, role: CTO, seat: cto, boss: ceo}\n" +
    "dan: {name: Dan, role: Dev, boss: search}\n";
  const orgOf = (hats: string) => buildOrg(read(mapping(hats), { "staff.yml": staff }), { today: TODAY });

  test("the first entry is the person; lines to any entry lead there; two managers are said", () => {
    const org = orgOf('{ same: { from: "{key}", withoutNumber: _ } }');
    expect(org.people.map((one) => [one.id, one.title, one.managerId])).toEqual([
      ["ada", "CEO", null],
      ["bob", "Head of Pay", "ada"],
      ["cto", "CTO", "ada"],
      ["dan", "Dev", "bob"],
    ]);
    const [bob] = org.people.filter((one) => one.id === "bob");
    expect(bob?.dottedLines).toEqual([{ managerId: "cto", purpose: "project" }]);
    expect(bob?.extra).toEqual({ other_titles: "Head of Search" });
    expect(org.problems.map((one) => one.code)).toEqual(expect.arrayContaining(["hat", "two-managers"]));
    expect(
      org.areas.flatMap((area) => area.owners.map((one) => [area.id, one.personId, one.acting])),
    ).toEqual([
      ["pay", "bob", undefined],
      ["search", "bob", true],
    ]);
  });

  test("an entry may count last, and the person keeps the id of the first", () => {
    const org = orgOf('{ same: { from: "{key}", withoutNumber: _ }, last: hidden }');
    expect(
      org.people.filter((one) => one.name === "Bob").map((one) => [one.id, one.title, one.managerId]),
    ).toEqual([["bob", "Head of Search", "cto"]]);
    expect(org.records.redirects.map((one) => [one.fromId, one.toIds])).toEqual([["bob_2", ["bob"]]]);
  });
});

describe("interim posts of somebody with several entries under one id", () => {
  const mapping = (assignments: string): string =>
    `readings:\n  interim:\n    - {words: interim, is: yes}\n` +
    `people:\n  - file: staff.csv\n    fields: { id: Nr, name: Name, title: Post }\n` +
    `    hats: { same: Nr }\n    acting: { from: Post, read: interim }\n` +
    `assignments:\n${assignments}`;
  const staff =
    "Nr,Name,Post,Team\n0012,Bo,Head of Pay,pay\n0012,Bo,Interim Head of Ads,ads\n0013,Cy,Dev,pay\n";
  const fields = "is_lead: { text: yes } }";
  const actingIn = (draft: OrgDraft): string[] =>
    draft.assignments.filter((row) => row.acting === true).map((row) => row.areaId);
  const policies = (draft: OrgDraft): string[] =>
    draft.problems.filter((one) => one.code === "name-has-acting").map((one) => one.policy);

  test("only the area of the interim entry is held for the time being", () => {
    const rows = `  - file: staff.csv\n    fields: { person_id: Nr, area_id: Team, ${fields}\n`;
    const draft = read(mapping(rows), { "staff.csv": staff });
    expect(actingIn(draft)).toEqual(["ads"]);
    expect(policies(draft)).toEqual([expect.stringMatching(/^acting in the areas of this entry/)]);
  });

  test("where another file names the areas, nobody can tell which is meant: undecided", () => {
    const rows = `  - file: teams.yml\n    fields: { person_id: lead, area_id: "{key}", ${fields}\n`;
    const teams = "pay: {lead: '0012'}\nads: {lead: '0012'}\n";
    const draft = read(mapping(rows), { "staff.csv": staff, "teams.yml": teams });
    expect(actingIn(draft)).toEqual([]);
    expect(policies(draft)).toEqual([expect.stringMatching(/^undecided: no area is tied to this entry/)]);
  });

  test("who owns an area by an interim entry alone is its acting owner", () => {
    const rows = `  - file: staff.csv\n    fields: { person_id: Nr, area_id: Team }\nareas:\n  - file: teams.yml\n    fields: { id: "{key}", owner_id: leads }\n`;
    const teams = "pay: {leads: ['0013', '0014']}\n";
    const draft = read(mapping(rows), {
      "staff.csv": `${staff}0014,Di,Interim PM,pay\n`,
      "teams.yml": teams,
    });
    expect(draft.areas[0]?.owners.map((one) => [one.personId, one.acting])).toEqual([
      ["0013", undefined],
      ["0014", true],
    ]);
  });

  test("a hat is one person and nothing else: no clash of ids, no made-up number, id or day", () => {
    const rows = `  - file: staff.csv\n    fields: { person_id: Nr, area_id: Team, ${fields}\n`;
    const org = buildOrg(read(mapping(rows), { "staff.csv": staff }), { today: TODAY });
    const codes = org.problems.map((one) => one.code);
    expect(codes.filter((code) => code === "hat" || code === "duplicate-id")).toEqual(["hat"]);
    expect(org.people.map((one) => [one.id, one.employeeNumber])).toEqual([
      ["0012", undefined],
      ["0013", undefined],
    ]);
    expect(org.records.redirects).toEqual([]);
  });
});

describe("faults of the mapping", () => {
  const staff = { "staff.yml": "a: {role: Boss}\n" };
  const block = (lines: string): string => `people:\n  - file: staff.yml\n${lines}`;
  test.each([
    ["no YAML", "people: [", "mapping.yaml cannot be read: line 1"],
    ["a list", "- a\n", "mapping.yaml is no map of lists (people, "],
    [
      "another version",
      "format: onethread-mapping/9\n",
      'format is "onethread-mapping/9", expected onethread-mapping/1.',
    ],
    [
      "no such list",
      "staff:\n  - file: x\n",
      "line 1 names staff, which is no field of people and no list. Fields: id, name,",
    ],
    [
      "no such field",
      block("    fields:\n      nmae: role\n"),
      "line 4 names nmae, which is no field of people",
    ],
    [
      "a block without a file",
      "people:\n  - fields: { id: role }\n",
      "line 2: this names no file. Write file: team.yml",
    ],
    ["a block without fields", block("    each: [a]\n"), "line 2: this block of people has no fields."],
    [
      "a key that a block does not have",
      block('    feilds: { id: "{key}" }\n    fields: { id: "{key}" }\n'),
      "line 3: a block of people has feilds, expected file, records,",
    ],
    [
      "braces without quotes",
      block("    fields:\n      id: {key}\n"),
      'line 4: people.id has key, which says nothing about a cell. Write "{key}" in quotes.',
    ],
    [
      "a brace never closed",
      block('    fields: { id: "{key" }\n'),
      'line 3: people.id has a { without its }: "{key".',
    ],
    [
      "a source without from",
      block("    fields: { id: { slug: true } }\n"),
      "line 3: people.id has none of from, text and all, expected one of them.",
    ],
    [
      "no such reading",
      block("    fields: { id: { from: role, read: craft } }\n"),
      'people.id is read by "craft", which is none of the readings: there are none.',
    ],
    [
      "a rule without is",
      "readings:\n  craft:\n    - { words: x }\n",
      "line 3: a rule of craft cannot be used, expected {words: …, is: …}",
    ],
    [
      "a look-up without by",
      block("    fields: { id: { from: role, find: { take: x } } }\n"),
      "line 3: find of people.id does not say by which field.",
    ],
    [
      "a look-up in a file without take",
      block("    fields: { id: { from: role, find: { file: x.yml, by: x } } }\n"),
      "names a file, but not what to take of it.",
    ],
    [
      "otherwise in other words",
      block("    fields: { id: { from: role, otherwise: drop } }\n"),
      'otherwise of people.id is "drop", expected keep, nothing or no row.',
    ],
    [
      "a file that is not there",
      'people:\n  - file: team.yml\n    fields: { id: "{key}" }\n',
      "line 2: there is no file team.yml. There are: staff.yml.",
    ],
    [
      "a path that finds nothing",
      block('    records: teams.staff\n    fields: { id: "{key}" }\n'),
      "line 2: staff.yml has no records at teams.staff.",
    ],
    [
      "a field that no record has",
      block('    fields: { id: "{key}", title: rolle }\n'),
      "line 3: people.title finds nothing: no record of staff.yml has rolle. They have role.",
    ],
    [
      "a look-up that takes what no record has",
      block('    fields: { id: "{key}", title: { from: role, find: { by: role, take: boss } } }\n'),
      "line 3: take of people.title finds nothing: no record found by role has boss.",
    ],
    [
      "a field under each that no record has",
      block('    each: [em]\n    fields: { id: "{value}" }\n'),
      "line 2: no record of staff.yml holds anything under em, 1 were looked at.",
    ],
    [
      "hats without same",
      block('    fields: { id: "{key}" }\n    hats: { last: x }\n'),
      "line 4: hats cannot be used, expected same:",
    ],
    [
      "an extra that is a field",
      block('    fields: { id: "{key}" }\n    extra: { title: role }\n'),
      "line 4: extra title is a field of people; write it under fields.",
    ],
  ])("%s: the line, the value and the way out", (_, mapping, message) => {
    const draft = read(mapping, staff);
    expect(messages(draft, "config-bad").join("\n")).toContain(message);
    expect(draft.problems.filter((one) => one.code === "config-bad").every((one) => one.blocks)).toBe(true);
  });

  test.each([
    [
      "a rule",
      "readings:\n  craft:\n    - { words: cook, is: kitchen }\n    - { else: x }\n",
      "{ from: role, read: craft }",
      "line 3: no text is read as kitchen by this rule of craft.",
    ],
    ["a word", "", "{ from: role, words: { Cook: kitchen } }", 'no people.title is "Cook".'],
    [
      "a look-up without a hit",
      "",
      "{ text: Cook, find: { by: role, take: role } }",
      "find of people.title never finds anything by role in staff.yml.",
    ],
  ])("%s that is never used is a note", (_, before, source, message) => {
    const draft = read(before + titleBy(source), staff);
    expect(messages(draft, "config-unknown").join("\n")).toContain(message);
    expect(draft.problems.filter((one) => one.code === "config-unknown").every((one) => !one.blocks)).toBe(
      true,
    );
  });

  test("a file that is no YAML is said with its line, and the others are read", () => {
    const draft = read('people:\n  - file: "*.yml"\n    fields: { id: "{key}", name: n }\n', {
      "a.yml": "a: {n: Ada}\n",
      "b.yml": "b: [\n",
    });
    expect(draft.people.map((person) => person.id)).toEqual(["a"]);
    expect(draft.problems.map((one) => [one.code, one.file])).toEqual([["yaml-bad", "b.yml"]]);
  });

  test("a look-up that fits hundreds is a mistake and takes none", () => {
    const many = Array.from({ length: 300 }, (_, i) => `p${i}: {role: Dev}`).join("\n");
    const draft = read(titleBy("{ from: role, find: { by: role, take: role }, otherwise: nothing }"), {
      "staff.yml": many,
    });
    expect(messages(draft, "config-bad")[0]).toContain("finds more than 200 records by role for one text");
  });
});

test("whatever stands in mapping and file, something is read or said, and quickly", () => {
  const mapping = `readings:\n  craft:\n    - {words: dev, is: e}\n    - {else: o}\npeople:\n  - file: "s*.yml"\n    records: "*"\n    fields:\n      id: "{key}"\n      title: { from: [role, "{a.b}"], read: craft, without: ["x"] }\n      manager_id: { from: boss, find: { by: seat } }\n    hats: { same: { from: "{key}", withoutNumber: _ }, last: h }\n`;
  const staff = "a: {role: Dev, boss: c, seat: s}\na_2: {role: Ops, boss: s}\nb: [1, {x: 2}]\nc: text\n";
  const mutate = (text: string, cuts: readonly (readonly [number, number, string])[]): string =>
    cuts.reduce((now, [at, length, put]) => {
      const from = now.length === 0 ? 0 : at % now.length;
      return now.slice(0, from) + put + now.slice(from + length);
    }, text);
  const cut = fc.tuple(
    fc.nat(1000),
    fc.nat(12),
    fc.constantFrom(
      "",
      "{",
      "}",
      "[",
      ": ",
      "\n",
      "  ",
      "*",
      "&a ",
      "*a",
      "- ",
      "'",
      '"',
      "parent.",
      "key",
      "\u0000",
      "|",
      "é",
    ),
  );
  const cuts = fc.array(cut, { maxLength: 5 });
  fc.assert(
    fc.property(cuts, cuts, (inMapping, inStaff) => {
      const draft = expectEffort(40, () => {
        const damaged = read(mutate(mapping, inMapping), { "staff.yml": mutate(staff, inStaff) });
        buildOrg(damaged, { today: TODAY });
        return damaged;
      });
      expect(draft.people.length + draft.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000, seed: 20 },
  );
});
