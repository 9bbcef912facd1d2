import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import type { OrgAt } from "../view/view.ts";
import { AreaFigures } from "./AreaFigures.tsx";
import { Dialog } from "./Dialog.tsx";
import { Waiting } from "./Waiting.tsx";

/** What the checks say of an area or a person, and the numbers of an area, each with its way of working out. */
export function WhyDialog({
  at,
  subject,
  name,
  onClose,
}: {
  readonly at: OrgAt;
  readonly subject: string;
  readonly name: string;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const engine = useEngine();
  const { data, error } = useQuery({
    queryKey: ["org-said", at, subject],
    queryFn: () => engine.orgSaid(at, subject),
  });
  return (
    <Dialog title={text("why.title", { name })} onClose={onClose}>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error.message}
        </p>
      )}
      {data === undefined ? (
        error === null ? (
          <Waiting />
        ) : null
      ) : (
        <>
          {data.verdict === null ? null : (
            <p>
              <strong>{text(`org.verdict.${data.verdict.verdict}`)}.</strong> {data.verdict.because}
            </p>
          )}
          {subject.startsWith("area:") ? (
            <section className="stack tight">
              <h3>{text("why.numbers")}</h3>
              <AreaFigures at={at} area={subject.slice("area:".length)} name={name} />
            </section>
          ) : null}
          <section className="stack tight">
            <h3>{text("org.findings", { count: data.count })}</h3>
            {data.count === 0 ? <p className="muted">{text("org.noFindings")}</p> : null}
            <ul className="plain">
              {data.findings.map((one, k) => (
                <li key={k}>
                  {one.message} <span className="muted">{text(`org.tier.${one.tier}`)}</span>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </Dialog>
  );
}
