import { canonicalText, type Followed, type RebaseNotice } from "../changes/index.ts";
import type { Choosing, ScenarioConflict } from "../history/index.ts";
import { wording } from "../org/index.ts";
import { InputRefused } from "./exit.ts";
import { printText } from "./printText.ts";
import { counted, type Terminal } from "./terminal.ts";

/** What both sides changed, each with a number to choose it by, what either says, and what we would choose. */
export function printConflicts(conflicts: readonly ScenarioConflict[], terminal: Terminal): void {
  printText(
    terminal,
    `${counted(conflicts.length, "field was", "fields were")} changed on both sides; choose each:`,
  );
  conflicts.forEach((conflict, i) => {
    const side = sideProposed(conflict);
    const advice = side === undefined ? "" : ` We would take ${side}.`;
    printText(terminal, `${i + 1}  ${wording(conflict.says)}${advice}`);
  });
}

type Side = "base" | "mine" | "theirs";

/** The side that says what we would choose; undefined where it is neither. */
function sideProposed(conflict: ScenarioConflict): Side | undefined {
  return (["mine", "theirs", "base"] as const).find((side) => same(conflict.proposed, conflict[side]));
}

const same = (a: unknown, b: unknown): boolean => canonicalText(a ?? null) === canonicalText(b ?? null);

export function printFollowed(
  {
    followed,
    notices,
  }: { readonly followed: readonly Followed[]; readonly notices: readonly RebaseNotice[] },
  terminal: Terminal,
): void {
  for (const { says } of notices) printText(terminal, wording(says), "  ");
  if (followed.length > 0)
    printText(terminal, `${counted(followed.length, "id")} led elsewhere by now and was followed.`, "  ");
}

/**
 * Choices of the command line, `1=mine`, `2=theirs` or `all=proposed`, for the conflicts as they were numbered.
 * @throws InputRefused naming the one that cannot be read.
 */
export function choicesOf(
  words: readonly string[] | undefined,
  conflicts: readonly ScenarioConflict[],
): readonly Choosing[] {
  return (words ?? []).flatMap((word): Choosing[] => {
    const [, number = "", choice = ""] = /^(\d+|all)=(base|mine|theirs|proposed)$/.exec(word) ?? [];
    if (choice === "")
      throw new InputRefused(
        `--choose takes a number and a side, such as 1=mine, 2=theirs or all=proposed, not "${word}".`,
      );
    const chosen = number === "all" ? conflicts : conflicts.slice(Number(number) - 1, Number(number));
    if (chosen.length === 0 && conflicts.length > 0)
      throw new InputRefused(`--choose ${word}: there are ${conflicts.length} to choose, numbered from 1.`);
    return chosen.map((conflict) => {
      const { changeSetId, subject, field, proposed } = conflict;
      const named = { changeSetId, subject, field };
      const side = choice === "proposed" ? sideProposed(conflict) : (choice as Side);
      return side === undefined ? { ...named, choice: "value", value: proposed } : { ...named, choice: side };
    });
  });
}
