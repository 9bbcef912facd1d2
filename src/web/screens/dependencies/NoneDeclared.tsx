import type { ReactNode } from "react";
import { useText } from "../../text/useText.ts";
import { formatView } from "../../view/view.ts";

/** Headings of the list that says who waits for whom, with one row. */
const EXAMPLE = `id,consumer_id,provider_id,mode,blocking,channel,response_time_hours
refunds,checkout,payments,service,yes,#payments-desk,16`;

/** Nothing says who waits for whom: how to say it. */
export function NoneDeclared(): ReactNode {
  const text = useText();
  return (
    <section className="start stack">
      <h1>{text("dependencies.none")}</h1>
      <p>{text("dependencies.noneWhat")}</p>
      <p>{text("dependencies.how")}</p>
      <pre className="panel pre-scroll" tabIndex={0}>
        {EXAMPLE}
      </pre>
      <p className="muted">{text("dependencies.columns")}</p>
      <div className="row">
        <a className="button primary" href={formatView({ place: "start", own: {} })}>
          {text("dependencies.read")}
        </a>
      </div>
    </section>
  );
}
