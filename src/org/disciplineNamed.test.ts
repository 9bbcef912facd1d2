import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { parseFiles } from "../formats/index.ts";
import { neededDisciplines } from "../worksheet/needed.ts";
import { buildOrg, disciplineId, disciplineNamed, isNamedBy, wording, type Discipline } from "./index.ts";

const TODAY = "2026-06-01";
const read = (disciplines: string, people: string) =>
  buildOrg(
    parseFiles(
      [
        ["people", people],
        ["disciplines", disciplines],
      ].map(([name = "", text = ""]) => ({ name: `${name}.csv`, bytes: new TextEncoder().encode(text) })),
      { today: TODAY },
    ),
    { today: TODAY },
  );
const one = (id: string, name: string): Discipline => ({
  id: disciplineId(id),
  name,
  requiredInProduct: false,
  executive: false,
});

describe("one word for two disciplines", () => {
  const org = read(
    "id,name,aliases\ntech,Tech,eng;product\nengineering,Engineering,eng\nproduct,Product,",
    "id,name,discipline\n1,Ada,ENG\n2,Bob,product\n",
  );
  test("is said, once for each word, and people are of the first; an id goes before an alias", () => {
    expect(
      org.problems
        .filter(({ code }) => code === "alias-several")
        .map(({ message, blocks, rows }) => [wording(message), blocks, rows]),
    ).toEqual([
      ['"eng" is a word for Engineering and for Tech.', false, [3, 2]],
      ['"product" is a word for Product and for Tech.', false, [4, 2]],
    ]);
    expect(org.people.map(({ discipline }) => discipline)).toEqual(["engineering", "product"]);
  });
  test("and a word of the settings means what a cell means", () => {
    for (const word of ["eng", "product", "Tech"])
      expect(org.disciplines[disciplineNamed(org, word)]?.id).toBe(
        { eng: "engineering", product: "product", Tech: "tech" }[word],
      );
  });
});

test("a list without such words says nothing of them", () => {
  const org = read("id,name,aliases\neng,Engineering,eng;engineering", "id,name,discipline\n1,Ada,eng\n");
  expect(org.problems).toEqual([]);
});

test.each([
  ["product-design", "Product Design", ["product design"], true],
  ["d7", "Product Design", ["PRODUCT DESIGN"], true],
  ["product", "Product", ["product design"], false],
])("%s, called %s, by %s: %s", (id, name, words, means) => {
  expect(isNamedBy({ id, name }, words)).toBe(means);
});

test("required disciplines are found under the name the company gives them", () => {
  const disciplines = [one("d1", "Engineering"), one("d2", "Product"), one("ux", "Design")];
  expect([...neededDisciplines(orgOf("a > b", { disciplines }))]).toEqual(["d1", "d2", "ux"]);
  expect([...neededDisciplines(orgOf("a > b"))]).toEqual(["engineering", "product", "design"]);
});
