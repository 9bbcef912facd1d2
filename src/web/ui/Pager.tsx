import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";

/** Which part of a long list is shown, and the way to the rest. Nothing where all is shown. */
export function Pager({
  from,
  shown,
  count,
  step,
  onGo,
}: {
  readonly from: number;
  readonly shown: number;
  readonly count: number;
  readonly step: number;
  readonly onGo: (from: number) => void;
}): ReactNode {
  const text = useText();
  if (count <= step && from === 0) return null;
  return (
    <div className="row">
      <button
        type="button"
        className="button"
        disabled={from === 0}
        onClick={() => onGo(Math.max(0, from - step))}
      >
        {text("plan.earlier")}
      </button>
      <span role="status">{text("plan.pageOf", { from: from + 1, to: from + shown, all: count })}</span>
      <button
        type="button"
        className="button"
        disabled={from + shown >= count}
        onClick={() => onGo(from + step)}
      >
        {text("plan.later")}
      </button>
    </div>
  );
}
