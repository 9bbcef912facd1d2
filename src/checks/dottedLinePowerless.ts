import { holdsOn, say, type DottedLine, type Org } from "../org/index.ts";
import { among } from "./among.ts";
import { defineCheck, SOUND, type Fault } from "./define.ts";
import { counted, named } from "./wording.ts";
import { areasAround, coreRowsOf } from "./work.ts";

const MODES = ["sto"] as const;

/**
 * A dotted line that rates or sets priorities is a second manager by another name; more than one is a matrix.
 * Source: docs/guides/checks.md#dotted-line-powerless.
 * @source lee
 * @example check(orgOf("a > b, h; x(sto): a*, b", { people: { b: { dottedLines: [{ managerId: "h", purpose:
 *   "craft", rates: true }] } } }))
 *   // "h still rates b over a dotted line."
 */
export const dottedLinePowerless = defineCheck({
  id: "dotted-line-powerless",
  group: 3,
  tier: "invariant",
  title: "Dotted lines carry no power",
  applies: "core people of areas with mode sto",
  modes: MODES,
  thresholds: {
    lines: {
      value: 1,
      unit: "dotted lines",
      source: "our proposal, after public accounts of the Spotify matrix",
    },
  },
  needs: ["assignments", "dotted-lines"],
  each: "person",
  among: ({ org }) => among.dotted(org),
  check: (ctx, person) => {
    const { org, today, limit } = ctx;
    const dotted = (org.people[person]!.dottedLines ?? []).filter((line) => holdsOn(line, today));
    if (dotted.length === 0) return SOUND;
    const areas = areasAround(org, coreRowsOf(org, person)).filter((area) => ctx.isOfMode(area, MODES));
    const [area] = areas;
    if (area === undefined) return SOUND;
    const { id } = org.people[person]!;
    const faults: Fault[] = dotted
      .filter((line) => line.rates === true || line.prioritises === true)
      .map((line) => ({
        area,
        subjects: [id, line.managerId],
        message: say([
          "person.dottedLines",
        ])`${nameOf(org, line.managerId)} still ${rightsOf(line)} ${named(org, person)} over a dotted line.`,
        fixes: [
          {
            kind: "update-dotted-line" as const,
            personId: id,
            line: { ...line, rates: false, prioritises: false },
          },
        ],
      }));
    if (dotted.length > limit("lines")) {
      faults.push({
        area,
        subjects: [id],
        tier: "default",
        value: dotted.length,
        message: say([
          "person.dottedLines",
        ])`${named(org, person)} has ${counted(dotted.length, "dotted line", "dotted lines")}.`,
        fixes: dotted
          .slice(limit("lines"))
          .map((line) => ({ kind: "remove-dotted-line" as const, personId: id, managerId: line.managerId })),
      });
    }
    return faults;
  },
});

function nameOf(org: Org, id: string) {
  const index = org.personIndexById.get(id);
  return index === undefined ? id : named(org, index);
}

function rightsOf(line: DottedLine): string {
  if (line.rates === true && line.prioritises === true) return "rates and sets priorities for";
  return line.rates === true ? "rates" : "sets priorities for";
}
