import { describe, expect, test } from "vitest";
import { DEFAULT_CONFIG, wording } from "../../org/index.ts";
import { parseConfig } from "../index.ts";

const messages = (text: string): string[] =>
  parseConfig(text).problems.map((problem) => wording(problem.message));

describe("onethread.yaml", () => {
  test("sets what it names and leaves the rest", () => {
    const { config, problems } = parseConfig(`
format: 1
thresholds: {owner-dedicated.share: 0.7, span: {max: 9}}
tiers: {owner-dedicated: norm}
off: [span]
aliases: {R&D: engineering}
requiredDisciplines: [engineering]
levels: {L5: 5}
words: {department: corporate}
areas: {pay: {kind: platform, mode: sto}}
coverageMin: 0.5
plan:
  costs: {managerChange: 3}
  vacancies: demand
  areas: {hr: functional, shop: stl}
  bringIn: {people: [ada], disciplines: [data]}
  tenure: true
`);
    expect(problems).toEqual([]);
    expect(config).toEqual({
      thresholds: { "owner-dedicated.share": 0.7, "span.max": 9 },
      tiers: { "owner-dedicated": "norm" },
      off: ["span"],
      disciplineAliases: { "R&D": "engineering" },
      requiredDisciplines: ["engineering"],
      executiveDisciplines: ["executive"],
      levels: { L5: 5 },
      words: { department: "corporate" },
      areas: { pay: { kind: "platform", mode: "sto" } },
      coverageMin: 0.5,
      plan: {
        ...DEFAULT_CONFIG.plan,
        costs: { managerChange: 3 },
        vacancies: "demand",
        areas: { hr: "functional", shop: "stl" },
        bringIn: { people: ["ada"], disciplines: ["data"] },
        tenure: true,
      },
    });
  });

  test.each([
    ["an unknown key", "treshold: 1", /^onethread.yaml: treshold is no setting, expected one of format, /],
    ["another format", "format: 2", /format is 2, expected 1, the only format so far\.$/],
    ["a share above 1", "coverageMin: 80", /coverageMin is 80, expected a share from 0 to 1\.$/],
    [
      "a tier of another name",
      "tiers: {span: fatal}",
      /tiers\.span is "fatal", expected one of invariant, default, norm\.$/,
    ],
    [
      "a mode of another name",
      "areas: {pay: {mode: gm}}",
      /areas\.pay\.mode is "gm", expected one of sto, stl, functional\.$/,
    ],
    [
      "a field of an area that is none",
      "areas: {pay: {owner: ada}}",
      /areas\.pay\.owner is no setting, expected kind or mode\.$/,
    ],
    [
      "a threshold that is a text",
      "thresholds: {span.max: many}",
      /thresholds\.span\.max is "many", expected a number\.$/,
    ],
    [
      "a cost with a fraction",
      "plan: {costs: {short: 1.5}}",
      /plan\.costs\.short is 1\.5, expected whole disruption points/,
    ],
    [
      "a rule for vacancies of another name",
      "plan: {vacancies: maybe}",
      /plan\.vacancies is "maybe", expected one of by-date, supply, demand, ignore\.$/,
    ],
    [
      "an area planned in no mode we know",
      "plan: {areas: {hr: outside}}",
      /plan\.areas\.hr is "outside", expected one of sto, stl, functional\.$/,
    ],
    [
      "a switch that is a text",
      "plan: {tenure: sometimes}",
      /plan\.tenure is "sometimes", expected true or false\.$/,
    ],
    [
      "a setting of the plan that is none",
      "plan: {vacancy: supply}",
      /plan\.vacancy is no setting, expected one of costs, vacancies, areas, /,
    ],
    ["a list that is a text", "off: span", /off is "span", expected a list of texts\.$/],
    ["a list for a file", "- a", /the file is a list, expected a map/],
    ["no YAML", "a: [", /cannot be read/],
    ["a bomb", `${"[".repeat(100)}${"]".repeat(100)}`, /nested deeper than 64/],
  ])("%s is a problem that names key, value and what is expected", (_, text, message) => {
    expect(messages(text)[0]).toMatch(message);
    expect(parseConfig(text).config).toEqual({ ...DEFAULT_CONFIG, areas: parseConfig(text).config.areas });
  });

  test("nothing is the default", () => {
    expect(parseConfig("")).toEqual({ config: DEFAULT_CONFIG, problems: [] });
  });

  test("a key named __proto__ is a plain key", () => {
    const { config } = parseConfig("aliases: {__proto__: engineering}");
    expect(Object.entries(config.disciplineAliases)).toEqual([["__proto__", "engineering"]]);
    expect(({} as Record<string, unknown>)["engineering"]).toBeUndefined();
  });
});
