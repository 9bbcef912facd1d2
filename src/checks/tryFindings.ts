import { linesOf, type Lines } from "../metrics/index.ts";
import type { Finding } from "../org/index.ts";
import type { AreaCheck, CheckInput, PersonCheck } from "./define.ts";
import { CHECKS } from "./list.ts";
import { askArea, askPerson, compare, contextsOf, MOVE_CHECKS } from "./recheckMove.ts";
import { isSilent, openContext, waiverIndex, type Waive } from "./runChecks.ts";

/** Of whom and what the checks are asked, as indexes. */
export interface Asked {
  readonly people: readonly number[];
  readonly areas: readonly number[];
}

interface Prepared {
  readonly input: CheckInput;
  readonly personChecks: readonly PersonCheck[];
  readonly areaChecks: readonly AreaCheck[];
  readonly waive: Waive;
}

/**
 * What `MOVE_CHECKS` say of a few people and areas under other lines than today's, against what they say now. Nothing
 * is prepared: for a place people are held over and not dropped. Everything a move touches is `recheckMove`'s.
 * @param lines lines of the same org, such as `shiftedLines` makes.
 * Cost: O(people of those areas).
 * @example tryFindings({ org, config }, shiftedLines(org, []), { people: [dev], areas: [] }).come // […]
 */
export function tryFindings(
  input: CheckInput,
  lines: Lines,
  { people, areas }: Asked,
): { readonly gone: readonly Finding[]; readonly come: readonly Finding[] } {
  const { org } = input;
  const prepared = prepare(input);
  const now = openContext(input, linesOf(org));
  const [before, after] = [contextsOf(prepared, now), contextsOf(prepared, { ...now, lines })];
  const found = { gone: [] as Finding[], come: [] as Finding[] };
  for (const person of people)
    compare(askPerson(prepared, before, person), askPerson(prepared, after, person), found);
  for (const area of areas) compare(askArea(prepared, before, area), askArea(prepared, after, area), found);
  return found;
}

function prepare(input: CheckInput): Prepared {
  const checks = CHECKS.filter((check) => MOVE_CHECKS.includes(check.id) && !isSilent(check, input));
  return {
    input,
    personChecks: checks.filter((check) => check.each === "person"),
    areaChecks: checks.filter((check) => check.each === "area"),
    waive: waiverIndex(input.org),
  };
}
