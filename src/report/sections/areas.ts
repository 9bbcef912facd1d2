import { drawIcicle, drawStool, formatSvg, type Drawing } from "../../draw/index.ts";
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
  const verdictById = new Map(input.verdicts.map((verdict) => [verdict.areaId as string, verdict]));
  const table = tableHtml(todayText, {
    caption:
      "An area's own people, any role, by heads. Levels up: lines from its lowest lead to the first manager all its people share.",
    columns: [
      { title: "Area" },
      { title: "People", align: "right" },
      { title: "Owners", align: "right" },
      { title: "Legs", align: "right" },
      { title: "Levels up", align: "right" },
      { title: "Under the owner", align: "right" },
      { title: "Verdict" },
    ],
    rows: rows.map((row) => {
      const verdict = verdictById.get(row.id);
      return [
        row.name,
        groupCount(rights, row.people),
        row.owners.length,
        row.legs ?? "–",
        row.levelsUp ?? "–",
        row.lineIntegrity === null ? "–" : `${Math.round(row.lineIntegrity * 100)} %`,
        row.singleThreaded
          ? h`<span class="good">✓ single-threaded</span>`
          : verdict === undefined
            ? "–"
            : h`${verdict.because}`,
      ];
    }),
  });
  const drawn = rows.filter((row) => row.people >= rights.groupMin && input.org.records.linesKnown);
  const body = h`
<p class="lede">${headlines(input.org, input.rows).map((line) => h`${line} `)}</p>
<p>${input.coverage.headline}</p>
${table}
${drawn.map(
  (row, i) =>
    h`<details${{ html: i === 0 ? " open" : "" }}><summary>${row.name}: ${row.legs ?? "no"} ${row.legs === 1 ? "leg" : "legs"}</summary>${figure(
      drawStool(input.org, row.id, {
        names: rights.todayNames,
        ...(row.levelsUp === null ? {} : { levelsUp: row.levelsUp }),
      }),
    )}</details>`,
)}`;
  return { id: "areas", title: "What stops each area", body };
}

/** Everybody, as an icicle. */
export function orgSection({ input, rights }: SectionContext): Section {
  return {
    id: "org",
    title: "Everybody, by reporting line",
    body: figure(drawIcicle(input.org, { names: rights.todayNames, width: DRAWING_WIDTH })),
  };
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
