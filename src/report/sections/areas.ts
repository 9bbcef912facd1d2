import { drawIcicle, drawStool, formatSvg, type Drawing } from "../../draw/index.ts";
import type { AreaRow } from "../../metrics/index.ts";
import { headlines, worstFirst } from "../headlines.ts";
import { markup, tableHtml, type Html } from "../html.ts";
import { groupCount, type Section, type SectionContext } from "../reportInput.ts";

/** px inside a section of the page at its full width. */
export const DRAWING_WIDTH = 1100;

/** What stops each area: the headline, one row an area with its reason, a stool for each. */
export function areasSection(ctx: SectionContext): Section {
  const { input, rights, todayText } = ctx;
  const h = markup(todayText);
  const rows = worstFirst(input.rows.filter((row) => row.people > 0));
  const table = tableHtml(todayText, {
    caption:
      "An area's own people, any role, by heads. Levels up: lines from its lowest lead to the first manager all its people share.",
    columns: [
      { title: "Area" },
      { title: "People", align: "right" },
      { title: "Legs", align: "right" },
      { title: "Levels up", align: "right" },
      { title: "Verdict" },
    ],
    rows: rows.map((row) => [
      row.name,
      groupCount(rights, row.people),
      isJudged(ctx, row) ? (row.legs ?? "–") : "–",
      isJudged(ctx, row) ? (row.levelsUp ?? "–") : "–",
      verdictCell(ctx, row),
    ]),
  });
  const drawn =
    drawsPeople(ctx) && input.org.records.linesKnown ? rows.filter((row) => isJudged(ctx, row)) : [];
  const body = h`
<p class="lede">${headlines(input.org, input.rows, input.verdicts, rights.singlePeople ? "named" : "counted").map((line) => h`${line} `)}</p>
${input.org.people.length > 0 ? h`<p>${input.coverage.headline}</p>` : ""}
${table}
${drawn.map(
  (row, i) =>
    h`<details${{ html: i === 0 ? " open" : "" }}><summary>${row.name}: ${row.legs ?? "no"} ${row.legs === 1 ? "leg" : "legs"}</summary>${figure(
      drawStool(input.org, row.id, { names: rights.todayNames }),
    )}</details>`,
)}${drawsPeople(ctx) ? "" : leftOut(ctx)}`;
  return { id: "areas", title: "What stops each area", body };
}

/** Whether enough people of the area are confirmed to say anything about it. */
function isJudged({ input }: SectionContext, row: AreaRow): boolean {
  return input.verdicts.find((one) => one.areaId === row.id)?.verdict !== "cannot-say";
}

function verdictCell(ctx: SectionContext, row: AreaRow): Html {
  const h = markup(ctx.todayText);
  const verdict = ctx.input.verdicts.find((one) => one.areaId === row.id);
  if (verdict === undefined) return h`–`;
  if (verdict.verdict === "single-threaded")
    return h`<span class="good">✓ single-threaded</span> ${exceptionsText(verdict.exceptions)}`;
  if (verdict.verdict === "cannot-say" || ctx.rights.groupMin === 1) return h`${verdict.because}`;
  // Sentences of single people stay with those who may see them; what is left is the kind of reason.
  if (row.owners.length !== 1) return h`${row.owners.length === 0 ? "No owner named." : "Several owners."}`;
  return h`${row.shared ? "Its owner owns other areas too." : "Not everybody in it is under its owner, or its owner works elsewhere too."}`;
}

const exceptionsText = (exceptions: number): string =>
  exceptions === 0 ? "" : `with ${exceptions} ${exceptions === 1 ? "exception" : "exceptions"} granted`;

/** Everybody, as an icicle. */
export function orgSection(ctx: SectionContext): Section {
  const title = "Everybody, by reporting line";
  if (!ctx.rights.singlePeople) return { id: "org", title, body: leftOut(ctx) };
  const { input, rights } = ctx;
  return {
    id: "org",
    title,
    body: figure(drawIcicle(input.org, { names: rights.todayNames, width: DRAWING_WIDTH })),
  };
}

/** Whether this audience may see drawings, in which every person is a mark of their own. */
function drawsPeople({ rights }: SectionContext): boolean {
  return rights.groupMin === 1;
}

export function leftOut({ todayText, rights }: SectionContext): Html {
  return markup(
    todayText,
  )`<p class="note">The drawing shows single people and is left out: this audience sees ${rights.groupMin > 1 ? `no group under ${rights.groupMin}` : "counts"}.</p>`;
}

/** A drawing, and the same numbers as a table for who cannot see it. */
export function figure(drawing: Drawing): Html {
  const h = markup({ names: "shown" });
  const svg: Html = { html: formatSvg(drawing) };
  const table = tableHtml(
    { names: "shown" },
    {
      caption: drawing.table.caption,
      columns: drawing.table.columns.map((title) => ({ title })),
      rows: drawing.table.rows,
    },
  );
  return h`<figure class="wide">${svg}<figcaption>${drawing.caption}</figcaption></figure><details><summary>The same as a table</summary><div class="scroll">${table}</div></details>`;
}
