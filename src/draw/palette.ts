/**
 * Every colour that is drawn, by name, for light and dark grounds. Discipline hues are Paul Tol's *muted* scheme
 * ("Colour schemes", SRON technical note 2021), which keeps its hues apart for colour-blind readers; three of them
 * miss 3:1 on white, so every block has an edge of its own and no text is set in a hue.
 */
const TONES = {
  bg: ["#F7F7F5", "#14171B"],
  panel: ["#FFFFFF", "#1C2026"],
  frame: ["#F1F2F3", "#1A1E23"],
  ink: ["#1B1F24", "#E8EAED"],
  "ink-2": ["#57606A", "#A3ABB5"],
  line: ["#D9DCE0", "#343A42"],
  edge: ["#8A929B", "#6B7480"],
  accent: ["#1F5FBF", "#7FB0F5"],
  tint: ["#E8EFFA", "#22324A"],
  good: ["#1A7F4B", "#6FCF97"],
  bad: ["#B3261E", "#F28B82"],
  warn: ["#8A5A00", "#E3B663"],
  keep: ["#DFE2E5", "#4A525C"],
  bar: ["#1B1F24", "#E8EAED"],
  "on-bar": ["#FFFFFF", "#14171B"],
} as const;

/** Hue 0 is "no hue": people without a discipline, and disciplines beyond the nine largest. */
const HUES = [
  ["none", "#BBBBBB", "#BBBBBB"],
  ["engineering", "#332288", "#8478D8"],
  ["product", "#117733", "#3FA866"],
  ["design", "#CC6677", "#CC6677"],
  ["operations", "#88CCEE", "#88CCEE"],
  ["data", "#DDCC77", "#DDCC77"],
  ["finance", "#AA4499", "#AA4499"],
  ["people", "#44AA99", "#44AA99"],
  ["legal", "#882255", "#C9608F"],
  ["next", "#999933", "#999933"],
] as const;

export type Tone = keyof typeof TONES;
export type Hue = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
/** A colour by name: a tone, a discipline hue, its edge (3:1 on the ground), or text upon it (4.5:1). */
export type Paint = Tone | `hue-${Hue}` | `hue-${Hue}-edge` | `hue-${Hue}-on`;
export type Theme = "light" | "dark";

export const HUE_COUNT = 9;
/** The discipline a hue is kept for while that discipline is among the nine largest. */
export const HUE_FOR: readonly string[] = HUES.map(([name]) => name);

/**
 * The value of a colour as `#RRGGBB`, for backends and for pages that want the drawings' tones.
 * @example colorOf("ink", "light") // "#1B1F24"
 */
export function colorOf(paint: Paint, theme: Theme): string {
  const column = theme === "light" ? 0 : 1;
  if (paint in TONES) return TONES[paint as Tone][column];
  const [, hue = "0", part] = paint.split("-");
  const color = HUES[Number(hue)]![column === 0 ? 1 : 2];
  if (part === "edge") return edgeOf(color, theme);
  return part === "on" ? textOn(color) : color;
}

/** All names of colours, in a fixed order. */
export function allPaints(): Paint[] {
  const hues = HUES.flatMap((_, i): Paint[] => [
    `hue-${i as Hue}`,
    `hue-${i as Hue}-edge`,
    `hue-${i as Hue}-on`,
  ]);
  return [...(Object.keys(TONES) as Tone[]), ...hues];
}

/**
 * Contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio".
 * @example contrast("#000000", "#FFFFFF") // 21
 */
export function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map((c) => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const channels = (hex: string): number[] => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));

/** The hue a fifth darker (on dark grounds: lighter), then further until it stands out 3:1 from the panel. */
function edgeOf(hex: string, theme: Theme): string {
  const panel = TONES.panel[theme === "light" ? 0 : 1];
  for (let share = 0.2; share < 1; share += 0.05) {
    const edge = mix(hex, theme === "light" ? 0 : 255, share);
    if (contrast(edge, panel) >= 3) return edge;
  }
  return theme === "light" ? "#000000" : "#FFFFFF";
}

function mix(hex: string, towards: number, share: number): string {
  const mixed = channels(hex).map((c) => Math.round(c + (towards - c) * share));
  return `#${mixed.map((c) => c.toString(16).padStart(2, "0").toUpperCase()).join("")}`;
}

/** White where it reads, else the darkest ground: ink itself misses 4.5:1 on two of the dark theme's hues (4.38, 4.46). */
function textOn(hex: string): string {
  return contrast(hex, "#FFFFFF") >= 4.5 ? "#FFFFFF" : TONES.bg[1];
}
