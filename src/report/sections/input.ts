import type { Finding, Problem } from "../../org/index.ts";
import { markup, tableHtml } from "../html.ts";
import { groupCount, type Section, type SectionContext } from "../reportInput.ts";

/** The ten questions, answered or not. */
export function questionsSection({ input, todayText }: SectionContext): Section {
  const h = markup(todayText);
  const open = input.questions.filter((question) => question.answer === "unknown").length;
  const body = h`
<p>Ten questions that speak against single-threaded owners, from the model's own literature. ${open} of ${input.questions.length} are unanswered; a plan may be drawn, none is approved before they are answered. Answers stand in <code>decisions.csv</code>, column <code>contraindications</code>, as <code>few-owners:no;retrofit:yes:why</code>; a yes needs its reason.</p>
${tableHtml(todayText, {
  caption: "A hint is computed from the data; an answer is given by a person.",
  columns: [{ title: "Code" }, { title: "Question" }, { title: "Answer" }, { title: "What the data hint" }],
  rows: input.questions.map((question) => [
    question.code,
    question.question,
    question.answer,
    question.hint === null ? "asked, not computed" : h`${question.hint}`,
  ]),
})}`;
  return { id: "questions", title: "Ten questions first", body };
}

/** Findings by check, counted; what fired, for those who may see statements about single people. */
export function findingsSection({ input, todayText, rights }: SectionContext): Section {
  const h = markup(todayText);
  const byCheck = new Map<string, Finding[]>();
  for (const finding of input.findings) {
    const group = byCheck.get(finding.check);
    if (group === undefined) byCheck.set(finding.check, [finding]);
    else group.push(finding);
  }
  const count = (findings: readonly Finding[]): string => groupCount(rights, findings.length);
  const body = rights.singlePeople
    ? h`${[...byCheck].map(([check, findings]) => {
        const waived = findings.filter((finding) => finding.waivedBy !== undefined).length;
        return h`<details><summary>${check}: ${count(findings)}${waived > 0 ? `, ${waived} waived` : ""} (${findings[0]?.tier ?? ""})</summary><ul>${findings.map(
          (finding) =>
            h`<li>${finding.message}${finding.assumed.length === 0 ? "" : h` <span class="note">assumed: ${finding.assumed.join(", ")}</span>`}${finding.waivedBy === undefined ? "" : h` <span class="note">waived by ${finding.waivedBy}</span>`}</li>`,
        )}</ul></details>`;
      })}`
    : tableHtml(todayText, {
        caption: "Counted for this audience",
        columns: [{ title: "Check" }, { title: "Tier" }, { title: "Findings", align: "right" }],
        rows: [...byCheck].map(([check, findings]) => [check, findings[0]?.tier ?? "", count(findings)]),
      });
  return {
    id: "findings",
    title: "All findings, by check",
    body: h`<p>${input.findings.length} findings, judged as if every product area were single-threaded. Each is what the data say, not what anybody did wrong.</p>${body}`,
  };
}

/** What was wrong with the input and which policy was applied. */
export function problemsSection({ input, todayText, rights }: SectionContext): Section {
  const h = markup(todayText);
  const title = "What was read, and what was wrong with it";
  if (input.problems.length === 0)
    return { id: "input", title, body: h`<p>Nothing was wrong with the input.</p>` };
  const byCode = new Map<string, number>();
  for (const problem of input.problems)
    byCode.set(problem.code, (byCode.get(problem.code) ?? 0) + problem.count);
  const table = rights.singlePeople
    ? tableHtml(todayText, {
        caption: "Problems of the input",
        columns: [{ title: "Problem" }, { title: "Rows" }, { title: "What was done" }],
        rows: input.problems.map((problem) => [problem.message, rowsOf(problem), problem.policy]),
      })
    : tableHtml(todayText, {
        caption: "Problems of the input, counted for this audience",
        columns: [{ title: "Kind" }, { title: "How often", align: "right" }],
        rows: [...byCode].map(([code, times]) => [code, groupCount(rights, times)]),
      });
  return {
    id: "input",
    title,
    body: h`<p>Nothing was repaired silently: this is what was met, and what was done so that it could be drawn.</p>${table}`,
  };
}

function rowsOf(problem: Problem): string {
  if (problem.rows.length === 0) return "";
  return `${problem.file ?? ""} ${problem.rows.slice(0, 5).join(", ")}${problem.count > 5 ? ", …" : ""}`.trim();
}
