/**
 * A figure as it is read beside its title: parts of a whole in percent, others with their unit where the title does not
 * name it, "–" where there is none.
 */
export function figureText(
  value: number | string | null,
  { title, unit }: { readonly title: string; readonly unit: string },
): string {
  if (value === null) return "–";
  if (typeof value === "string") return value;
  if (unit === PART) return `${rounded(value * 100, 1)} %`;
  const isSaid = PLAIN.has(unit) || title.toLowerCase().includes(unit.toLowerCase());
  return isSaid ? rounded(value, 3) : `${rounded(value, 3)} ${unit}`;
}

const PART = "0–1";
/** Units that say nothing beside a title. */
const PLAIN: ReadonlySet<string> = new Set(["count", "label", "person"]);

const rounded = (value: number, digits: number): string => String(Number(value.toFixed(digits)));
