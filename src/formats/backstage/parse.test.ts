import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildOrg, wording, type OrgDraft } from "../../org/index.ts";
import type { InputFile } from "../define.ts";
import { parseFiles } from "../parse.ts";
import { formatBackstage } from "./format.ts";
import { entitiesOf, faultsOf } from "./judge.case.ts";
import { formatRef, parseRef } from "./refs.ts";

const TODAY = "2026-06-01";
const file = (text: string, name = "catalog-info.yaml"): InputFile => ({
  name,
  bytes: new TextEncoder().encode(text),
});
const read = (...texts: readonly string[]): OrgDraft =>
  parseFiles(
    texts.map((text, i) => file(text, i === 0 ? "catalog-info.yaml" : `more-${i}.yaml`)),
    { today: TODAY },
  );
const said = (draft: OrgDraft): string[] => draft.problems.map((problem) => wording(problem.message));
const entity = (kind: string, name: string, rest = "", metadata = ""): string =>
  `---\napiVersion: backstage.io/v1alpha1\nkind: ${kind}\nmetadata:\n  name: ${name}\n${metadata}spec:\n  x: y\n${rest}`;

describe("references", () => {
  const context = { kind: "group", namespace: "default" };
  test.each([
    ["pay", "group:default/pay"],
    ["user:ada", "user:default/ada"],
    ["acme/pay", "group:acme/pay"],
    ["User:Acme/Ada", "user:Acme/Ada"],
    ["a/b:c", "group:a/b:c"],
  ])("%s is %s", (text, whole) => {
    const ref = parseRef(text, context);
    expect(ref === undefined ? undefined : formatRef(ref)).toBe(whole);
  });
  test.each(["", ":pay", "/pay", "user:", "user:/ada", "acme/"])("%j is none", (text) => {
    expect(parseRef(text, context)).toBeUndefined();
  });
});

describe("documents", () => {
  test("a broken one is set aside with its line, the others are read", () => {
    const draft = read(`${entity("User", "ada")}---\na: [1\n${entity("User", "bob")}`);
    expect(draft.people.map(({ id }) => id)).toEqual(["ada", "bob"]);
    expect(draft.problems.find(({ code }) => code === "document-bad")?.rows).toEqual([9]);
  });

  test("what is not Backstage's, or says nothing of an organisation, is read past and said", () => {
    const draft = read(
      `${entity("User", "ada")}---\napiVersion: v1\nkind: Service\n${entity("Location", "all", "  targets: [https://example.invalid/x.yaml]\n")}`,
    );
    expect(said(draft).filter((text) => text.includes("record"))).toEqual([
      "1 record of catalog-info.yaml of kind Service, not Backstage's, first in line 9.",
      "1 record of catalog-info.yaml of kind Location, which says nothing of an organisation, first in line 12.",
    ]);
    expect(draft.problems.find(({ policy }) => policy.includes("not fetched"))).toBeDefined();
  });
});

describe("what entities become", () => {
  test("a thing is called by its name, whatever its kind and place", () => {
    const things = [entity("API", "artist-api"), entity("Resource", "db", "", "  namespace: acme\n")];
    expect(read(things.join("")).assets.map(({ id, name }) => [id, name])).toEqual([
      ["api:artist-api", "artist-api"],
      ["resource:acme/db", "db"],
    ]);
  });

  test("what had no title gets none on the way back", () => {
    const kinds = ["API", "Resource", "Component", "System"];
    const draft = read(kinds.map((kind) => entity(kind, `artist-${kind.toLowerCase()}`)).join(""));
    const written = formatBackstage(buildOrg(draft, { today: TODAY }).records).files;
    expect(written.map(({ bytes }) => new TextDecoder().decode(bytes)).join("")).not.toContain("title:");
  });

  test.each([
    ["github.com/project-slug", "acme/artist-web", { github: "acme/artist-web" }],
    ["gitlab.com/project-slug", "acme/music/web", { gitlab: "acme/music/web" }],
    ["github.com/project-slug", "acme artist", undefined],
  ])("the annotation %s: %s is an external id, and returns", (name, slug, ids) => {
    const draft = read(entity("Component", "web", "", `  annotations:\n    ${name}: ${slug}\n`));
    expect(draft.assets[0]?.externalIds).toEqual(ids);
    const asset = { ...draft.assets[0], extra: {} } as OrgDraft["assets"][number];
    const text = formatBackstage({ ...draft, assets: [asset] })
      .files.map(({ bytes }) => new TextDecoder().decode(bytes))
      .join("");
    expect(text.includes(`${name}: ${slug}`)).toBe(ids !== undefined);
    expect(text).not.toContain("onethread.dev/external_ids");
  });

  test("groups are areas; the parent is said by either side", () => {
    const draft = read(
      [
        entity("Group", "acme", "  type: root\n  profile: { displayName: Acme }\n  children: [pay]\n"),
        entity("Group", "pay", "  type: team\n  children: []\n"),
        entity("Group", "cards", "  type: product-area\n  parent: group:default/PAY\n  children: []\n"),
      ].join(""),
    );
    expect(draft.areas.map(({ id, name, parentId, kind }) => [id, name, parentId, kind])).toEqual([
      ["acme", "Acme", null, "corporate"],
      ["pay", "pay", "acme", "product"],
      ["cards", "cards", "pay", "product"],
    ]);
  });

  test("members are told by users or by groups, each once", () => {
    const draft = read(
      entity("Group", "pay", "  type: team\n  children: []\n  members: [ada, bob]\n"),
      entity(
        "User",
        "ada",
        "  memberOf: [pay]\n  profile:\n    displayName: Ada\n    email: ada@example.invalid\n",
      ) + entity("User", "bob", "  memberOf: []\n"),
    );
    expect(draft.assignments.map((row) => [row.personId, row.areaId]).sort()).toEqual([
      ["ada", "pay"],
      ["bob", "pay"],
    ]);
    expect(draft.people[0]?.email).toBe("ada@example.invalid");
  });

  test("a thing belongs to the group that owns it; a person as owner is evidence", () => {
    const draft = read(
      [
        entity("Group", "pay", "  type: team\n  children: []\n"),
        entity("User", "ada", "  memberOf: []\n"),
        entity("Component", "api", "  type: service\n  lifecycle: production\n  owner: pay\n"),
        entity("Component", "web", "  type: website\n  lifecycle: production\n  owner: user:ada\n"),
        entity("Resource", "db", "  type: database\n  owner: group:pay\n"),
        entity("System", "checkout", "  owner: pay\n"),
      ].join(""),
    );
    expect(draft.assets.map(({ id, kind, areaId, ownerIds }) => [id, kind, areaId, ownerIds])).toEqual([
      ["api", "service", "pay", undefined],
      ["web", "service", undefined, ["ada"]],
      ["resource:db", "service", "pay", undefined],
      ["system:checkout", "service", "pay", undefined],
    ]);
  });

  test("what an area's things depend on is used by the area", () => {
    const draft = read(
      [
        entity("Group", "pay", "  type: team\n  children: []\n"),
        entity("Group", "ship", "  type: team\n  children: []\n"),
        entity(
          "Component",
          "api",
          "  type: service\n  owner: pay\n  dependsOn: [component:web, resource:db]\n  consumesApis: [orders]\n",
        ),
        entity("Component", "web", "  type: website\n  owner: ship\n"),
        entity("Resource", "db", "  type: database\n  owner: pay\n"),
        entity("API", "orders", "  type: openapi\n  owner: ship\n  definition: x\n"),
      ].join(""),
    );
    expect(draft.assets.map(({ id, usedBy }) => [id, usedBy])).toEqual([
      ["api", undefined],
      ["web", ["pay"]],
      ["resource:db", undefined],
      ["api:orders", ["pay"]],
    ]);
  });

  test("an owner or group that no file defines is kept as it is named, and reported by settling", () => {
    const draft = read(entity("Component", "api", "  type: service\n  owner: acme/lost\n"));
    expect(draft.assets[0]?.areaId).toBe("acme/lost");
    expect(buildOrg(draft, { today: TODAY }).problems.map(({ code }) => code)).toContain("area-unknown");
  });

  test("texts stay what the file says", () => {
    const draft = read(
      entity("Group", "007", "  type: team\n  profile:\n    displayName: 1e3\n  children: []\n") +
        entity("Group", "no", "  parent: ~\n  type: team\n"),
    );
    expect(draft.areas.map(({ id, name, parentId }) => [id, name, parentId])).toEqual([
      ["007", "1e3", null],
      ["no", "no", null],
    ]);
  });

  test("the answer of a catalogue's API is read as well", () => {
    const list = [
      {
        apiVersion: "backstage.io/v1alpha1",
        kind: "User",
        metadata: { name: "ada", uid: "1" },
        spec: { memberOf: [] },
      },
    ];
    const draft = parseFiles([file(JSON.stringify(list), "entities.json")], { today: TODAY });
    expect(draft.people.map(({ id, extra }) => [id, extra])).toEqual([["ada", undefined]]);
  });
});

describe("what this model has no field for comes back", () => {
  const text = [
    entity("Domain", "money", "  owner: pay\n", "  namespace: acme\n  description: All of it\n"),
    entity("System", "checkout", "  owner: pay\n  domain: acme/money\n"),
    entity(
      "Group",
      "pay",
      "  type: team\n  profile:\n    displayName: Payments\n    picture: https://example.invalid/p.png\n  children: []\n",
      "  labels:\n    tier: gold\n",
    ),
    entity(
      "Component",
      "api",
      "  type: library\n  lifecycle: production\n  owner: pay\n  system: checkout\n  dependsOn: [resource:db, component:gone]\n  nested: { deep: [1, true, text] }\n",
      "  title: The API\n  description: |\n    Two\n    lines\n  annotations:\n    backstage.io/techdocs-ref: dir:.\n  tags: [java]\n  links:\n    - url: https://example.invalid/wiki\n      title: Wiki\n",
    ),
    entity("Resource", "db", "  type: database\n  owner: pay\n"),
    entity(
      "API",
      "orders",
      "  type: openapi\n  lifecycle: experimental\n  owner: pay\n  definition:\n    $text: ./openapi.yaml\n",
    ),
  ].join("");

  test("kind, namespace, description, labels, links, tags, annotations, types and relations", () => {
    const { records } = buildOrg(read(text), { today: TODAY });
    const written = formatBackstage(records);
    const back = entitiesOf(written.files).filter(({ kind }) => kind !== "Location");
    const given = entitiesOf([file(text)]).filter(({ kind }) => kind !== "Location");
    for (const one of given) {
      const other = back.find(
        ({ kind, metadata }) => kind === one.kind && metadata.name === one.metadata.name,
      );
      expect(other?.metadata).toMatchObject(one.metadata);
      const { owner: _o, system: _s, domain: _d, dependsOn: _dep, ...spec } = one.spec ?? {};
      expect(other?.spec).toMatchObject(spec);
    }
    const api = back.find(({ metadata }) => metadata.name === "api");
    expect([api?.spec?.["owner"], api?.spec?.["system"], api?.spec?.["dependsOn"]]).toEqual([
      "group:default/pay",
      "system:default/checkout",
      ["resource:default/db"],
    ]);
    expect(written.problems.map((problem) => wording(problem.message))).toContain(
      "1 reference is not written to a Backstage catalogue: what they name is not in this catalogue.",
    );
  });

  test("what somebody wrote into that column by hand cannot make an entity that Backstage refuses", async () => {
    const { records } = buildOrg(read(text), { today: TODAY });
    const evil = [
      "[]",
      "{",
      `{"metadata":${"[".repeat(5000)}${"]".repeat(5000)}}`,
      JSON.stringify({
        kind: "User",
        name: "../x",
        namespace: "A",
        metadata: {
          labels: { "a b": "c", ok: "x y" },
          annotations: { "a/b/c": "d", ok: 1 },
          tags: ["A B"],
          links: [{ url: "javascript:alert(1)" }, { url: "https://" }],
          title: 1,
          name: "x",
        },
        spec: {
          owner: "group:default/gone",
          type: 5,
          dependsOn: "x",
          children: "y",
          profile: { displayName: 3 },
          lifecycle: [],
        },
      }),
    ];
    for (const backstage of evil) {
      const assets = records.assets.map((asset) => ({ ...asset, extra: { backstage } }));
      const areas = records.areas.map((area) => ({ ...area, extra: { backstage } }));
      expect(await faultsOf(entitiesOf(formatBackstage({ ...records, assets, areas }).files))).toEqual([]);
    }
  });
});

describe("what only concerns a person stays out", () => {
  test("pay, level, dates, leave, candidates and unknown columns are counted and not written", () => {
    const csv = (name: string, text: string) => file(text, name);
    const draft = parseFiles(
      [
        csv(
          "people.csv",
          "id,name,manager_id,level,start_date,annual_cost_eur,salary note,status\nada,Ada,,7,2020-01-01,123456,secret77,on-leave\nbob,Bob,ada,3,2020-01-01,,,active\nleft,Lee,ada,3,2019-01-01,,,terminated\n",
        ),
        csv("areas.csv", "id,name,owner_id,candidates\npay,Pay,ada,bob:asked\n"),
        csv(
          "assignments.csv",
          "person_id,area_id,share,rater_id,guess\nbob,pay,0.5,ada,\nada,pay,,,from the title\n",
        ),
      ],
      { today: TODAY },
    );
    const written = formatBackstage(buildOrg(draft, { today: TODAY }).records);
    const all = written.files.map(({ bytes }) => new TextDecoder().decode(bytes)).join("");
    for (const word of [
      "123456",
      "secret77",
      "2020-01-01",
      "on-leave",
      "asked",
      "rater",
      "Lee",
      "from the title",
    ])
      expect(all).not.toContain(word);
    const texts = written.problems.map((problem) => wording(problem.message));
    expect(texts).toContain(
      "1 person (Lee) is not written to a Backstage catalogue: they left or have not started.",
    );
    expect(texts.find((text) => text.includes("fields of people"))).toMatch(
      /level, start_date, status, annual_cost_eur/,
    );
    expect(texts.find((text) => text.includes("guess"))).toBeDefined();
    expect(all).toContain("onethread.dev/owner: user:default/ada");
  });
});

describe("hostile catalogues", () => {
  test.each([
    ["100,000 brackets", `${entity("User", "a")}---\na: ${"[".repeat(100_000)}`, /deeper than 64 levels/],
    [
      "a bomb of aliases",
      `${entity("User", "a")}---\na: &a [x,x]\n${Array.from({ length: 9 }, (_, i) => `${"bcdefghij".charAt(i)}: &${"bcdefghij".charAt(i)} [${Array.from({ length: 9 }, () => `*${"abcdefghi".charAt(i)}`).join(",")}]`).join("\n")}\n`,
      /aliases stand for more than 100/,
    ],
    [
      "more than 10 MB",
      `apiVersion: backstage.io/v1alpha1\n# ${"x".repeat(10 * 1024 * 1024)}`,
      /at most 10485760 are read/,
    ],
    [
      "half a million quotes",
      `${entity("User", "a")}---\na: ${'"'.repeat(500_000)}`,
      /too many brackets, quotes/,
    ],
    [
      "thousands of broken documents",
      entity("User", "a") + `---\na: [${",".repeat(900)}\n`.repeat(1000),
      /too many brackets, quotes/,
    ],
  ])("%s are refused", (_, text, message) => {
    const draft = read(text);
    expect(said(draft).join()).toMatch(message);
    expect(draft.people).toEqual([]);
  });

  test.each([
    ["a key twice", "metadata:\n  name: b\n  name: c\n", /repeats the key name/],
    ["a tag", "metadata: !!js/function x\n", /has a tag/],
    ["a merge", "metadata:\n  <<: {name: x}\n", /merges keys/],
    [
      "a hundred thousand lines of nothing",
      `a: >\n  b\nc: d\n${"a\n".repeat(100_000)}`,
      /line 14 begins no key and no item/,
    ],
  ])("%s sets the document aside", (_, rest, message) => {
    const draft = read(`${entity("User", "ada")}---\napiVersion: backstage.io/v1alpha1\nkind: User\n${rest}`);
    expect(said(draft).join()).toMatch(message);
    expect(draft.people.map(({ id }) => id)).toEqual(["ada"]);
  });

  test("groups above each other, and __proto__ everywhere", () => {
    const draft = read(
      entity("Group", "a", "  parent: b\n  type: __proto__\n") +
        entity("Group", "b", "  parent: a\n  type: constructor\n", "  annotations:\n    __proto__: x\n"),
    );
    expect(draft.areas.map(({ id, kind }) => [id, kind])).toEqual([
      ["a", "product"],
      ["b", "product"],
    ]);
    expect(formatBackstage(draft).files.length).toBe(2);
  });

  test("600 mutated catalogues are read without a crash", () => {
    const text =
      entity("Group", "pay", "  type: team\n  children: [cards]\n") +
      entity(
        "User",
        "ada",
        "  memberOf: [pay]\n",
        '  annotations:\n    onethread.dev/assignments: \'[{"group":"pay"}]\'\n',
      );
    const put = fc.constantFrom(
      "",
      "---\n",
      "- ",
      ": ",
      "'",
      '"',
      "[",
      "{",
      "&a ",
      "*a",
      "!!",
      "\t",
      "\0",
      "|",
      "\ud800",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(text.length), put), { minLength: 1, maxLength: 4 }), (cuts) => {
        let mutated = text;
        for (const [at, word] of cuts) mutated = mutated.slice(0, at) + word + mutated.slice(at + 1);
        const draft = read(mutated);
        expect(draft.people.length).toBeLessThan(4);
        formatBackstage(draft);
      }),
      { numRuns: 600, seed: 3 },
    );
  });
});
