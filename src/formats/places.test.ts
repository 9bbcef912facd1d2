import { expect, test } from "vitest";
import { settle, type Problem } from "../org/index.ts";
import { parseFiles } from "./parse.ts";

const TODAY = "2026-06-01";
const problemsOf = (files: Readonly<Record<string, string>>, code: Problem["code"]): readonly Problem[] => {
  const inputs = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: new TextEncoder().encode(text),
  }));
  const draft = parseFiles(inputs, { today: TODAY });
  return settle(draft, { today: TODAY }).problems.filter((problem) => problem.code === code);
};
const PEOPLE = "- {id: 1, name: Ada}\n- {id: 2, name: Bob, manager_id: 1}\n";

test("rows of several files stand beside their files", () => {
  const [problem] = problemsOf(
    {
      "people.yaml": PEOPLE,
      "areas/ads.yaml": "# ads\nid: ads\nname: Ads\n",
      "areas/pay.yaml": "id: pay\nname: Pay\n",
    },
    "area-roots",
  );
  expect(problem).toMatchObject({ file: "areas/ads.yaml", rows: [2], count: 2 });
  expect(problem?.places).toEqual([
    { file: "areas/ads.yaml", row: 2 },
    { file: "areas/pay.yaml", row: 1 },
  ]);
});

test("a row of one of several files has that file, whichever list it is of", () => {
  const problems = problemsOf(
    {
      "people.yaml": PEOPLE,
      "areas/ads.yaml": "id: ads\nname: Ads\nparent_id: hq\n",
      "areas/hq.yaml": "id: hq\nname: HQ\nkind: corporate\n",
      "assignments.yaml": "- {person_id: 2, area_id: ads}\n- {person_id: 2, area_id: gone}\n",
    },
    "area-unknown",
  );
  expect(problems.map(({ file, rows, places }) => [file, rows, places])).toEqual([
    ["assignments.yaml", [2], undefined],
  ]);
});

test("what is of several files and of no row names none", () => {
  const [problem] = problemsOf(
    { "people.yaml": "- {id: 1, name: Ada}\n", "people/more.yaml": "- {id: 2, name: Bob}\n" },
    "lines-unknown",
  );
  expect(problem).toMatchObject({ count: 2, rows: [] });
  expect(problem?.file).toBeUndefined();
});
