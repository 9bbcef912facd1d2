import { useState, type ReactNode } from "react";
import type { WorkFileWanted, WorkOutcome } from "../../engine/work.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { saveFile } from "../../ui/saveFile.ts";
import type { OrgAt } from "../../view/view.ts";
import { Outcome } from "./Outcome.tsx";

/** The sheet as files to send round, and filled ones read back. */
export function SheetFiles({
  at,
  managerId,
  onCommit,
}: {
  readonly at: OrgAt;
  readonly managerId: string | null | undefined;
  readonly onCommit: (commit: () => Promise<WorkOutcome & { readonly revision: number }>) => Promise<void>;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [read, setRead] = useState<WorkOutcome | null>(null);
  const [error, setError] = useState<string | null>(null);
  const tried = async (act: () => Promise<void>): Promise<void> => {
    try {
      setError(null);
      await act();
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
    }
  };
  const save = (wanted: WorkFileWanted): Promise<void> =>
    tried(async () => {
      const { name, content } = await engine.workFile(at, wanted);
      saveFile(name, content);
    });
  const take = (chosen: FileList | null): Promise<void> =>
    tried(async () => {
      const files = await Promise.all(
        [...(chosen ?? [])].map(async (file) => ({
          name: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
        })),
      );
      if (files.length > 0) setRead(await engine.readSheets(at, files));
    });
  return (
    <section className="panel stack" aria-labelledby="sheet-files">
      <h2 id="sheet-files">{text("work.files")}</h2>
      <p className="muted">{text("work.filesSay")}</p>
      <div className="row">
        {managerId === undefined ? null : (
          <button
            type="button"
            className="button"
            onClick={() => void save({ of: "one", managerId, as: "xlsx" })}
          >
            {text("work.saveOne")}
          </button>
        )}
        <button type="button" className="button" onClick={() => void save({ of: "all", as: "xlsx" })}>
          {text("work.saveAll")}
        </button>
        <button type="button" className="button" onClick={() => void save({ of: "all", as: "csv" })}>
          {text("work.saveCsv")}
        </button>
        <button type="button" className="button" onClick={() => void save({ of: "each", as: "xlsx" })}>
          {text("work.saveEach")}
        </button>
        <label className="button">
          {text("work.read")}
          <input
            type="file"
            multiple
            accept=".csv,.xlsx,.txt,.tsv"
            className="visually-hidden"
            onChange={(event) => {
              const field = event.currentTarget;
              void take(field.files).then(() => {
                // The same file, mended, can be chosen again.
                field.value = "";
              });
            }}
          />
        </label>
      </div>
      {error === null ? null : (
        <p className="bad" role="alert">
          {error}
        </p>
      )}
      {read === null ? null : (
        <div className="stack tight" role="status">
          <Outcome outcome={read} />
          <div className="row">
            <button
              type="button"
              className="button primary"
              disabled={read.people === 0}
              onClick={() =>
                void tried(async () => {
                  await onCommit(() => engine.commitSheets(at));
                  setRead(null);
                })
              }
            >
              {text("work.keepSheets")}
            </button>
            <button type="button" className="button" onClick={() => setRead(null)}>
              {text("work.leave")}
            </button>
          </div>
        </div>
      )}
    </section>
  );
}
