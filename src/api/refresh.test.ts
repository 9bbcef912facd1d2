import { expect, test } from "vitest";
import { orgFrom, refresh } from "../usecases/refresh/refresh.case.ts";
import { presentRefresh } from "./refresh.ts";

test("a refresh on the wire: who is who, what changes for whom, pay untold", () => {
  const head = orgFrom({
    people:
      "id,name,manager_id,title,employee_number,annual_cost_eur\n1,Val,,CEO,1,9\n2,Remy,1,EM,2,8\n3,Lumi,2,Dev,3,7",
  });
  const json = presentRefresh(
    refresh(head, {
      people:
        "id,name,manager_id,title,employee_number,annual_cost_eur\n1,Val,,CEO,1,9\nE2,Remy,1,Head,2,5\n4,Kim,E2,Dev,4,6",
    }),
  );
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  expect(json.matches).toEqual([
    { row: "E2", person: { id: "2", name: "Remy", title: "EM", vacant: false }, by: "employee-number" },
  ]);
  expect(json.leavers.map(({ person, state }) => [person.id, state])).toEqual([["3", "proposed"]]);
  expect(json.joiners.map(({ id }) => id)).toEqual(["4"]);
  expect(json.seats).toEqual([expect.objectContaining({ because: "same-place", applied: false })]);
  expect(json.differences).toEqual([
    {
      person: { id: "2", name: "Remy", title: "Head", vacant: false },
      fields: [
        { field: "annualCostEur", from: null, to: null },
        { field: "sourceId", from: null, to: "E2" },
        { field: "title", from: "EM", to: "Head" },
      ],
      areas: null,
    },
  ]);
  expect(json.summary.map(({ id }) => id)).toEqual([
    "matched",
    "matched-by-number",
    "joiners",
    "leavers-proposed",
    "may-fill",
    "changed-annualCostEur",
    "changed-sourceId",
    "changed-title",
  ]);
  expect(json.blocking).toEqual([]);
});
