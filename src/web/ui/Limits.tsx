import { useId, type ReactNode } from "react";
import type { WorkedOutLimit } from "../engine/workedOut.ts";
import { useText } from "../text/useText.ts";
import { useFormat } from "./useFormat.ts";

/** The limits a number depends on, to be moved: what is set stays marked. */
export function Limits({
  limits,
  chosen,
  onChange,
}: {
  readonly limits: readonly WorkedOutLimit[];
  readonly chosen: Readonly<Record<string, number>>;
  readonly onChange: (chosen: Readonly<Record<string, number>>) => void;
}): ReactNode {
  const text = useText();
  if (limits.length === 0) return null;
  return (
    <div className="stack tight">
      <h3>{text("worked.limits")}</h3>
      {limits.map((limit) => (
        <Limit
          key={limit.key}
          limit={limit}
          onMove={(value) => onChange({ ...chosen, [limit.key]: value })}
        />
      ))}
      <p className="muted">{text("worked.limitsAbout")}</p>
      {Object.keys(chosen).length === 0 ? null : (
        <div className="row">
          <button type="button" className="button" onClick={() => onChange({})}>
            {text("worked.limitBack")}
          </button>
        </div>
      )}
    </div>
  );
}

function Limit({
  limit: { key, value, configured, given, unit, source },
  onMove,
}: {
  readonly limit: WorkedOutLimit;
  readonly onMove: (value: number) => void;
}): ReactNode {
  const text = useText();
  const { exact } = useFormat();
  const marks = useId();
  const isPart = given <= 1 && configured <= 1;
  const max = isPart ? 1 : Math.ceil(3 * Math.max(given, configured));
  return (
    <label className="limit">
      <span>{text("worked.limit", { key, unit })}</span>
      <input
        type="range"
        min={0}
        max={max}
        step={isPart ? 0.01 : 1}
        list={marks}
        value={value}
        onChange={({ target }) => onMove(Number(target.value))}
      />
      <output>{exact(value)}</output>
      <datalist id={marks}>
        <option value={configured} />
      </datalist>
      <span className="muted">
        {text("worked.configured", { value: exact(configured) })};{" "}
        {text("worked.given", { value: exact(given), source })}
      </span>
    </label>
  );
}
