import type { Entity } from "@backstage/catalog-model";
import * as fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { buildOrg } from "../../org/index.ts";
import { parseFiles } from "../parse.ts";
import { formatBackstage } from "./format.ts";
import { entitiesOf, faultsOf } from "./judge.case.ts";
import { anyLists } from "./lists.case.ts";

const TODAY = "2026-06-01";
const EXAMPLES = resolve(import.meta.dirname, "../../../examples");
const SETS = readdirSync(EXAMPLES).filter((set) => set !== "yardsticks");

describe("Backstage's own validators take every entity, and no reference dangles", () => {
  test.each(SETS)("%s", async (set) => {
    const names = readdirSync(join(EXAMPLES, set)).filter((name) => name.endsWith(".csv"));
    const files = names.map((name) => ({ name, bytes: readFileSync(join(EXAMPLES, set, name)) }));
    const org = buildOrg(parseFiles(files, { today: TODAY }), { today: TODAY });
    const { files: written } = formatBackstage(org.records);
    const entities = entitiesOf(written);
    const { people, areas, assets } = org.records;
    const count = people.length + areas.filter((area) => area.placeholder !== true).length + assets.length;
    expect(
      entities.filter(({ kind, metadata }) => kind !== "Location" && metadata.name !== "nobody").length,
    ).toBe(count);
    expect(await faultsOf(entities)).toEqual([]);
  });

  test("random companies with hostile names", async () => {
    await fc.assert(
      fc.asyncProperty(anyLists, async (lists) => {
        const entities = entitiesOf(formatBackstage(lists).files);
        expect(await faultsOf(entities)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("the judge is awake: a name too long, a missing field and a dangling owner are refused", async () => {
    const component = (name: string, owner: string, type: string | undefined): Entity => ({
      apiVersion: "backstage.io/v1alpha1",
      kind: "Component",
      metadata: { name },
      spec: { lifecycle: "unknown", owner, ...(type === undefined ? {} : { type }) },
    });
    const faults = await faultsOf([
      component("a".repeat(64), "group:default/pay", "service"),
      component("b", "group:default/pay", undefined),
    ]);
    expect(faults.length).toBe(4);
  });
});
