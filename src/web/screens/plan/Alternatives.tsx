import { useQueryClient } from "@tanstack/react-query";
import { proxy } from "comlink";
import { useState, type ReactNode } from "react";
import type { AlternativesView, AlternativeView } from "../../engine/plan/alternatives.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useActing } from "../../scenario/useActing.ts";
import { PlanFileButton } from "../../scenario/PlanFileButton.tsx";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { useFormat } from "../../ui/useFormat.ts";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";
import { AlternativesChart } from "./AlternativesChart.tsx";

/** The same organisation planned with other weights: what one gives up for what, and the way to take another. */
export function Alternatives({ at }: { readonly at: OrgAt }): ReactNode {
  const engine = useEngine();
  const text = useText();
  return (
    <section className="panel stack">
      <h1>{text("alternatives.title")}</h1>
      <p className="muted">{text("alternatives.what")}</p>
      <Ask of={["alternatives", at]} ask={() => engine.alternatives(at)}>
        {(found) => (
          <>
            <Search at={at} isFirst={found === null} />
            <div className="row">
              <PlanFileButton at={at} />
            </div>
            {found === null ? null : <Found at={at} found={found} />}
          </>
        )}
      </Ask>
    </section>
  );
}

function Search({ at, isFirst }: { readonly at: OrgAt; readonly isFirst: boolean }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<{ readonly number: number; readonly of: number } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const look = async (): Promise<void> => {
    setError(null);
    setProgress({ number: 0, of: 0 });
    try {
      await engine.findAlternatives(
        at,
        proxy((number: number, of: number) => setProgress({ number, of })),
      );
      await queries.invalidateQueries({ queryKey: ["alternatives"] });
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    } finally {
      setProgress(null);
    }
  };
  return (
    <div className="row">
      {progress === null ? (
        <button type="button" className={isFirst ? "button primary" : "button"} onClick={() => void look()}>
          {text(isFirst ? "alternatives.look" : "alternatives.again")}
        </button>
      ) : (
        <>
          <span role="status">
            {progress.of === 0
              ? text("alternatives.looking")
              : text("alternatives.lookingAt", { number: progress.number, of: progress.of })}
          </span>
          <button type="button" className="button" onClick={() => void engine.stopPlan()}>
            {text("alternatives.stop")}
          </button>
        </>
      )}
      {error === null ? null : (
        <span className="bad" role="alert">
          {error}
        </span>
      )}
    </div>
  );
}

function Found({ at, found }: { readonly at: OrgAt; readonly found: AlternativesView }): ReactNode {
  const text = useText();
  const { plans, tried } = found;
  if (plans.length === 1) return <p>{text("alternatives.none", { tried })}</p>;
  return (
    <>
      <p>{text("alternatives.found", { count: plans.length, tried })}</p>
      <AlternativesChart plans={plans} />
      <Table at={at} plans={plans} />
    </>
  );
}

/** Columns of the table, in the order in which they are told everywhere. */
const FIGURES = [
  "points",
  "seatsToFill",
  "managerChanged",
  "moved",
  "waves",
  "legs",
  "completeAreas",
] as const satisfies readonly (keyof AlternativeView["figures"])[];

function Table({ at, plans }: { readonly at: OrgAt; readonly plans: readonly AlternativeView[] }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { number: format, percent } = useFormat();
  const { go } = useView();
  const { isBusy, error, act } = useActing();
  const take = async (number: number): Promise<void> => {
    const scenario = await act(() => engine.takeAlternative(at, number, text("alternatives.called")));
    if (scenario !== undefined) go({ scenario, selected: undefined, own: {} });
  };
  return (
    <>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-label={text("alternatives.title")}>
        <table className="data">
          <thead>
            <tr>
              <th scope="col">{text("plan.which")}</th>
              {FIGURES.map((one) => (
                <th key={one} scope="col" className="number">
                  {text(`alternatives.${one}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {text("plan.gap")}
              </th>
              <th scope="col">{text("alternatives.apart")}</th>
              <th scope="col">
                <span className="visually-hidden">{text("alternatives.take")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {plans.map(({ number, marks, figures, says, gap }) => {
              const isBase = marks.includes("base");
              return (
                <tr key={number} aria-selected={isBase}>
                  <th scope="row" className="row-name">
                    {text("alternatives.plan", { number })}
                    {marks.map((mark) => (
                      <div key={mark} className="muted">
                        {text(`alternatives.mark.${mark}`)}
                      </div>
                    ))}
                  </th>
                  {FIGURES.map((one) => (
                    <td key={one} className="number">
                      {format(figures[one])}
                    </td>
                  ))}
                  <td className="number">{gap === null ? "–" : percent(gap)}</td>
                  <td className="wrap">{says}</td>
                  <td>
                    {isBase ? null : (
                      <button
                        type="button"
                        className="button"
                        disabled={isBusy}
                        aria-label={text("alternatives.takeThis", { number })}
                        onClick={() => void take(number)}
                      >
                        {text("alternatives.take")}
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="muted">{text("alternatives.columns")}</p>
    </>
  );
}
