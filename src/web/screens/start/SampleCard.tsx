import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useText } from "../../text/useText.ts";

/** The sample as it is and as a plan would make it, before anything is read: drawn when the app was built. */
export function SampleCard(): ReactNode {
  const text = useText();
  const { data } = useQuery({
    queryKey: ["sample-drawn"],
    queryFn: async () => (await import("./sampleDrawn.ts")).SAMPLE_DRAWN,
  });
  if (data === undefined) return <section className="panel sample" aria-hidden="true" />;
  const { areas, people, single, singlePlanned, levelsUp, managerChanges } = data;
  const rows: readonly (readonly [string, string])[] = [
    [text("start.sampleSingle"), text("findings.of", { some: single, all: areas })],
    [text("start.sampleLevels"), String(levelsUp)],
    [text("start.sampleChanges"), text("findings.of", { some: managerChanges, all: people })],
    [text("start.samplePlanned"), text("findings.of", { some: singlePlanned, all: areas })],
  ];
  return (
    <section className="panel sample stack tight" aria-labelledby="sample">
      <style href="drawings" precedence="default">
        {data.css}
      </style>
      <h2 id="sample">{text("start.sampleToday")}</h2>
      <p className="muted">{text("start.sampleEveryone", { count: people })}</p>
      {/* Made by formatSvg, which escapes every text and writes no script. */}
      <div aria-hidden="true" dangerouslySetInnerHTML={{ __html: data.svg }} />
      <dl className="sample-figures">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{text("start.sampleIs")}</p>
    </section>
  );
}
