/** The text of the generated pages; pure, so that a test can compare it with what is committed. */

const GROUPS = {
  1: "Structure",
  2: "Owner",
  3: "Lines",
  4: "Dedication",
  6: "Mandate",
  7: "Craft",
  8: "Shape",
  9: "Change",
};

export function checksPage(checks) {
  const lines = [
    "# Checks",
    "",
    "Made from the list in `src/checks/list.ts` by `npm run docs`; do not edit. How to add one: [add-a-check](add-a-check.md).",
    "An *invariant* blocks a commit that brings it, a *default* wants a reason, a *norm* informs. Thresholds are set in [onethread.yaml](settings.md).",
  ];
  for (const [group, name] of Object.entries(GROUPS)) {
    const members = checks.filter((check) => check.group === Number(group));
    if (members.length === 0) continue;
    lines.push("", `## ${name}`);
    for (const check of members) {
      lines.push(
        "",
        `### <a id="${check.id}"></a>${check.id}`,
        "",
        `${check.title}. Tier: ${check.tier}. Applies to: ${check.applies}.${check.needs.length > 0 ? ` Rests on: ${check.needs.join(", ")}.` : ""}`,
      );
      const thresholds = Object.entries(check.thresholds);
      if (thresholds.length > 0) {
        lines.push("", "| threshold | default | unit | source |", "|---|---|---|---|");
        for (const [key, { value, unit, source }] of thresholds)
          lines.push(`| \`${check.id}.${key}\` | ${value} | ${unit} | ${source} |`);
      }
    }
  }
  return `${lines.join("\n")}\n`;
}

export function metricsPage(metrics) {
  const lines = [
    "# Metrics",
    "",
    "Made from the list in `src/metrics/list.ts` by `npm run docs`; do not edit. How to add one: [add-a-metric](add-a-metric.md).",
    "Counted: core people of an area and the areas below it, by full-time shares of filled seats; vacancies are nodes of the tree. What the data lack makes a value null, with a reason; null is never 0.",
    "",
    "S: the core people and the owner. B: the deepest person with all of S in their subtree. R: the owner and, per discipline in S, the lead (a lead row, else the smallest depth, then the highest level, then the smallest id).",
  ];
  for (const scope of ["area", "company"]) {
    lines.push("", scope === "area" ? "## Of an area" : "## Of the company");
    for (const metric of metrics.filter((one) => one.scope === scope)) {
      lines.push(
        "",
        `### <a id="${metric.id}"></a>${metric.id}`,
        "",
        `${metric.title} (${metric.unit}). ${metric.formula}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}
