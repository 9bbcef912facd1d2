import type { ReactNode } from "react";
import type { SnapshotChoices } from "../../usecases/snapshot.ts";
import type { SharedState } from "../engine/share.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { Ask } from "../ui/Ask.tsx";
import type { OrgAt } from "../view/view.ts";

/** The first rows of the snapshot itself, so that nobody has to trust a promise. */
export function SnapshotPreview({
  at,
  state,
  choices,
}: {
  readonly at: OrgAt;
  readonly state: SharedState;
  readonly choices: SnapshotChoices;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { columns, names } = choices;
  return (
    <section className="stack tight">
      <h3>{text("snapshot.preview")}</h3>
      <Ask of={["share", at, state, columns, names]} ask={() => engine.previewShare(at, state, choices)}>
        {({ people, areas, headings, rows }) => (
          <>
            <p className="muted">{text("snapshot.previewSays", { people, areas })}</p>
            <div className="scroll" tabIndex={0} role="region" aria-label={text("snapshot.preview")}>
              <table className="data snapshot-rows">
                <thead>
                  <tr>
                    {headings.map((heading) => (
                      <th key={heading} scope="col">
                        {text(`snapshot.field.${heading}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row, i) => (
                    <tr key={i}>
                      {row.map((cell, k) => (
                        <td key={k}>{cell}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Ask>
    </section>
  );
}
