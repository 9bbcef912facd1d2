import { themeCss } from "../draw/index.ts";
import { AUDIENCE_RIGHTS } from "./audience.ts";
import { markup, type Html } from "./html.ts";
import type { ReportInput, Section, SectionContext } from "./reportInput.ts";
import { alternativesSection } from "./sections/alternatives.ts";
import { areasSection, orgSection } from "./sections/areas.ts";
import { burdenSection } from "./sections/burden.ts";
import { compareSection } from "./sections/compare.ts";
import { findingsSection, problemsSection, questionsSection } from "./sections/input.ts";
import { planSection } from "./sections/plan.ts";
import { REPORT_CSS } from "./style.ts";

/**
 * Findings, plan, gains and costs as one HTML file that needs nothing else: no script, no request, light, dark and
 * print. Same input, same bytes.
 * @returns the file's text. Names of movers and candidates appear only for an audience that may see them.
 * @example formatReport({ …, audience: "council" }).includes("<script") // false
 */
export function formatReport(input: ReportInput): string {
  const rights = AUDIENCE_RIGHTS[input.audience];
  const ctx: SectionContext = {
    input,
    rights,
    todayText: { names: rights.todayNames, groupMin: rights.groupMin },
    planText: { names: rights.planNames, groupMin: rights.groupMin },
  };
  const sections: readonly Section[] = [
    areasSection(ctx),
    questionsSection(ctx),
    compareSection(ctx),
    planSection(ctx),
    ...alternativesSection(ctx),
    ...burdenSection(ctx),
    orgSection(ctx),
    findingsSection(ctx),
    problemsSection(ctx),
  ];
  return page(ctx, sections).html;
}

function page(ctx: SectionContext, sections: readonly Section[]): Html {
  const { input, rights } = ctx;
  const h = markup(ctx.todayText);
  const open = input.questions.filter((question) => question.answer === "unknown").length;
  const css: Html = { html: REPORT_CSS + themeCss() };
  return h`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${input.source}: Onethread report, ${input.today}</title>
<style>${css}</style>
</head>
<body>
<a class="skip" href="#areas">Skip to the findings</a>
<header>
<h1>${input.source}</h1>
<p class="meta">As of ${input.today}. ${input.org.people.length.toLocaleString("en")} people, ${input.rows.length} areas. ${rights.says}</p>
${open > 0 && input.planned !== undefined ? h`<p class="banner"><b>Draft: ${open} of ${input.questions.length} questions unanswered.</b> No plan is approved before they are answered.</p>` : ""}
<nav aria-label="Sections">${sections.map((section) => h`<a href="#${section.id}">${section.title}</a>`)}</nav>
</header>
<main>
${sections.map((section) => h`<section id="${section.id}"><h2>${section.title}</h2>${section.body}</section>`)}
</main>
<footer><p>Made by Onethread from the files named above and nothing else. Every figure rests on named rows; what was assumed is marked. People's data: keep this file where its audience is.</p></footer>
</body>
</html>
`;
}
