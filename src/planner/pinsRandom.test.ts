import { expect, test } from "vitest";
import { orgOf } from "../../test/orgOf.ts";
import { DEFAULT_CONFIG, type Person, type PinWish } from "../org/index.ts";
import { planSto, type Pin } from "./index.ts";
import { randomStream } from "./solver/random.ts";

const CASES = process.env["PROPERTY_CASES"] === undefined ? 40 : 1000;

const wish = (one: Record<string, unknown>): PinWish => one as unknown as PinWish;

const DISCIPLINES = ["engineering", "design", "product"];

/** An org of two to five areas, some of them STL, and up to three pins of any kind. */
function randomCase(seed: number) {
  const { below } = randomStream(seed);
  const count = 2 + below(4);
  const areas = Array.from({ length: count }, (_, k) => `x${k}`);
  const rows = areas.map((): string[] => []);
  const managers = Array.from({ length: count + below(2) }, (_, k) => `m${k}`);
  managers.forEach((id, k) => rows[k % count]!.push(id));
  const reports = new Map(managers.map((id): [string, string[]] => [id, []]));
  const people: Record<string, Partial<Person>> = {};
  const ids = Array.from({ length: 3 + below(9) }, (_, k) => `p${k}`);
  for (const id of ids) {
    reports.get(managers[below(managers.length)]!)!.push(`${id}/${DISCIPLINES[below(5) % 3]!}`);
    people[id] = {
      ...(below(4) === 0 ? { fte: 0.5 } : {}),
      ...(below(8) === 0 ? { status: "on-leave" as const } : {}),
      ...(below(12) === 0 ? { vacant: true } : {}),
      ...(below(8) === 0 ? { canOwn: true } : {}),
    };
    const at = below(count);
    if (below(8) === 0) continue;
    if (below(4) > 0) rows[at]!.push(id);
    else for (const unit of [at, (at + 1) % count]) rows[unit]!.push(`${id} 0.5`);
  }
  const lines = [
    `ceo/executive > ${managers.map((id) => `${id}/engineering`).join(", ")}`,
    ...[...reports].flatMap(([id, under]) => (under.length === 0 ? [] : [`${id} > ${under.join(", ")}`])),
    ...areas.map((id, k) => {
      const parent = k > 0 && below(4) === 0 ? `x${below(k)}/` : "";
      return `${parent}${id}${below(6) === 0 ? "(stl)" : ""}: ${rows[k]!.join(", ")}`;
    }),
  ];
  const everybody = [...managers, ...ids];
  const somebody = (): string => everybody[below(everybody.length)]!;
  const pins = Array.from({ length: below(4) }, (): PinWish => {
    const areaId = areas[below(count)]!;
    const kind = below(8);
    if (kind === 7) return wish({ kind: "max-moves", moves: below(5) });
    if (kind === 6) return wish({ kind: "keep-together", personIds: [...new Set([somebody(), somebody()])] });
    if (kind === 5) return wish({ kind: "freeze-area", areaId });
    if (kind === 4) return wish({ kind: "keep-manager", personId: somebody() });
    return wish({ kind: ["place", "seat", "keep-out", "own"][kind], personId: somebody(), areaId });
  });
  const bringIn = { people: below(3) === 0 ? [ids[0]!] : [], disciplines: below(6) === 0 ? ["design"] : [] };
  return { org: orgOf(lines.join("\n"), { people }), pins, bringIn };
}

test("whatever the pins and rules: a sound plan, or a smallest conflict", () => {
  const seen = { plans: 0, refused: 0 };
  for (let seed = 1; seed <= CASES; seed++) {
    const { org, pins, bringIn } = randomCase(seed);
    let found;
    try {
      // It verifies what it returns and throws where that is not sound.
      found = planSto(org, {
        today: org.today,
        seed: 1,
        work: 50_000,
        config: { ...DEFAULT_CONFIG, plan: { ...DEFAULT_CONFIG.plan, bringIn } },
        pins: pins.map((one, k): Pin => ({ id: `q${k}`, author: "ada", reason: "said", ...one })),
      });
    } catch (error) {
      throw new Error(`seed ${seed}, pins ${JSON.stringify(pins)}`, { cause: error });
    }
    if (found.ok) {
      seen.plans += 1;
      continue;
    }
    seen.refused += 1;
    const { code, conflicting = [], fixes } = found.refusal;
    expect({ code, fixes: fixes?.length }, `seed ${seed}`).toEqual({
      code: "pins-conflict",
      fixes: conflicting.length,
    });
    expect(conflicting.length, `seed ${seed}`).toBeGreaterThan(0);
  }
  expect(seen.plans).toBeGreaterThan(seen.refused);
  expect(seen.refused).toBeGreaterThan(0);
});
