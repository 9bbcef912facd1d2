import { wording } from "../org/index.ts";
import type { Burden, Dimension } from "../planner/index.ts";
import { wrap, type Terminal } from "./terminal.ts";

const WORDS: Readonly<Record<Dimension, string>> = {
  "part-time": "part-time",
  leave: "leave",
  tenure: "years of service",
  site: "site",
  discipline: "discipline",
  level: "level",
};

/** Who bears the plan: what is far from chance, what was looked at, and on what nothing can be said. */
export function printBurden({ measures, findings, silent }: Burden, terminal: Terminal): void {
  if (measures.every((measure) => measure.people === 0)) return;
  terminal.out("");
  terminal.out(terminal.colors.bold("Who bears it"));
  const looked = [...new Set(measures.flatMap((measure) => measure.dimensions.map((one) => WORDS[one.id])))];
  const lines = [
    ...findings.map((finding) => `- uneven-burden: ${wording(finding.message)}`),
    ...(looked.length === 0
      ? []
      : [
          `- Looked at: moves, other managers and owners' seats by ${looked.join(", ")}${findings.length === 0 ? "; nothing is farther from chance than 1 plan in 20 would be" : ""}.`,
        ]),
    ...silentWords(silent),
  ];
  for (const text of lines)
    for (const line of wrap(text, terminal.width - 2, "  ")) terminal.out(`  ${line}`);
}

const BECAUSE = {
  "not-given": "not in the data",
  alike: "the same for all",
  "too-small": "groups too small to show",
} as const;

function silentWords(silent: Burden["silent"]): string[] {
  if (silent.length === 0) return [];
  return [
    `- Nothing said by ${silent.map(({ id, because }) => `${WORDS[id]} (${BECAUSE[because]})`).join(", ")}.`,
  ];
}
