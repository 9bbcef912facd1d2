import { circle, line, text, type Command, type Drawing, type Outline } from "./command.ts";
import { textWidth } from "./textWidth.ts";

/** One plan between two costs. */
export interface FrontPoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  /** `chosen`: filled. `knee`: with a second ring. */
  readonly look?: "chosen" | "knee";
}

export interface FrontOptions {
  readonly xTitle: string;
  readonly yTitle: string;
  /** px; default 720. */
  readonly width?: number;
}

const HEIGHT = 320;
const PAD = { left: 64, right: 24, top: 32, bottom: 48 };
const SIZE = 12;
const RADIUS = 5;
const LABEL_STEP = 16;
const HAIR: Outline = { paint: "line", width: 1 };
const FRAME: Outline = { paint: "edge", width: 1 };

/**
 * Alternatives between what people bear and what is missing: each a dot at its two costs, both axes from their least
 * to their most, less is better on both. No line joins the dots, as there is no plan between two plans. The knee has
 * a second ring, the chosen one is filled.
 * @returns a drawing `width` px wide; its table has a row a plan.
 * @example drawFront([{ label: "1", x: 10, y: 0 }], { xTitle: "points", yTitle: "heads" }).table.rows // [["1", 10, 0]]
 */
export function drawFront(points: readonly FrontPoint[], options: FrontOptions): Drawing {
  const width = options.width ?? 720;
  const x = scaleOf(
    points.map((point) => point.x),
    PAD.left,
    width - PAD.right,
  );
  const y = scaleOf(
    points.map((point) => point.y),
    HEIGHT - PAD.bottom,
    PAD.top,
  );
  const commands: Command[] = [
    ...x.ticks.flatMap((value) => [
      line(x.at(value), PAD.top, x.at(value), HEIGHT - PAD.bottom, HAIR),
      text({ x: x.at(value), y: HEIGHT - PAD.bottom + 16 }, value.toLocaleString("en"), {
        size: SIZE,
        fill: "ink-2",
        anchor: "middle",
      }),
    ]),
    ...y.ticks.flatMap((value) => [
      line(PAD.left, y.at(value), width - PAD.right, y.at(value), HAIR),
      text({ x: PAD.left - 8, y: y.at(value) + 4 }, value.toLocaleString("en"), {
        size: SIZE,
        fill: "ink-2",
        anchor: "end",
      }),
    ]),
    line(PAD.left, HEIGHT - PAD.bottom, width - PAD.right, HEIGHT - PAD.bottom, FRAME),
    line(PAD.left, PAD.top, PAD.left, HEIGHT - PAD.bottom, FRAME),
    text({ x: width - PAD.right, y: HEIGHT - 8 }, `${options.xTitle} →`, { size: SIZE, anchor: "end" }),
    text({ x: 8, y: 16 }, `↑ ${options.yTitle}`, { size: SIZE }),
    ...points.flatMap((point) => dot(x.at(point.x), y.at(point.y), point.look)),
    ...labels(points, x.at, y.at, width),
  ];
  const knee = points.find((point) => point.look === "knee");
  return {
    width,
    height: HEIGHT,
    commands,
    title: `${points.length} plans between two costs`,
    caption: `Each dot is a plan; less is better on both axes, which do not begin at 0. ${knee === undefined ? "No plan is a knee." : `The one with a second ring is the knee: beyond it one side costs more for what the other saves.`}`,
    table: {
      caption: "The plans with their two costs",
      columns: ["Plan", options.xTitle, options.yTitle],
      rows: points.map((point) => [point.label, point.x, point.y]),
    },
  };
}

function dot(x: number, y: number, look: FrontPoint["look"]): Command[] {
  const ring = { paint: "accent", width: 2 } as const;
  const inner = circle({ x, y, radius: RADIUS, fill: look === "chosen" ? "accent" : "panel", outline: ring });
  return look === "knee"
    ? [circle({ x, y, radius: RADIUS + 4, fill: "none", outline: ring }), inner]
    : [inner];
}

/** Right of each dot, or left of it at the right edge; one below the other where they would cover each other. */
function labels(
  points: readonly FrontPoint[],
  xAt: (value: number) => number,
  yAt: (value: number) => number,
  width: number,
): Command[] {
  const taken = points.map((point) => ({
    left: xAt(point.x) - RADIUS - 4,
    right: xAt(point.x) + RADIUS + 4,
    y: yAt(point.y) + 4,
  }));
  return points.map((point) => {
    const size = textWidth(point.label, SIZE);
    const isLeft = xAt(point.x) + 14 + size > width;
    const left = isLeft ? xAt(point.x) - 14 - size : xAt(point.x) + 14;
    const wanted = yAt(point.y) + 4;
    const steps = points.flatMap((_, k) => [wanted - k * LABEL_STEP, wanted + k * LABEL_STEP]);
    const y =
      steps.find(
        (one) =>
          one > SIZE &&
          one < HEIGHT - PAD.bottom &&
          taken.every(
            ({ left: start, right, y: other }) =>
              right < left || start > left + size || Math.abs(other - one) >= LABEL_STEP,
          ),
      ) ?? wanted;
    taken.push({ left, right: left + size, y });
    return text({ x: left, y }, point.label, { size: SIZE });
  });
}

interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

/** Two to six round ticks around the values; one value stands in the middle. */
function scaleOf(values: readonly number[], from: number, to: number): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const span = most - least || Math.max(1, Math.abs(most));
  const raw = span / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= raw) ?? raw;
  const start = Math.floor((most === least ? least - span / 2 : least) / step) * step;
  const end = Math.ceil((most === least ? most + span / 2 : most) / step) * step;
  const at = (value: number): number =>
    Math.round((from + ((value - start) / (end - start)) * (to - from)) * 10) / 10;
  const ticks = Array.from({ length: Math.round((end - start) / step) + 1 }, (_, k) => start + k * step);
  return { at, ticks: ticks.map((tick) => Math.round(tick * 1000) / 1000) };
}
