import { useState, type ReactNode } from "react";
import type { PlanView } from "../../engine/plan/planView.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useActing } from "../../scenario/useActing.ts";
import { useText } from "../../text/useText.ts";
import { useFormat } from "../../ui/useFormat.ts";
import type { OrgAt } from "../../view/view.ts";

/** The day of a wave, to be set by hand: what then does not apply any more is said at once. */
export function WaveDay({
  at,
  wave,
  today,
}: {
  readonly at: OrgAt;
  readonly wave: PlanView["waves"][number];
  readonly today: string;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { day } = useFormat();
  const [typed, setTyped] = useState(wave.on);
  const [held, setHeld] = useState<readonly string[]>([]);
  const { isBusy, error, act } = useActing();
  const move = async (): Promise<void> => {
    if (typed === wave.on || typed === "") return;
    const now = await act(() => engine.moveWave(at, wave.number, typed));
    if (now === undefined) setTyped(wave.on);
    else setHeld(now);
  };
  return (
    <>
      <input
        type="date"
        className="date-field"
        min={today}
        value={typed}
        disabled={isBusy}
        aria-label={text("plan.dayOf", { wave: wave.number })}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => void move()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void move();
        }}
      />
      {wave.on === wave.plannedOn ? null : (
        <div className="muted">{text("plan.plannedFor", { day: day(wave.plannedOn) })}</div>
      )}
      {error === null ? null : (
        <div className="bad" role="alert">
          {error}
        </div>
      )}
      {held[0] === undefined ? null : (
        <div className="warn" role="status">
          {text("scenario.heldNow", { count: held.length, first: held[0] })}
        </div>
      )}
    </>
  );
}
