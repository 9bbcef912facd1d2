import { wording, type Org } from "../org/index.ts";
import { pinName, pinWords, type Plan } from "../planner/index.ts";
import { wrap, type Terminal } from "./terminal.ts";

/** Pins shown; the rest are counted, and stand in the JSON. */
const SHOWN = 12;

/** The pins of a plan, who asked for them, and what each costs. */
export function printPins({ pins, pinPrices }: Plan, org: Org, terminal: Terminal): void {
  if (pins.length === 0) return;
  terminal.out("");
  terminal.out(terminal.colors.bold(`Pins: ${pins.length}`));
  for (const pin of pins.slice(0, SHOWN)) {
    const price = pinPrices?.find((one) => one.pinId === pin.id);
    const until = pin.expiresOn === undefined ? "" : `, until ${pin.expiresOn}`;
    const name = wording(pinName(org, pin));
    const asks = wording(pinWords(org, pin));
    // A pin without a name of its own is called by what it asks.
    const text = `- ${name === `"${asks}"` ? "" : `${name}: `}${asks} (${pin.author}${until}). ${priceWords(price)}`;
    for (const line of wrap(text, terminal.width - 2, "  ")) terminal.out(`  ${line}`);
  }
  if (pins.length > SHOWN) terminal.out(`  and ${pins.length - SHOWN} more: see --json`);
}

function priceWords(price: NonNullable<Plan["pinPrices"]>[number] | undefined): string {
  if (price === undefined) return "Not priced: without it another question would be answered.";
  const { least, most } = price;
  if (most === 0) return "It costs nothing: the plan would be as good without it.";
  if (least === most) return `It costs ${most} ${most === 1 ? "point" : "points"}.`;
  return `It costs ${least} to ${most} points.`;
}
