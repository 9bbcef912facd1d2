import { describeChange, isOrgChange, namingOf } from "../../../changes/index.ts";
import { CHECKS } from "../../../checks/index.ts";
import { NONE, wording, type Finding, type Org } from "../../../org/index.ts";
import type { OrgJudgement } from "../../../usecases/checkOrg.ts";
import type { FindingsWanted, FoundRow } from "../findings.ts";
import { nameOf, titleOf } from "./names.ts";

const SENT = 25;
const EVIDENCE_SHOWN = 12;
const FIXES_SHOWN = 6;
/** Structure itself cannot be excused: docs/guides/checks.md#waiver-current. */
const STRUCTURE = new Set(CHECKS.filter(({ group }) => group === 1).map(({ id }) => id));

/** Findings that are wanted, in the order of checks; what stands against more than one area counts for each. */
export function findingRows(
  { org, findings }: OrgJudgement,
  { check, tier, area, from }: FindingsWanted,
  wrong: ReadonlyMap<string, string>,
): { readonly count: number; readonly rows: readonly FoundRow[] } {
  const found = findings.filter(
    (one) =>
      (check === undefined || one.check === check) &&
      (tier === undefined || one.tier === tier) &&
      (area === undefined || one.areaId === area || one.subjects.includes(area)),
  );
  const names = namingOf(org);
  return {
    count: found.length,
    rows: found.slice(from, from + SENT).map((finding) => rowOf(org, finding, names, wrong)),
  };
}

export const canWaive = ({ check, tier }: Finding): boolean =>
  !(STRUCTURE.has(check) && tier === "invariant");

function rowOf(
  org: Org,
  finding: Finding,
  names: ReturnType<typeof namingOf>,
  wrong: ReadonlyMap<string, string>,
): FoundRow {
  const { key, check, tier, message, areaId, evidence, assumed, fixes, waivedBy } = finding;
  const area = org.areas[org.areaIndexById.get(areaId ?? "") ?? NONE];
  return {
    key,
    check,
    title: titleOf(check),
    tier,
    severe: finding.severe === true,
    asIf: finding.asIf === true,
    message: wording(message),
    area: area === undefined ? null : { id: area.id, name: area.name },
    evidence: evidence.slice(0, EVIDENCE_SHOWN).map(({ subject, says }) => {
      const said = wording(says);
      const name = nameOf(org, subject);
      if (said === "") return name;
      return said.includes(name) ? said : `${name}: ${said}`;
    }),
    evidenceCount: evidence.length,
    assumed,
    fixes: fixes
      .filter(isOrgChange)
      .slice(0, FIXES_SHOWN)
      .map((change) => wording(describeChange(change, names))),
    waivedBy: waivedBy ?? null,
    canWaive: canWaive(finding),
    wrong: wrong.get(key) ?? null,
  };
}
