import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectEffort } from "../../../test/effort.ts";
import { EMPTY_DRAFT, areaId, assetId, buildOrg, wording, type Area, type Asset } from "../../org/index.ts";
import { parseFiles } from "../parse.ts";
import { formatCodeowners, slugOf } from "./format.ts";
import { parseLines } from "./lines.ts";
import { repoOf } from "./parse.ts";
import { covers, isSafePattern } from "./paths.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, name = "acme/pay/CODEOWNERS") =>
  parseFiles([{ name, bytes: encode(text) }], { today: "2026-06-01" });
const said = (text: string) => read(text).problems.map((problem) => wording(problem.message));

describe("a line says whose a path is", () => {
  test.each([
    ["a team", "/a/ @acme/pay", ["/a/", ["@acme/pay"]]],
    [
      "several owners of any kind",
      "*.js @acme/pay @ada ada@example.invalid",
      ["*.js", ["@acme/pay", "@ada", "ada@example.invalid"]],
    ],
    ["an inline comment", "/a/ @ada # because", ["/a/", ["@ada"]]],
    ["an escaped blank", "/a\\ b/ @ada", ["/a b/", ["@ada"]]],
    ["nobody", "/a/", ["/a/", []]],
    ["tabs", "\t/a/\t\t@ada ", ["/a/", ["@ada"]]],
  ] as const)("%s", (_, text, [pattern, owners]) => {
    expect(parseLines(text).map((line) => [line.pattern, line.owners])).toEqual([[pattern, owners]]);
  });

  test("a section of GitLab lends its owners to lines that name none", () => {
    const lines = parseLines(
      "* @all\n[Docs] @acme/writers\n/docs/\n/docs/api/ @acme/api\n^[Look][2]\n/x/ @ada\n",
    );
    expect(
      lines.map(({ pattern, owners, section, isOptional, line }) => [
        pattern,
        owners[0],
        section,
        isOptional,
        line,
      ]),
    ).toEqual([
      ["*", "@all", "", false, 1],
      ["/docs/", "@acme/writers", "Docs", false, 3],
      ["/docs/api/", "@acme/api", "Docs", false, 4],
      ["/x/", "@ada", "Look", true, 6],
    ]);
  });

  test("the folder names the repository", () => {
    expect(
      [
        "repos/acme/pay/CODEOWNERS",
        "acme/pay/.github/CODEOWNERS",
        "pay/docs/CODEOWNERS",
        "repos/pay/CODEOWNERS",
        "a/b/acme/pay/CODEOWNERS",
        "CODEOWNERS",
        ".github/CODEOWNERS",
        "a b/CODEOWNERS",
      ].map(repoOf),
    ).toEqual(["acme/pay", "acme/pay", "pay", "pay", "acme/pay", undefined, undefined, undefined]);
  });
});

describe("what a file becomes", () => {
  test("the repository is one thing, each path another, and teams claim", () => {
    const { assets } = read("* @acme/pay\n/ship/ @acme/ship @acme/pay @ada\n");
    expect(
      assets.map(({ id, areaId: area, ownerIds, externalIds }) => [id, area, ownerIds, externalIds]),
    ).toEqual([
      ["acme/pay", "@acme/pay", ["@acme/pay"], { github: "acme/pay" }],
      [
        "acme/pay:/ship/",
        "@acme/ship",
        ["@acme/ship", "@acme/pay", "@ada"],
        { github: "acme/pay/ship", path: "acme/pay:/ship/" },
      ],
      [
        "acme/pay:/ship/",
        "@acme/pay",
        ["@acme/ship", "@acme/pay", "@ada"],
        { github: "acme/pay/ship", path: "acme/pay:/ship/" },
      ],
    ]);
  });

  test.each([
    ["GitHub's folder", "acme/pay/.github/CODEOWNERS", "* @acme/pay\n", { github: "acme/pay" }],
    ["GitLab's folder", "acme/pay/.gitlab/CODEOWNERS", "* @acme/pay\n", { gitlab: "acme/pay" }],
    [
      "sections, which only GitLab has",
      "acme/pay/CODEOWNERS",
      "* @a\n[Docs]\n/d/ @b\n",
      { gitlab: "acme/pay" },
    ],
    ["neither", "acme/pay/CODEOWNERS", "* @acme/pay\n", { github: "acme/pay" }],
    ["a name that is no address", "pay/CODEOWNERS", "* @acme/pay\n", { repo: "pay" }],
  ])("the repository answers to its address: %s", (_, name, text, ids) => {
    expect(read(text, name).assets[0]?.externalIds).toEqual(ids);
  });

  test("no two lines of a repository answer to one name", () => {
    const { assets } = read("* @acme/pay\n/docs/ @acme/docs\n/docs/api/ @acme/api\n");
    const names = assets.flatMap(({ externalIds }) => Object.values(externalIds ?? {}));
    expect(new Set(names).size).toBe(names.length);
  });

  test("without a line for everything the repository belongs to nobody", () => {
    expect(read("/a/ @acme/pay\n").assets.map((asset) => [asset.id, asset.areaId])).toEqual([
      ["acme/pay", undefined],
      ["acme/pay:/a/", "@acme/pay"],
    ]);
  });

  test("a line that a later one covers decides nothing, and is said", () => {
    const text = "/a/b/ @acme/x\n/a/ @acme/y\n* @acme/z\n/a/c @acme/w\n";
    expect(read(text).assets.map(({ id }) => id)).toEqual(["acme/pay", "acme/pay:/a/c"]);
    expect(said(text)).toContain(
      "2 lines of acme/pay/CODEOWNERS decide nothing, since later lines cover them: first line 1 (/a/b/).",
    );
  });

  test("a pattern that programs read differently is kept, and said with its line", () => {
    expect(read("*.ts @acme/x\n").assets.at(-1)?.externalIds).toEqual({
      github: "acme/pay/*.ts",
      path: "acme/pay:*.ts",
    });
    expect(said("*.ts @acme/x\n")).toContain(
      "1 line of acme/pay/CODEOWNERS with a pattern that programs read differently: *.ts in line 1. Write a path as /folder/ or /folder/file.",
    );
  });

  test("a file that lies nowhere says so", () => {
    const draft = read("* @acme/pay\n", "CODEOWNERS");
    expect(draft.assets[0]?.id).toBe("repository");
    expect(draft.problems.map(({ code }) => code)).toContain("reference-unknown");
  });
});

const area = (id: string, alias?: string): Area => ({
  id: areaId(id),
  name: id,
  parentId: null,
  kind: "product",
  mode: "functional",
  status: "active",
  owners: [],
  ...(alias === undefined ? {} : { aliases: [alias] }),
});
const thing = (path: string | undefined, areas: readonly string[], repo = "acme/pay"): Asset => ({
  id: assetId(`${repo}:${path ?? "*"}`),
  name: "x",
  kind: "repo",
  tier: 3,
  externalIds: { repo, ...(path === undefined ? {} : { path }) },
  ...(areas[0] === undefined ? {} : { areaId: areaId(areas[0]) }),
  ...(areas.length < 2 ? {} : { claimedBy: areas.map(areaId) }),
});
const write = (assets: readonly Asset[], areas: readonly Area[], organisation?: string) => {
  const written = formatCodeowners(
    { ...EMPTY_DRAFT, assets, areas },
    organisation === undefined ? {} : { organisation },
  );
  return {
    text: written.files.map(({ name, bytes }) => `${name}\n${new TextDecoder().decode(bytes)}`).join(""),
    codes: written.problems.map(({ code }) => code),
  };
};

describe("what is written", () => {
  const pay = area("pay", "@acme/pay-team");
  const ship = area("ship", "@acme/ship");
  test.each([
    [
      "everything first, the longer path last",
      [thing("/a/b/", ["ship"]), thing(undefined, ["pay"]), thing("/a/", ["pay"])],
      "* @acme/pay-team\n/a/ @acme/pay-team\n/a/b/ @acme/ship\n",
    ],
    ["all teams of a path on one line", [thing("/a/", ["ship", "pay"])], "/a/ @acme/pay-team @acme/ship\n"],
    [
      "a path whose team nobody knows is left to the folder around: it is never taken from all",
      [thing(undefined, ["pay"]), thing("/a/", ["new"]), thing("/b/", ["ship", "new"])],
      "* @acme/pay-team\n",
    ],
    [
      "a path of nobody names nobody, lest the folder around answers",
      [thing(undefined, ["pay"]), thing("/a/", [])],
      "* @acme/pay-team\n/a/\n",
    ],
    [
      "people whom the source named stay, after the teams",
      [
        { ...thing(undefined, ["pay"]), ownerIds: ["@acme/pay-team", "@alice"] },
        { ...thing("/docs/", []), ownerIds: ["docs@example.com"] },
        { ...thing("/x/", []), ownerIds: ["somebody", "@bob"] },
      ],
      "* @acme/pay-team @alice\n/docs/ docs@example.com\n",
    ],
    ["the same alone is left out", [thing("/a/", ["new"])], undefined],
    ["an injected line is refused", [thing("/a/ @evil/x\n*", ["pay"])], undefined],
    [
      "two paths that differ by case are refused both",
      [thing("/a/x", ["pay"]), thing("/A/y", ["ship"]), thing("/b", ["pay"])],
      "/b @acme/pay-team\n",
    ],
  ])("%s", (_, assets, lines) => {
    expect(write(assets, [pay, ship, area("new")]).text).toBe(
      lines === undefined ? "" : `repos/acme/pay/CODEOWNERS\n${lines}`,
    );
  });

  test.each([
    ["an id", area("@acme/opt")],
    ["a name", { ...area("opt"), name: "@acme/opt" }],
    ["an alias", area("opt", "@acme/opt")],
  ])("a team is %s that is a handle, never made up beside it", (_, opt) => {
    expect(write([thing(undefined, [opt.id])], [opt], "acme").text).toBe(
      "repos/acme/pay/CODEOWNERS\n* @acme/opt\n",
    );
  });

  test("each line that is left out is said, with its path and file", () => {
    const assets = [
      thing(undefined, ["pay"]),
      thing("/a/", ["new"]),
      { ...thing("/b/", []), ownerIds: ["somebody"] },
    ];
    const { problems } = formatCodeowners({ ...EMPTY_DRAFT, assets, areas: [pay, area("new")] });
    expect(problems.map(({ code, file, message }) => [code, file, wording(message)])).toEqual([
      [
        "handle-missing",
        "repos/acme/pay/CODEOWNERS",
        "1 area has no known team: new. No line is written for 1 path: /a/ in acme/pay. Give each area its team as an alias, @organisation/team, or name the organisation.",
      ],
      [
        "handle-missing",
        "repos/acme/pay/CODEOWNERS",
        "1 owner is neither @user nor an address. No line is written for 1 path: /b/ in acme/pay. Give the thing an area, or write its owner as @user.",
      ],
    ]);
  });

  test("with the organisation named, a repository without one lies below it", () => {
    const { text } = write([thing(undefined, ["pay"], "shop"), thing("/a/", ["pay"], "shop")], [pay], "acme");
    expect(text).toBe("repos/acme/shop/CODEOWNERS\n* @acme/pay-team\n/a/ @acme/pay-team\n");
  });

  test("things that are no repositories are counted with their kinds and the way out", () => {
    const assets: Asset[] = ["a", "b"].map((id) => ({
      id: assetId(id),
      name: id,
      kind: "service",
      tier: 3,
      extra: { source_kind: "Gems" },
    }));
    const { problems } = formatCodeowners({ ...EMPTY_DRAFT, assets });
    expect(problems.map(({ message, subjects }) => [wording(message), subjects])).toEqual([
      [
        '2 things that are no repositories (a, b) are not written to CODEOWNERS: they are read as service (2); the word "Gems" is read as service; where it means a repository, say so under words in onethread.yaml, "Gems": repo.',
        ["a", "b"],
      ],
    ]);
  });

  test.each(["a\nb", "../x", "a#b", "!a", "[a]", "a b", "/a", "a/"])(
    "a repository called %j gets no file",
    (repo) => {
      const { text, codes } = write([thing(undefined, ["pay"], repo)], [pay]);
      expect(text).toBe("");
      expect(codes).toContain("path-unsafe");
    },
  );

  test("an alias that is no team is not written as one", () => {
    for (const alias of ["@acme/x y", "@acme/x\n* @evil/y", "#x", "acme/pay", "@ada"])
      expect(write([thing(undefined, ["pay"])], [area("pay", alias)])).toEqual({
        text: "",
        codes: ["handle-missing"],
      });
  });

  test("teams after areas only where the organisation is named and the short name is one area's alone", () => {
    const assets = [
      thing(undefined, ["Pay & Go"], "acme/a"),
      thing(undefined, ["x y"], "acme/b"),
      thing(undefined, ["x-y"], "acme/c"),
    ];
    const { text, codes } = write(assets, [area("Pay & Go"), area("x y"), area("x-y")], "acme");
    expect(text).toBe("repos/acme/a/CODEOWNERS\n* @acme/pay-go\n");
    expect(codes).toEqual(["handle-missing"]);
    expect(slugOf("Ölmühle, alt!")).toBe("olmuhle-alt");
  });

  test("what GitHub would not read is not written", () => {
    const assets = Array.from({ length: 60_000 }, (_, i) =>
      thing(`/folder-${"x".repeat(30)}-${i}/`, ["pay"]),
    );
    expect(write(assets, [pay])).toEqual({ text: "", codes: ["limit"] });
  });

  test("reads back as it was written", () => {
    const safe = fc.constantFrom("/a/", "/a/b/", "/a/b/c.ts", "/b", "/b/c", "/docs/", undefined);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(safe, fc.constantFrom("pay", "ship")), {
          selector: ([path]) => path,
          maxLength: 7,
        }),
        (paths) => {
          const assets = paths.map(([path, owner]) => thing(path, [owner]));
          const first = formatCodeowners({ ...EMPTY_DRAFT, assets, areas: [pay, ship] });
          const back = parseFiles(first.files, { today: "2026-06-01" });
          expect(back.problems.filter(({ code }) => code !== "reference-unknown")).toEqual([]);
          const own = (path: string): string[] =>
            back.assets
              .filter(({ id }) => id === (path === "*" ? "acme/pay" : `acme/pay:${path}`))
              .flatMap((one) => one.areaId ?? []);
          for (const [path, owner] of paths)
            expect(own(path ?? "*")).toEqual([owner === "pay" ? "@acme/pay-team" : "@acme/ship"]);
        },
      ),
    );
  });
});

test("teams, people and lines of nobody come back as they stood", () => {
  const text =
    "* @acme/pay @alice\n/docs/ docs@example.com\n/free/\n/opt.md @acme/opt\n/opt.md.d/ @acme/opt @acme/pay bob@example.com\n";
  const { records } = buildOrg(read(text), { today: "2026-06-01" });
  const { files } = formatCodeowners(records, { organisation: "acme" });
  expect(files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([
    ["repos/acme/pay/CODEOWNERS", text],
  ]);
});

describe("any text is read", () => {
  test("2,000 random and mutated files", () => {
    const word = fc.constantFrom(
      "*",
      "/a/",
      "@acme/x",
      "#",
      "\\",
      "[",
      "]",
      "^[",
      "\n",
      "\r",
      " ",
      "\t",
      "!",
      "**",
      "?",
      "\0",
      "ä",
      "[a]",
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const draft = read(words.join(""));
        for (const asset of draft.assets) expect(asset.id.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  test("a megabyte of one kind of character takes no quadratic time", () => {
    for (const text of [" ", "\\", "[", "#", "/", "@a/b ", "/a\n", "/a/".repeat(50) + "\n"]) {
      expectEffort(100, () => read(text.repeat(1_000_000 / text.length)));
    }
  });

  test("more than 10 MB are refused", () => {
    expect(said("x".repeat(10 * 1024 * 1024 + 1)).join()).toMatch(/at most 10485760 are read/);
  });
});

describe("patterns", () => {
  test.each(["*", "/a/", "/a/b.ts", "/.github/x", "/-"])("%s is safe", (one) =>
    expect(isSafePattern(one)).toBe(true),
  );
  test.each([
    "",
    "/",
    "a",
    "a/",
    "/a//b",
    "/*",
    "/a/*",
    "**",
    "/a?",
    "/../a",
    "/a/..",
    "/a b",
    "/a\n",
    "!/a",
    "/[a]",
  ])("%j is not", (one) => expect(isSafePattern(one)).toBe(false));
  test("a file's pattern covers what lies below a folder of that name", () => {
    expect([covers("/a", "a"), covers("/a", "a/b"), covers("/a/", "a"), covers("/a", "ab")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("a team is the area of its alias, else of its short name", () => {
  const csv = (name: string, text: string) => ({ name, bytes: encode(text) });
  test.each([
    ["an alias", "@acme/money"],
    ["an id", "@acme/pay"],
    ["a name", "@acme/payments-and-more"],
  ])("%s", (_, team) => {
    const areas = csv(
      "areas.csv",
      "id,name,parent_id,aliases\nco,Acme,,\npay,Payments and more,co,@acme/money\n",
    );
    const draft = parseFiles([areas, { name: "acme/x/CODEOWNERS", bytes: encode(`* ${team}\n`) }], {
      today: "2026-06-01",
    });
    const { records, problems } = buildOrg(draft, { today: "2026-06-01" });
    expect(records.assets.map((asset) => asset.areaId)).toEqual(["pay"]);
    expect(problems.map(({ code }) => code)).not.toContain("area-unknown");
  });

  test("an unknown team is a proposed area, and is said", () => {
    const { records, problems } = buildOrg(read("* @acme/new\n"), { today: "2026-06-01" });
    expect(records.areas.map(({ id, status }) => [id, status])).toContainEqual(["@acme/new", "proposed"]);
    expect(problems.map(({ code }) => code)).toContain("area-unknown");
  });
});
