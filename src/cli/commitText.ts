import { wording } from "../org/index.ts";
import type { CommitRefusal, CommittedChanges } from "../usecases/commitChanges.ts";
import type { Effect } from "../usecases/effectOf.ts";
import { EXIT } from "./exit.ts";
import { figureText } from "./figureText.ts";
import { printText } from "./printText.ts";
import { counted, type Terminal } from "./terminal.ts";

/** What a commit came to: its number, its day, its effect on the company. */
export function printCommitted(
  { revision, isRepeat, effect, scheduleConflicts }: CommittedChanges,
  terminal: Terminal,
  { isFirst = false }: { readonly isFirst?: boolean } = {},
): void {
  const { number, changeSet } = revision;
  const changes = counted(changeSet.changes.length, "change");
  printText(
    terminal,
    terminal.colors.bold(
      isRepeat
        ? `This had been committed already, as revision ${number}; nothing was written.`
        : `Committed as revision ${number}: ${changes}, effective ${changeSet.effectiveOn}.`,
    ),
  );
  // Before the first there is nothing to compare with.
  if (!isFirst) printEffect(effect, terminal);
  for (const finding of scheduleConflicts)
    printText(terminal, `Look ahead: ${wording(finding.message)}`, "  ");
}

/** Numbers that moved, worse ones first, and how many findings came and went. */
export function printEffect({ metrics, came, went }: Effect, terminal: Terminal, indent = "  "): void {
  if (metrics.length + came.length + went.length === 0)
    return printText(terminal, "No figure of the company moved, and no finding came or went.", indent);
  const order = ["worse", "better", "changed"];
  const sorted = [...metrics].sort((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict));
  for (const moved of sorted) {
    const { title, before, after, verdict } = moved;
    printText(
      terminal,
      `${title}: ${figureText(before, moved)} → ${figureText(after, moved)}${verdict === "changed" ? "" : ` (${verdict})`}`,
      indent,
    );
  }
  if (came.length + went.length > 0)
    printText(terminal, `${counted(came.length, "finding")} came, ${went.length} went.`, indent);
  for (const finding of came.filter(({ tier }) => tier === "invariant").slice(0, SHOWN_MAX))
    printText(terminal, `- ${wording(finding.message)}`, indent);
}

const SHOWN_MAX = 5;

/** Why nothing was committed: an answer, not an error. */
export function printCommitRefusal(
  refusal: Pick<CommitRefusal, "message" | "findings">,
  terminal: Terminal,
): void {
  printText(terminal, refusal.message);
  for (const finding of (refusal.findings ?? []).slice(1, SHOWN_MAX + 1))
    printText(terminal, `- ${wording(finding.message)}`, "  ");
  process.exitCode = EXIT.no;
}
