import { expect, test } from "vitest";
import { DEFAULT_CONFIG, type Day } from "../../org/index.ts";
import { checkOrg } from "../../usecases/checkOrg.ts";
import { importOrg } from "../../usecases/importOrg.ts";
import { judged, judging } from "./judging.ts";

const rows = Array.from(
  { length: 300 },
  (_, i) => `p${i},P ${i},${i === 0 ? "" : `p${i >> 2}`},Area ${i % 9}`,
);
const bytes = new TextEncoder().encode(`id,name,manager,area\n${rows.join("\n")}\n`);
const { org } = importOrg({ files: [{ name: "people.csv", bytes }], today: "2026-01-01" as Day });

test("in steps, at once, or begun in steps and wanted at once: the same judgement, made once", async () => {
  const whole = checkOrg(org, DEFAULT_CONFIG, { asMode: "sto" });
  expect(whole.findings.length).toBeGreaterThan(0);
  const judgement = judging(org, DEFAULT_CONFIG);
  const [one, other] = [judged({ judgement }), judged({ judgement })];
  const now = judgement();
  expect(await one).toBe(now);
  expect(await other).toBe(now);
  expect(judgement()).toBe(now);
  expect(now).toEqual(whole);
  expect(await judged({ judgement: judging(org, DEFAULT_CONFIG) })).toEqual(whole);
});
