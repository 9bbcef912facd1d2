import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { parseCsvFolder } from "../formats/index.ts";
import { buildOrg, DEFAULT_CONFIG, wording, type Org } from "../org/index.ts";
import { answerTasks } from "../usecases/answerTasks.ts";
import { runHighs } from "../workers/runHighs.ts";
import { exactIterations } from "./exact/exact.ts";
import type { Plan } from "./plan/plan.ts";
import { randomStream } from "./solver/random.ts";
import { planSteps } from "./run.ts";

/** `npm run properties` takes more. */
const IS_LONG = process.env["PROPERTY_CASES"] !== undefined;
const ORDERS = IS_LONG ? 40 : 2;

/** The lines below the head of a file in another order. */
function shuffledRows(text: string, seed: number): string {
  const [head = "", ...rows] = text.trimEnd().split("\n");
  const { below } = randomStream(seed);
  for (let k = rows.length - 1; k > 0; k--) {
    const j = below(k + 1);
    [rows[k], rows[j]] = [rows[j]!, rows[k]!];
  }
  return `${[head, ...rows].join("\n")}\n`;
}

function read(set: string, today: string, seed: number | null): Org {
  const folder = resolve(import.meta.dirname, "../../examples", set);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".csv"))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), "utf8");
      return { name, bytes: new TextEncoder().encode(seed === null ? text : shuffledRows(text, seed)) };
    });
  return buildOrg(parseCsvFolder(files, { today }), { today, config: DEFAULT_CONFIG });
}

async function planOf(org: Org): Promise<Plan> {
  const exact = (people: number): number => exactIterations("prove", people);
  const steps = planSteps(org, { today: org.today, seed: 1, work: 1_000_000, config: DEFAULT_CONFIG, exact });
  const planned = await answerTasks(steps, ({ model, iterations }) =>
    runHighs({ model, iterations, memoryMb: 1000 }, () => undefined),
  );
  if (!planned.ok) throw new Error(wording(planned.refusal.message));
  return planned.plan;
}

/** The larger one takes some seconds an order. */
const SETS = [
  ["sourcegraph-2024-06-25", "2024-06-25"],
  ["sourcegraph-2022-05-15", "2022-05-15"],
] as const;

test.each(IS_LONG ? SETS : SETS.slice(0, 1))(
  "rows of %s in another order: the same optimum, proved, of the same question",
  async (set, today) => {
    const plan = await planOf(read(set, today, null));
    expect(plan.proof?.kind ?? "optimal").toBe("optimal");
    // Heads that are there and not wanted differ where two placements cost the same.
    const wanted = (one: Plan): object =>
      Object.fromEntries(
        one.units.map((unit) => [
          unit.areaId,
          unit.heads.filter((heads) => heads.wanted > 0).map((heads) => [heads.kind, heads.wanted]),
        ]),
      );
    for (let seed = 1; seed <= ORDERS; seed++) {
      const other = await planOf(read(set, today, seed));
      expect(wanted(other)).toEqual(wanted(plan));
      expect([other.cost, other.lowerBound]).toEqual([plan.cost, plan.lowerBound]);
    }
  },
);
