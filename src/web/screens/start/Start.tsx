import { useQueryClient } from "@tanstack/react-query";
import { proxy, transfer } from "comlink";
import { useState, type ReactNode } from "react";
import type { InputFile } from "../../../formats/index.ts";
import type { Day } from "../../../org/index.ts";
import type { ReadView } from "../../engine/start.ts";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import { useView } from "../../view/useView.ts";
import { formatView } from "../../view/view.ts";
import { ReadResult } from "./ReadResult.tsx";
import { readChosen, readDropped } from "./readDropped.ts";
import { readSample, SAMPLE } from "./sample.ts";

type Stage =
  | { readonly kind: "asking"; readonly error?: string }
  | { readonly kind: "reading"; readonly what: string; readonly percent: number }
  | { readonly kind: "read"; readonly name: string; readonly read: ReadView };

/** The first minute: files, the sample, or an organisation opened before. */
export function Start(): ReactNode {
  const engine = useEngine();
  const text = useText();
  const queries = useQueryClient();
  const { go } = useView();
  const [stage, setStage] = useState<Stage>({ kind: "asking" });

  const failed = (error: unknown): void =>
    setStage({ kind: "asking", error: error instanceof Error ? error.message : String(error) });

  const read = async (files: readonly InputFile[], day?: Day): Promise<ReadView> => {
    setStage({ kind: "reading", what: files[0]?.name ?? "", percent: 0 });
    let isDone = false;
    const onProgress = proxy((what: string, done: number, total: number) => {
      // The last word of progress may come after the answer.
      if (!isDone)
        setStage({ kind: "reading", what, percent: total === 0 ? 0 : Math.floor((100 * done) / total) });
    });
    const buffers = files.map(({ bytes }) => bytes.buffer as ArrayBuffer);
    const found = await engine.readFiles(transfer([...files], buffers), day, onProgress);
    isDone = true;
    return found;
  };

  const take = async (reading: Promise<InputFile[]>): Promise<void> => {
    try {
      const files = await reading;
      const [first] = files;
      if (first === undefined) return;
      const name = first.name.replace(/\/.*/, "");
      setStage({ kind: "read", name, read: await read(files) });
    } catch (error) {
      failed(error);
    }
  };

  const open = async (name: string, accept: readonly string[]): Promise<void> => {
    const kept = await engine.keepRead(name, accept);
    await queries.invalidateQueries();
    go({ place: "findings", org: kept.id, on: undefined, scenario: undefined, selected: undefined, own: {} });
  };

  const openSample = async (): Promise<void> => {
    try {
      await read(await readSample(), SAMPLE.day as Day);
      await open(SAMPLE.name, []);
    } catch (error) {
      failed(error);
    }
  };

  if (stage.kind === "reading")
    return (
      <div className="start" role="status">
        {text("start.reading", { what: stage.what, percent: stage.percent })}
      </div>
    );
  if (stage.kind === "read")
    return (
      <ReadResult
        name={stage.name}
        read={stage.read}
        onKeep={open}
        onBack={() => setStage({ kind: "asking" })}
      />
    );
  return (
    <div className="start stack">
      <h1 className="statement">{text("start.promise")}</h1>
      <p className="muted">{text("start.private")}</p>
      {stage.error === undefined ? null : (
        <p className="bad" role="alert">
          {stage.error}
        </p>
      )}
      <DropArea onFiles={(reading) => void take(reading)} />
      <div className="row">
        <button type="button" className="button primary" onClick={() => void openSample()}>
          {text("start.sample")}
        </button>
        <span className="muted">{text("start.sampleIs")}</span>
      </div>
      <Ask of={["orgs"]} ask={() => engine.orgs()}>
        {(orgs) =>
          orgs.length === 0 ? null : (
            <section className="stack">
              <h2>{text("start.before")}</h2>
              <ul>
                {orgs.map(({ id, name }) => (
                  <li key={id}>
                    <a href={formatView({ place: "findings", org: id, own: {} })}>{name}</a>
                  </li>
                ))}
              </ul>
            </section>
          )
        }
      </Ask>
    </div>
  );
}

function DropArea({ onFiles }: { readonly onFiles: (reading: Promise<InputFile[]>) => void }): ReactNode {
  const text = useText();
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={`drop${isOver ? " is-over" : ""}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles(readDropped(event.dataTransfer));
      }}
    >
      <p>{text("start.drop")}</p>
      <label className="button">
        {text("start.choose")}
        <input
          type="file"
          multiple
          className="visually-hidden"
          onChange={(event) => onFiles(readChosen(event.currentTarget.files ?? []))}
        />
      </label>
    </div>
  );
}
