import { describe, expect, test } from "vitest";
import { expectEffort } from "../../../test/effort.ts";
import { buildOrg, layersOf, wording, type OrgDraft } from "../../org/index.ts";
import { parseMapping, parseCsvFolder, parseCsvStream, type CsvOptions } from "../index.ts";

const TODAY = "2026-06-01";
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const parse = (text: string | Uint8Array, options: Partial<CsvOptions> = {}): OrgDraft =>
  parseCsvFolder([{ name: "export.csv", bytes: typeof text === "string" ? bytesOf(text) : text }], {
    today: TODAY,
    ...options,
  });
const messages = (draft: OrgDraft): string[] => draft.problems.map((problem) => wording(problem.message));
const fields = (heading: string, cells: string, text = `${heading}\n${cells}\n`) => {
  const { row: _, ...person } = parse(text).people[0] ?? { row: 0 };
  return person;
};

describe("headings of other systems", () => {
  const base = { status: "active", fte: 1, vacant: false };
  test.each([
    [
      "ChartHop",
      "Employee ID,First Name,Last Name,Work Email,Title,Department,Manager ID,Start Date",
      "7,Ada,Lane,ada@acme.example,Engineer,Engineering,3,2020-01-31",
      {
        id: "7",
        name: "Ada Lane",
        managerId: "3",
        email: "ada@acme.example",
        title: "Engineer",
        discipline: "Engineering",
        startOn: "2020-01-31",
      },
    ],
    [
      "Agentnoon",
      "Position ID,Name,Job Title,Manager's Position ID,Location",
      "P7,Ada,Engineer,P3,Oslo",
      { id: "P7", name: "Ada", title: "Engineer", managerId: "P3", location: "Oslo" },
    ],
    [
      "Organimi",
      "Unique ID,Firstname,Lastname,Role Title,Manager Unique ID,Dottedids",
      "7,Ada,Lane,Engineer,3,4:5",
      {
        id: "7",
        name: "Ada Lane",
        title: "Engineer",
        managerId: "3",
        dottedLines: [
          { managerId: "4", purpose: "project" },
          { managerId: "5", purpose: "project" },
        ],
      },
    ],
    [
      "Workday",
      "Employee ID,Worker,Business Title,Manager Employee ID,Cost Center,Location,Hire Date,Termination Date",
      "0042,Ada Lane,Engineer,0007,CC1,Oslo,2020-02-01,2026-12-31",
      {
        id: "0042",
        name: "Ada Lane",
        title: "Engineer",
        managerId: "0007",
        costCenter: "CC1",
        location: "Oslo",
        startOn: "2020-02-01",
        endOn: "2027-01-01",
      },
    ],
    [
      "BambooHR",
      "id,employeeNumber,displayName,jobTitle,supervisorId,supervisor,supervisorEId,hireDate",
      "7,N7,Ada,Engineer,N3,Bob,3,2020-02-01",
      {
        id: "7",
        employeeNumber: "N7",
        name: "Ada",
        title: "Engineer",
        managerId: "3",
        startOn: "2020-02-01",
        extra: { supervisorId: "N3", supervisor: "Bob" },
      },
    ],
    [
      "BambooHR without internal ids",
      "employeeNumber,displayName,supervisorId",
      "N7,Ada,N3",
      { id: "N7", name: "Ada", managerId: "N3", managerBy: "employee-number" },
    ],
    [
      "BambooHR with names",
      "id,displayName,supervisor",
      "7,Ada,Bob Hill",
      { id: "7", name: "Ada", managerId: "Bob Hill", managerBy: "name" },
    ],
    [
      "HiBob",
      "id,displayName,work.title,work.site,work.reportsTo.id,work.startDate,second_level_manager",
      "7,Ada,Engineer,Oslo,3,2020-02-01,1",
      {
        id: "7",
        name: "Ada",
        title: "Engineer",
        location: "Oslo",
        managerId: "3",
        startOn: "2020-02-01",
      },
    ],
    [
      "HiBob by number",
      "id,display name,employee_id_in_company,reports_to_id_in_company",
      "7,Ada,12,3",
      { id: "7", name: "Ada", employeeNumber: "12", managerId: "3", managerBy: "employee-number" },
    ],
    [
      "Merge",
      "remote_id,employee_number,display_full_name,work_email,manager,employment_status,hire_date,termination_date",
      "7,12,Ada,ada@acme.example,3,INACTIVE,2020-02-01,2026-05-31",
      {
        id: "7",
        employeeNumber: "12",
        name: "Ada",
        email: "ada@acme.example",
        managerId: "3",
        status: "terminated",
        startOn: "2020-02-01",
        endOn: "2026-06-01",
      },
    ],
    [
      "SCIM",
      'id,name.givenName,name.familyName,"emails[type eq ""work""].value",active,title,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value',
      "7,Ada,Lane,ada@acme.example,false,Engineer,3",
      {
        id: "7",
        name: "Ada Lane",
        email: "ada@acme.example",
        status: "terminated",
        title: "Engineer",
        managerId: "3",
      },
    ],
  ])("%s", (_, heading, cells, expected) => {
    expect(fields(heading, cells)).toEqual({ ...base, ...expected });
  });

  test("a bare manager column is read by what it holds", () => {
    const people = parse(
      "id,name,email,manager\n1,Ada Lane,a@acme.example,\n2,Bob,b@acme.example,1\n3,Cyd,,a@acme.example\n4,Dot,,Ada Lane\n",
    ).people;
    expect(people.map((person) => person.managerBy)).toEqual([undefined, undefined, "email", "name"]);
  });

  test("the mapping file wins over every guess", () => {
    const { columns: mapping, problems } = parseMapping("people:\n  name: Rufname\n  manager_id: Chef\n");
    expect(problems).toEqual([]);
    const draft = parse("id,name,Rufname,Chef\n1,A. Lane,Ada,9\n", { mapping });
    expect(draft.people[0]).toMatchObject({ name: "Ada", managerId: "9", extra: { "name (2)": "A. Lane" } });
    expect(parseMapping("people:\n  nmae: X\n").problems[0]?.code).toBe("config-bad");
  });

  test("the draft says how each column was taken", () => {
    expect(parse("Employee ID,Full Name,Shoe size\n7,Ada,38\n8,Bob,\n").columns).toEqual([
      { file: "export.csv", list: "people", heading: "Employee ID", field: "id", filled: 2 },
      { file: "export.csv", list: "people", heading: "Full Name", field: "name", filled: 2 },
      { file: "export.csv", list: "people", heading: "Shoe size", field: null, filled: 1 },
    ]);
  });

  test("a team column of the people file says who works where", () => {
    const draft = parse("id,name,Team\n1,Ada,Payments\n2,Bob,Payments;Search\n");
    expect(draft.assignments.map((row) => `${row.personId} ${row.areaId}`)).toEqual([
      "1 Payments",
      "2 Payments",
      "2 Search",
    ]);
    expect(draft.areas.map((area) => area.id)).toEqual(["Payments", "Search"]);
  });
});

describe("bytes", () => {
  const text = "id;name\n1;Zoë\n2;Müller\n3;Ñandú\n";
  const utf16 = (bigEndian: boolean, bom: boolean): Uint8Array => {
    const units = [...(bom ? "\ufeff" : ""), ...text].flatMap((c) => {
      const code = c.charCodeAt(0);
      return bigEndian ? [code >> 8, code & 255] : [code & 255, code >> 8];
    });
    return Uint8Array.from(units);
  };
  const latin = Uint8Array.from(text, (c) => c.charCodeAt(0));
  test.each([
    ["UTF-8", bytesOf(text), undefined],
    ["UTF-8 with BOM", bytesOf(`\ufeff${text}`), undefined],
    ["UTF-16LE", utf16(false, true), 'export.csv is read as UTF-16LE: "Zoë, Müller, Ñandú".'],
    ["UTF-16BE", utf16(true, true), 'export.csv is read as UTF-16BE: "Zoë, Müller, Ñandú".'],
    ["UTF-16LE without BOM", utf16(false, false), 'export.csv is read as UTF-16LE: "Zoë, Müller, Ñandú".'],
    ["Windows-1252", latin, 'export.csv is read as Windows-1252: "Zoë, Müller, Ñandú".'],
  ])("%s", (_, bytes, message) => {
    const draft = parse(bytes);
    expect(draft.people.map((person) => person.name)).toEqual(["Zoë", "Müller", "Ñandú"]);
    expect(messages(draft).filter((one) => one.includes("read as"))).toEqual(
      message === undefined ? [] : [message],
    );
  });

  test.each([
    [";", "semicolons"],
    ["\t", "tabs"],
    ["|", "bars"],
  ])("cells divided by %j are found and said", (delimiter, word) => {
    const draft = parse(
      ["id", "name", "title"].join(delimiter) + "\n" + ["1", "Lane, Ada", "Engineer, senior"].join(delimiter),
    );
    expect(draft.people[0]?.name).toBe("Lane, Ada");
    expect(messages(draft)).toEqual([`export.csv is read with ${word} between cells.`]);
  });

  test("the same bytes in any pieces give the same draft", async () => {
    const bytes = bytesOf(
      `id,name,start_date\n${Array.from({ length: 500 }, (_, i) => `${i},Zoë ${i},13.0${1 + (i % 9)}.2020`).join("\n")}`,
    );
    const chunks = async function* () {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    };
    const stream = parseCsvStream([{ name: "export.csv", chunks: chunks() }], { today: TODAY });
    let step = await stream.next();
    let steps = 0;
    while (step.done !== true) {
      steps++;
      step = await stream.next();
    }
    expect(steps).toBeGreaterThan(100);
    expect(step.value).toEqual(parse(bytes));
  });

  test("a NUL is taken out and said", () => {
    const draft = parse("id,name\n1,A\0da\n");
    expect(draft.people[0]?.name).toBe("Ada");
    expect(messages(draft)).toEqual(["export.csv holds NUL characters."]);
  });
});

describe("days", () => {
  const days = (...cells: string[]) =>
    parse(`id,start_date\n${cells.map((cell, i) => `${i},"${cell}"`).join("\n")}`).people.map(
      (person) => person.startOn,
    );
  test.each([
    ["a day above 12 in front proves day first", ["03/04/2020", "31/12/2020"], ["2020-04-03", "2020-12-31"]],
    ["a day above 12 behind proves month first", ["03/04/2020", "12/31/2020"], ["2020-03-04", "2020-12-31"]],
    ["ISO with time", ["2020-03-04T10:00:00Z"], ["2020-03-04"]],
    ["words", ["4 March 2020", "Mar 4, 2020", "04-MAR-2020"], ["2020-03-04", "2020-03-04", "2020-03-04"]],
    ["no such day", ["2021-02-29", "31/04/2021"], [undefined, undefined]],
  ])("%s", (_, cells, expected) => {
    expect(days(...cells)).toEqual(expected);
  });
});

describe("limits", () => {
  const limits = { bytes: 1000, rows: 3, columns: 4, cellChars: 50, rowChars: 100 };
  test.each([
    ["rows", "id\n1\n2\n3\n4\n", "export.csv is refused: it has more than 3 rows."],
    ["bytes", `id\n${"1\n".repeat(600)}`, "export.csv is refused: the input has more than 1000 bytes."],
    ["columns", "a,b,c,d,e\n", "export.csv is refused: a row has more than 4 cells."],
    [
      "cell",
      `id\n${"x".repeat(51)}\n`,
      "export.csv is refused: a cell has 51 characters, at most 50 are read.",
    ],
  ])("%s: refused whole, never half read", (_, text, message) => {
    const draft = parse(text, { limits });
    expect(messages(draft)).toEqual([message]);
    expect(draft.problems[0]).toMatchObject({ code: "limit", blocks: true });
    expect([draft.people, draft.given, draft.columns]).toEqual([[], [], undefined]);
  });
});

describe("hostile files", () => {
  test("a chain of reporting lines a hundred thousand long", () => {
    const n = 100_000;
    const rows = Array.from({ length: n }, (_, i) => `${i},P,${i === 0 ? "" : i - 1}`).join("\n");
    const org = buildOrg(parse(`id,name,manager_id\n${rows}`), { today: TODAY });
    expect(layersOf(org)).toBe(n);
  });

  test("headings that are names of prototypes are plain keys", () => {
    const draft = parse("id,name,__proto__,constructor\n1,Ada,x,y\n");
    const extra = draft.people[0]?.extra ?? {};
    expect(Object.entries(extra)).toEqual([
      ["__proto__", "x"],
      ["constructor", "y"],
    ]);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    const org = buildOrg(
      parse("id,name,manager_id,team\n__proto__,Ada,,constructor\ntoString,Bob,__proto__,__proto__\n"),
      { today: TODAY },
    );
    expect(org.people.map((person) => person.id)).toEqual(["__proto__", "toString"]);
  });

  test.each([
    ["blanks", " "],
    ["zero-width", "\u200b"],
    ["brackets", "("],
    ["apostrophes", "'"],
  ])("a cell of 32 KB of %s is read in no time", (_, c) => {
    expectEffort(20, () => buildOrg(parse(`id,name\n1,x${c.repeat(32_000)}x\n`), { today: TODAY }));
  });

  test("an empty file", () => {
    expect(messages(parse(""))).toEqual(["export.csv has no column for id."]);
  });
});

test("a file of another name beside known ones is named, not read", () => {
  const files = ["people.csv", "areas.csv", "notes.csv"].map((name) => ({
    name,
    bytes: bytesOf("id,name\n1,Ada\n"),
  }));
  const draft = parseCsvFolder(files, { today: TODAY });
  expect(messages(draft)).toEqual(["notes.csv is none of the files of an organisation."]);
});
