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
  conflicts.forEach(({ says, mine, theirs, base, proposed }, i) => {
    const side = same(proposed, mine)
      ? "mine"
      : same(proposed, theirs)
        ? "theirs"
        : same(proposed, base)
          ? "base"
          : "";
    const advice = side === "" ? "" : ` We would take ${side}.`;
    printText(terminal, `${i + 1}  ${wording(says)}${advice}`);
  });
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
 * Choices of the command line, `1=mine` or `2=theirs`, for the conflicts as they were numbered.
 * @throws InputRefused naming the one that cannot be read.
 */
export function choicesOf(
  words: readonly string[] | undefined,
  conflicts: readonly ScenarioConflict[],
): readonly Choosing[] {
  return (words ?? []).flatMap((word): Choosing[] => {
    const [, number = "", choice = ""] = /^(\d+|all)=(base|mine|theirs)$/.exec(word) ?? [];
    if (choice === "")
      throw new InputRefused(
        `--choose takes a number and a side, such as 1=mine or all=theirs, not "${word}".`,
      );
    const chosen = number === "all" ? conflicts : conflicts.slice(Number(number) - 1, Number(number));
    if (chosen.length === 0 && conflicts.length > 0)
      throw new InputRefused(`--choose ${word}: there are ${conflicts.length} to choose, numbered from 1.`);
    return chosen.map(({ changeSetId, subject, field }) => ({
      changeSetId,
      subject,
      field,
      choice: choice as "base" | "mine" | "theirs",
    }));
  });
}
