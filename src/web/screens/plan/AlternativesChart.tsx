import type { ReactNode } from "react";
import type { AlternativeView } from "../../engine/plan/alternatives.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";

const WIDTH = 560;
const HEIGHT = 250;
const LEFT = 44;
const BOTTOM = 34;
const PAD = 24;
/** Above the highest dot stand its number and the name of the axis. */
const TOP = 48;

/**
 * What people bear against what stays open: a picture of two columns of the table, which has them all. Plans on the line
 * are those of which none is better in both.
 */
export function AlternativesChart({ plans }: { readonly plans: readonly AlternativeView[] }): ReactNode {
  const text = useText();
  const { number: format } = useFormat();
  const dots = plans.map(({ number, marks, figures }) => ({
    number,
    isBase: marks.includes("base"),
    isKnee: marks.includes("knee"),
    x: figures.points,
    y: figures.seatsToFill,
  }));
  const [xs, ys] = [dots.map(({ x }) => x), dots.map(({ y }) => y)];
  const scaleX = scale(Math.min(...xs), Math.max(...xs), LEFT + PAD, WIDTH - PAD);
  const scaleY = scale(Math.min(0, ...ys), Math.max(1, ...ys), HEIGHT - BOTTOM, TOP);
  const front = dots
    .filter((one) => !dots.some((other) => other !== one && other.x <= one.x && other.y <= one.y))
    .toSorted((a, b) => a.x - b.x);
  return (
    <figure className="picture">
      <svg
        className="alternatives-chart"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={text("alternatives.chart", { count: plans.length })}
      >
        <line className="axis" x1={LEFT} x2={WIDTH - 8} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
        <line className="axis" x1={LEFT} x2={LEFT} y1={24} y2={HEIGHT - BOTTOM} />
        <text x={WIDTH - 8} y={HEIGHT - 4} textAnchor="end">
          {text("alternatives.points")} →
        </text>
        {[...new Set([Math.min(...xs), Math.max(...xs)])].map((x) => (
          <text key={x} x={scaleX(x)} y={HEIGHT - BOTTOM + 14} textAnchor="middle">
            {format(x)}
          </text>
        ))}
        <text x={8} y={14}>
          ↑ {text("alternatives.seatsToFill")}
        </text>
        {[...new Set(ys)].map((y) => (
          <text key={y} x={LEFT - 8} y={scaleY(y) + 4} textAnchor="end">
            {format(y)}
          </text>
        ))}
        <polyline className="front" points={front.map(({ x, y }) => `${scaleX(x)},${scaleY(y)}`).join(" ")} />
        {dots.map(({ number, x, y, isBase, isKnee }) => (
          <g key={number} transform={`translate(${scaleX(x)} ${scaleY(y)})`}>
            <circle r={isBase ? 8 : 6} className={isKnee ? "dot knee" : isBase ? "dot base" : "dot"} />
            <text y={-12} textAnchor="middle">
              {number}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="muted">{text("alternatives.chartSays")}</figcaption>
    </figure>
  );
}

/** One value alone stands in the middle. */
function scale(from: number, to: number, start: number, end: number): (value: number) => number {
  if (from === to) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}
