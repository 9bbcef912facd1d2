import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import type { Org } from "../org/index.ts";
import { plainLetters, prepareSearch, searchSubjects, SEARCHED } from "./searchSubjects.ts";

const NAMES = ["Ada Lund", "Zoë Lundgren", "Bo Ada", "Lund", "Grace Adair", "ÅSA\nBerg", "Ines  Moreau"];

function orgNamed(names: readonly string[], titles: readonly (string | undefined)[]): Org {
  const ids = names.map((_, i) => `p${i}`);
  const people = Object.fromEntries(
    ids.map((id, i) => {
      const title = titles[i % titles.length];
      return [id, { name: names[i] ?? "", ...(title === undefined ? {} : { title }) }];
    }),
  );
  return orgOf(ids.length === 1 ? "p0" : `p0 > ${ids.slice(1).join(", ")}`, { people });
}

const found = (org: Org, text: string, most = 10): readonly string[] =>
  searchSubjects(org, text, ["person"], most).person.list.map(({ name }) => name);

describe("who is found by a text", () => {
  const org = orgNamed(NAMES, [undefined]);
  test.each([
    ["ada", ["Ada Lund", "Bo Ada", "Grace Adair"]],
    ["lund", ["Lund", "Ada Lund", "Zoë Lundgren"]],
    ["lund ada", ["Ada Lund"]],
    ["zoe", ["Zoë Lundgren"]],
    ["asa berg", ["ÅSA\nBerg"]],
    ["MOREAU", ["Ines  Moreau"]],
    ["dair", ["Grace Adair"]],
    ["  ", []],
    ["nobody", []],
    ["ada\tlund", ["Ada Lund"]],
  ])("%j: called so first, then begun so, then held", (text, names) => {
    expect(found(org, text)).toEqual(names);
  });

  test("a name comes before a title, and no name runs into the next line", () => {
    const titled = orgNamed(["Xa", "Ada"], ["Chief Ada", "Xa"]);
    expect(found(titled, "ada")).toEqual(["Ada", "Xa"]);
    expect(found(titled, "xa ada")).toEqual(["Xa", "Ada"]);
    expect(found(orgNamed(["Ann", "Bo"], [undefined]), "ann bo")).toEqual([]);
  });

  test("areas are found by their other names, the company that nobody named is not", () => {
    const areas = orgOf("a > b; pay: a; ads: b", { areas: { pay: { aliases: ["Checkout"] } } });
    const hits = searchSubjects(areas, "check", SEARCHED, 5);
    expect(hits.area.list.map(({ id }) => id)).toEqual(["pay"]);
    expect(searchSubjects(areas, "a", ["area"], 50).area.count).toBe(
      areas.areas.filter((area) => area.placeholder !== true).length,
    );
  });
});

const names = fc.array(fc.stringMatching(/^[abéØ \n\t]{1,6}$/), { minLength: 1, maxLength: 40 });
const texts = fc.stringMatching(/^[abeø ]{0,4}$/);

test("as many are counted as hold every word, and the listed are the best of them", () => {
  fc.assert(
    fc.property(names, texts, fc.integer({ min: 1, max: 6 }), (all, text, most) => {
      const org = orgNamed(all, [undefined, "ab e"]);
      const words = plainLetters(text).split(/\s+/).filter(Boolean);
      const line = ({ name, title = "" }: { name: string; title?: string }): string =>
        plainLetters(`${name.replaceAll(/[\t\n]\s*/g, " ")}\t${title}`);
      const fit = org.people.filter(
        (person) => words.length > 0 && words.every((word) => line(person).includes(word)),
      );
      const hits = searchSubjects(org, text, ["person"], most).person;
      expect(hits.count).toBe(fit.length);
      expect(hits.list.length).toBe(Math.min(most, fit.length));
      const ids = new Set<string>(fit.map(({ id }) => id));
      for (const { id } of hits.list) expect(ids.has(id)).toBe(true);
      // A longer list begins with the shorter one.
      const more = searchSubjects(org, text, ["person"], 50).person.list;
      expect(more.slice(0, hits.list.length)).toEqual(hits.list);
    }),
  );
});

test("made ready in pieces, half or whole, it answers the same", () => {
  const names = Array.from({ length: 20_000 }, (_, i) => `Ada Lund ${i}${i % 7 === 0 ? "é" : ""}`);
  const [whole, half] = [orgNamed(names, [undefined]), orgNamed(names, [undefined])];
  expect([...prepareSearch(whole, ["person"])].length).toBeGreaterThan(1);
  prepareSearch(half, ["person"]).next();
  for (const text of ["19999", "lund 77", "e", "5e"])
    expect(searchSubjects(half, text, ["person"], 5)).toEqual(searchSubjects(whole, text, ["person"], 5));
});
