import type { ReactNode } from "react";
import type { Agreement, DependencyMatrix, MatrixArea } from "../../engine/dependencies/matrix.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { useView } from "../../view/useView.ts";
import type { OrgAt } from "../../view/view.ts";
import { cellKey } from "./cells.ts";

/** What stands behind the chosen cell: each thing that is waited for, with what was agreed about it. */
export function Agreements({
  at,
  found,
}: {
  readonly at: OrgAt;
  readonly found: DependencyMatrix;
}): ReactNode {
  const text = useText();
  const { view } = useView();
  const chosen = pairOf(found, view.own.cell);
  return (
    <section className="panel stack" aria-live="polite">
      {chosen === undefined ? (
        <p className="muted">{text("dependencies.choose")}</p>
      ) : (
        <Chosen at={at} opened={view.own.open} {...chosen} />
      )}
    </section>
  );
}

interface Pair {
  readonly consumer: MatrixArea;
  readonly provider: MatrixArea;
}

function pairOf({ areas, cells }: DependencyMatrix, key: string | undefined): Pair | undefined {
  for (const one of cells) {
    const [consumer, provider] = [areas[one.consumer], areas[one.provider]];
    if (consumer !== undefined && provider !== undefined && cellKey({ consumer, provider }) === key)
      return { consumer, provider };
  }
  return undefined;
}

/** Rows at once: a cell of groups may hold thousands. */
const ROWS = 100;

function Chosen({
  at,
  opened,
  consumer,
  provider,
}: Pair & { readonly at: OrgAt; readonly opened: string | undefined }): ReactNode {
  const engine = useEngine();
  const text = useText();
  return (
    <Ask
      of={["agreements", at, opened, consumer.id, provider.id]}
      ask={() => engine.agreements(at, opened, consumer.id, provider.id)}
    >
      {(list) => (
        <>
          <h2>
            {text(consumer.id === provider.id ? "dependencies.within" : "dependencies.cell", {
              consumer: consumer.name,
              provider: provider.name,
              count: list.filter(({ state }) => state !== "new").length,
            })}
          </h2>
          <p className="muted">
            {provider.owner === ""
              ? text("dependencies.noOwner", { area: provider.name })
              : text("dependencies.ownerIs", { area: provider.name, owner: provider.owner })}
          </p>
          <AgreementTable list={list.slice(0, ROWS)} hasAreas={consumer.isGroup || provider.isGroup} />
          {list.length <= ROWS ? null : (
            <p className="muted">{text("plan.someOf", { some: ROWS, all: list.length })}</p>
          )}
        </>
      )}
    </Ask>
  );
}

function AgreementTable({
  list,
  hasAreas,
}: {
  readonly list: readonly Agreement[];
  readonly hasAreas: boolean;
}): ReactNode {
  const text = useText();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={text("dependencies.agreements")}>
      <table className="data">
        <thead>
          <tr>
            <th scope="col">{text("dependencies.what")}</th>
            <th scope="col">{text("dependencies.mode")}</th>
            <th scope="col" className="number">
              {text("dependencies.answer")}
            </th>
            <th scope="col">{text("dependencies.agreed")}</th>
          </tr>
        </thead>
        <tbody>
          {list.map(
            ({ id, what, mode, channel, answerHours, accepted, blocking, state, consumer, provider }) => (
              <tr key={id}>
                <td>
                  {state === "gone" ? <s>{what}</s> : <b>{what}</b>}
                  {state === "kept" ? null : (
                    <span className={state === "gone" ? "good" : "warn"}>
                      {" "}
                      {text(`dependencies.${state}`)}
                    </span>
                  )}
                  <div className="muted">
                    {[
                      ...(hasAreas ? [`${consumer} → ${provider}`] : []),
                      ...(channel === null || channel === what ? [] : [channel]),
                      ...(blocking ? [text("dependencies.blocking")] : []),
                    ].join(" · ")}
                  </div>
                </td>
                <td>{mode === null ? text("dependencies.notSaid") : text(modeText(mode))}</td>
                <td className="number">
                  {answerHours === null ? "–" : text("dependencies.hours", { count: answerHours })}
                </td>
                <td className={accepted === "both" ? "good" : "warn"}>
                  {accepted === "both" ? "✓ " : "! "}
                  {text(`dependencies.accepted.${accepted}`)}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

type ModeText = "dependencies.collaboration" | "dependencies.service" | "dependencies.facilitating";

const modeText = (mode: string): ModeText =>
  mode === "collaboration" || mode === "facilitating" ? `dependencies.${mode}` : "dependencies.service";
