import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildOrg, wording, type OrgDraft } from "../../org/index.ts";
import type { InputFile } from "../define.ts";
import { parseFiles } from "../parse.ts";
import { formatGithub } from "./format.ts";
import { readJson } from "./json.ts";

const TODAY = "2026-06-01";
const file = (name: string, value: unknown): InputFile => ({
  name,
  bytes: new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)),
});
const read = (...files: readonly InputFile[]): OrgDraft => parseFiles(files, { today: TODAY });
const codes = (draft: OrgDraft): string[] => draft.problems.map(({ code }) => code);
const said = (draft: OrgDraft): string[] => draft.problems.map((problem) => wording(problem.message));
const rows = (draft: OrgDraft): string[] =>
  draft.assignments.map((row) => `${row.personId} ${row.areaId}${row.isLead ? " lead" : ""}`).sort();

/** As `gh api orgs/acme/teams` prints them, most fields left out. */
const team = (slug: string, parent: string | null, more: object = {}) => ({
  id: slug.length,
  slug,
  name: `Team ${slug}`,
  description: "what it does",
  privacy: "closed",
  html_url: `https://github.com/orgs/acme/teams/${slug}`,
  parent: parent === null ? null : { slug: parent, name: parent },
  ...more,
});
const user = (login: string, more: object = {}) => ({ login, id: login.length, type: "User", ...more });
const repo = (name: string, role: string, more: object = {}) => ({
  full_name: `acme/${name}`,
  name,
  role_name: role,
  permissions: { admin: role === "admin", maintain: role === "admin" || role === "maintain", push: true },
  ...more,
});

describe("teams become areas", () => {
  test("with parent, alias, and what has no field kept", () => {
    const draft = read(file("teams.json", [team("pay", null), team("cards", "pay")]));
    expect(
      draft.areas.map(({ id, name, parentId, aliases, extra }) => [id, name, parentId, aliases, extra]),
    ).toEqual([
      [
        "pay",
        "Team pay",
        null,
        ["@acme/pay"],
        { description: "what it does", privacy: "closed", github_id: "3" },
      ],
      [
        "cards",
        "Team cards",
        "pay",
        ["@acme/cards"],
        { description: "what it does", privacy: "closed", github_id: "5" },
      ],
    ]);
    expect(draft.problems).toEqual([]);
  });

  test("pages one after the other, or in one list, are the same teams", () => {
    const pages = [[team("pay", null)], [team("cards", "pay")]];
    const apart = read(file("teams.json", pages.map((page) => JSON.stringify(page)).join("")));
    expect(apart.areas.map(({ id }) => id)).toEqual(["pay", "cards"]);
    expect(read(file("teams.json", pages)).areas).toEqual(apart.areas);
  });

  test("maintainers lead; their leads are read as claimed owners", () => {
    const draft = read(
      file("teams.json", [team("pay", null)]),
      file("teams/pay/members.json", [
        user("bob"),
        user("ada", { name: "Ada", email: "ada@example.invalid" }),
      ]),
      file("teams/pay/maintainers.json", [user("ada")]),
    );
    expect(rows(draft)).toEqual(["ada pay lead", "bob pay"]);
    expect(draft.people.map(({ id, name, email }) => [id, name, email])).toContainEqual([
      "ada",
      "Ada",
      "ada@example.invalid",
    ]);
    const { areas } = buildOrg(draft, { today: TODAY }).records;
    expect(areas.find(({ id }) => id === "pay")?.owners).toEqual([{ personId: "ada", claimed: true }]);
  });

  test.each(["pay-members.json", "members-pay.json", "x/pay/members.json"])(
    "%s lists the members of pay",
    (name) => {
      expect(rows(read(file("teams.json", [team("pay", null)]), file(name, [user("ada")])))).toEqual([
        "ada pay",
      ]);
    },
  );

  test("members of the organisation are people without a team, and robots are none", () => {
    const draft = read(
      file("members.json", [user("ada"), user("dependabot", { type: "Bot" })]),
      file("teams.json", [
        team("pay", null, { members: [user("renovate[bot]"), user("dependabot", { type: "Bot" })] }),
      ]),
    );
    expect(
      draft.problems.filter(({ code }) => code === "record-skipped").map(({ subjects }) => subjects),
    ).toEqual([["dependabot"], ["renovate[bot]"]]);
    expect(said(draft)).toContain("1 record of members.json is a program and no person (dependabot).");
    expect([draft.people.map(({ id }) => id), draft.assignments]).toEqual([["ada"], []]);
  });

  test("who is in a team below is not in the team above too, unless they maintain it", () => {
    const draft = read(
      file("teams.json", [
        team("all", null, {
          members: [user("ada"), user("bob"), user("cyd"), user("dan", { role: "maintainer" })],
        }),
        team("pay", "all", { members: [user("ada"), user("bob"), user("dan")] }),
        team("cards", "pay", { members: [user("bob")] }),
      ]),
    );
    expect(rows(draft)).toEqual(["ada pay", "bob cards", "cyd all", "dan all lead", "dan pay"]);
    expect(said(draft)).toContain(
      "3 records of teams.json of members of a team below, whom GitHub lists in the team above too.",
    );
  });

  test("teams above each other in a circle end", () => {
    const draft = read(
      file("teams.json", [team("a", "b", { members: ["ada"] }), team("b", "a", { members: ["ada"] })]),
    );
    expect(draft.people.length).toBe(1);
    expect(buildOrg(draft, { today: TODAY }).problems.map(({ code }) => code)).toContain("area-loop");
  });
});

describe("repositories", () => {
  const teams = file("teams.json", [team("pay", null), team("cards", "pay"), team("ship", null)]);
  test.each([
    ["the team that administers it owns it", { pay: "admin", ship: "write" }, ["pay"]],
    ["several that administer it claim it", { pay: "admin", ship: "admin" }, ["pay", "ship"]],
    ["to maintain is less than to administer", { pay: "maintain", ship: "admin" }, ["ship"]],
    ["but more than to write", { pay: "maintain", ship: "write" }, ["pay"]],
    ["a team has from above what the team above has", { pay: "admin", cards: "admin" }, ["pay"]],
    ["nobody", { pay: "read" }, []],
  ] as const)("%s", (_, grants, owners) => {
    const draft = read(
      teams,
      ...Object.entries(grants).map(([slug, role]) => file(`teams/${slug}/repos.json`, [repo("api", role)])),
    );
    expect(draft.assets.flatMap(({ areaId }) => areaId ?? []).sort()).toEqual(owners);
    expect(
      new Set(draft.assets.map(({ id, kind, externalIds }) => JSON.stringify([id, kind, externalIds]))),
    ).toEqual(new Set([JSON.stringify(["acme/api", "repo", { github: "acme/api" }])]));
    const [asset] = buildOrg(draft, { today: TODAY }).records.assets;
    expect(asset?.claimedBy).toEqual(owners.length > 1 ? owners : undefined);
  });
});

describe("what cannot be read", () => {
  test.each([
    [
      "an open bracket",
      '[{"slug":"a","name":"A"},',
      "teams.json is no JSON from line 1 on: it ends in the middle.",
    ],
    ["a word", '[\n{"slug": x}]', "teams.json is no JSON from line 2 on: this is no JSON."],
    [
      "a comma too much",
      '{"slug":"a",}',
      "teams.json is no JSON from line 1 on: there is } where none may stand.",
    ],
    [
      "a key twice",
      '{"slug":"a","slug":"b","name":"B"}',
      'teams.json says a key twice in one record, first "slug" in line 1.',
    ],
    ["something else", '{"b":1}', "1 record of teams.json neither team, person nor repository."],
    ["100,000 brackets", "[".repeat(100_000), "teams.json is refused: it is nested deeper than 64 levels."],
  ])("%s", (_, text, message) => {
    expect(said(read(file("teams.json", text)))).toContain(message);
  });

  test("more than 25 MB are refused", () => {
    const draft = read({ name: "teams.json", bytes: new Uint8Array(25 * 1024 * 1024 + 1) });
    expect([codes(draft), draft.areas]).toEqual([["limit"], []]);
  });

  test("__proto__ is a key like others, in records and as a login", () => {
    const draft = read(
      file(
        "teams.json",
        '[{"slug":"__proto__","name":"P","members":["__proto__","constructor"],"__proto__":{"slug":"x"}}]',
      ),
    );
    expect(draft.areas.map(({ id }) => id)).toEqual(["__proto__"]);
    expect(draft.people.map(({ id }) => id)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["slug"]).toBeUndefined();
  });

  test("JSON is what JSON.parse reads, and nothing else is", () => {
    const plain = (value: unknown): unknown =>
      value instanceof Map
        ? Object.fromEntries([...value].map(([key, one]) => [key, plain(one)]))
        : Array.isArray(value)
          ? value.map(plain)
          : value;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(4), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text).values.map(plain)).toEqual([JSON.parse(text)]);
      }),
      { numRuns: 500 },
    );
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "\\",
      "1",
      "-",
      "e5",
      "true",
      "nul",
      " ",
      "\n",
      "\u0001",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        const { values, stop } = readJson(text);
        // Several values one after the other are ours to read.
        if (isJson) expect([values.length, stop]).toEqual([1, undefined]);
        else if (values.length < 2 && text.trim() !== "") expect(stop).toBeDefined();
      }),
      { numRuns: 3000, seed: 5 },
    );
  });

  test("600 mutated files are read without a crash", () => {
    const text = JSON.stringify([
      team("pay", null, { members: [user("ada")], repos: [repo("api", "admin")] }),
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(text.length), fc.constantFrom("", '"', "}", "]", "\\", "\0", "null", "9")), {
          maxLength: 4,
        }),
        (cuts) => {
          let mutated = text;
          for (const [at, put] of cuts) mutated = mutated.slice(0, at) + put + mutated.slice(at + 1);
          const draft = read(file("teams.json", mutated));
          expect(draft.areas.length).toBeLessThan(3);
        },
      ),
      { numRuns: 600, seed: 7 },
    );
  });
});

describe("what is written reads back", () => {
  const given = read(
    file("teams.json", [team("pay", null), team("cards", "pay"), team("ship", null)]),
    file("teams/cards/members.json", [user("ada"), user("bob", { role: "maintainer" })]),
    file("teams/ship/members.json", [user("ada")]),
    file("teams/pay/repos.json", [repo("api", "admin")]),
    file("teams/ship/repos.json", [repo("api", "admin"), repo("web", "admin")]),
  );
  const { records } = buildOrg(given, { today: TODAY });

  test("areas, who works there, who leads, what they own", () => {
    const written = formatGithub(records);
    expect(written.problems).toEqual([]);
    const back = buildOrg(read(...written.files), { today: TODAY }).records;
    const tell = ({ areas, assignments, assets }: typeof back) => ({
      areas: areas.map(({ id, name, parentId }) => [id, name, parentId]).sort(),
      work: assignments.map(({ personId, areaId, isLead }) => [personId, areaId, isLead]).sort(),
      assets: assets.map(({ id, areaId, claimedBy }) => [id, areaId, [...(claimedBy ?? [])].sort()]).sort(),
    });
    expect(tell(back)).toEqual(tell(records));
  });

  test("nobody gets a login that no source gave", () => {
    const people = records.people.map((person) => ({ ...person, extra: {} }));
    const written = formatGithub({ ...records, people });
    expect(new TextDecoder().decode(written.files[0]?.bytes)).not.toMatch(/login/);
    const [problem] = written.problems;
    expect(problem?.file).toBe("teams.json");
    expect(problem?.message === undefined ? "" : wording(problem.message)).toBe(
      `2 people (${people.map(({ name }) => name).join(", ")}) are not written to GitHub's teams: no column github_login says who they are there.`,
    );
  });

  test("two areas of one short name are not written", () => {
    const areas = ["x y", "x-y"].map((id) => ({
      ...records.areas[1],
      id,
      aliases: [],
    })) as unknown as typeof records.areas;
    const written = formatGithub({ ...records, areas });
    expect([written.files, written.problems[0]?.code]).toEqual([[], "handle-missing"]);
  });
});
