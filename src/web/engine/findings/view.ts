import { presentCheck } from "../../../api/index.ts";
import { TIERS, wording, type Finding, type Tier } from "../../../org/index.ts";
import { headlines, wordOf, worstFirst } from "../../../report/index.ts";
import type { OrgJudgement } from "../../../usecases/checkOrg.ts";
import { isViewOnly } from "../../view/viewOnly.ts";
import type { Looked } from "../context.ts";
import type { FindingsView, FiredCheck, FoundArea } from "../findings.ts";
import { nameOf, titleOf } from "./names.ts";
import { decidersOf } from "./questions.ts";

/** Groups smaller than this get no verdict of their own. Source: interface rules of small groups; our choice. */
const VERDICT_PEOPLE_MIN = 5;

export function viewFindings({ at, name, org, judgement }: Looked): FindingsView {
  const judged = judgement();
  const rows = worstFirst(judged.rows).filter(({ id }) => id !== org.records.rootAreaId);
  // Findings are asked for page by page; here they are only counted.
  const told = presentCheck({ ...judged, rows, problems: [], findings: [], known: new Set() });
  const areas = told.areas.filter(({ people }) => people > 0).map((area) => areaOf(judged, area));
  const { questions, coverage } = judged;
  return {
    name,
    asOf: told.asOf,
    headlines: headlines(org, rows, judged.verdicts).map((one) => wording(one)),
    areas,
    single: {
      some: areas.filter(({ verdict }) => verdict === "single-threaded").length,
      all: areas.length,
    },
    knownAreas: org.areas.filter(({ id, status }) => id !== org.records.rootAreaId && status !== "retired")
      .length,
    checks: firedChecks(judged.findings),
    coverage: { ...told.coverage, noArea: coverage.noArea },
    questions: {
      list: told.questions.questions,
      unanswered: questions.unanswered,
      advice: questions.advice === null ? null : wording(questions.advice),
      ...decidersOf(judged.org),
    },
    isToday: at.on === undefined && at.scenario === undefined && !isViewOnly(at.org),
  };
}

function areaOf(
  { org, verdicts }: OrgJudgement,
  area: Omit<FoundArea, "boss" | "through" | "exceptions" | "isSmall">,
): FoundArea {
  const { sharedBoss, sharedBossThrough: through } = area;
  return {
    ...area,
    boss: sharedBoss === null ? null : nameOf(org, sharedBoss),
    through:
      through === null
        ? null
        : {
            discipline: wordOf(through.discipline),
            people: through.people.map((id) => nameOf(org, id)),
            boss: nameOf(org, through.withoutIt.boss),
          },
    exceptions: verdicts.find(({ areaId }) => areaId === area.id)?.exceptions ?? 0,
    isSmall: area.people < VERDICT_PEOPLE_MIN,
  };
}

/** Checks that fire, by tier and in the order of their list; of findings of another tier than the check's, by theirs. */
function firedChecks(findings: readonly Finding[]): FiredCheck[] {
  const fired = new Map<string, { -readonly [K in keyof FiredCheck]: FiredCheck[K] }>();
  for (const { check, tier, severe, waivedBy } of findings) {
    const key = `${tier} ${check}`;
    let one = fired.get(key);
    if (one === undefined)
      fired.set(key, (one = { id: check, title: titleOf(check), tier, count: 0, severe: 0, waived: 0 }));
    one.count++;
    if (severe === true) one.severe++;
    if (waivedBy !== undefined) one.waived++;
  }
  const place = (tier: Tier): number => TIERS.indexOf(tier);
  // Stable: within a tier the order of the list of checks stays.
  return [...fired.values()].sort((a, b) => place(a.tier) - place(b.tier));
}
