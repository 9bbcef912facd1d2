import { addDays, dayOf, type Day, type Freeze, type WaveDates } from "../../org/index.ts";

const DAYS_TO_PILOT = 42;
const MONTHS_BETWEEN = 3;
/** A wave that ends loans comes a month earlier: a loan stays under 90 days. */
const MONTHS_OF_LOAN = 2;

/**
 * The first of a month at least six weeks later, then every three months, two where the wave before leaves people on
 * loan; a day inside a freeze waits for the next first of a month outside.
 * @param hasLoans by wave, whether it leaves somebody on loan.
 */
export function waveDays(today: Day, hasLoans: readonly boolean[], dates: WaveDates): Day[] {
  const earliest = addDays(today, DAYS_TO_PILOT);
  const from = dates.from !== undefined && dates.from > earliest ? dates.from : earliest;
  const [year = 0, month = 1, date = 1] = from.split("-").map(Number);
  let at = year * 12 + (month - 1) + (date === 1 ? 0 : 1);
  return hasLoans.map((_, k) => {
    const apart = dates.monthsBetween ?? MONTHS_BETWEEN;
    if (k > 0) at += hasLoans[k - 1] === true ? Math.min(apart, MONTHS_OF_LOAN) : apart;
    while (isFrozen(firstOf(at), dates.frozen)) at += 1;
    return firstOf(at);
  });
}

const firstOf = (month: number): Day => dayOf(Math.floor(month / 12), (month % 12) + 1, 1);

function isFrozen(day: Day, frozen: readonly Freeze[]): boolean {
  return frozen.some(({ from, to }) => from <= day && day <= to);
}
