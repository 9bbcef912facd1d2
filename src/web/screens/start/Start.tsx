import { useQueryClient } from "@tanstack/react-query";
import { proxy, transfer } from "comlink";
import { useMemo, useState, type DragEvent, type ReactNode } from "react";
import type { InputFile } from "../../../formats/index.ts";
import type { Day } from "../../../org/index.ts";
import type { ReadView } from "../../engine/start.ts";
import type { ColumnChoice } from "../../engine/start/columns.ts";
import { servedStore, useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { useView } from "../../view/useView.ts";
import { OpenSnapshot } from "../../exports/OpenSnapshot.tsx";
import { DropArea } from "./DropArea.tsx";
import { isBackup } from "./isBackup.ts";
import { isFilledSheet } from "./isFilledSheet.ts";
import { isSnapshotFile } from "./isSnapshotFile.ts";
import { KeptOrgs } from "./KeptOrgs.tsx";
import { ReadResult } from "./ReadResult.tsx";
import { readDropped } from "./readDropped.ts";
import { readSample, SAMPLE } from "./sample.ts";
import { SampleCard } from "./SampleCard.tsx";

type Stage =
  | { readonly kind: "asking"; readonly error?: string; readonly restored?: number }
  | { readonly kind: "restoring" }
  | { readonly kind: "reading"; readonly what: string; readonly percent: number }
  | { readonly kind: "read"; readonly name: string; readonly read: ReadView };

/** The first minute: files, the sample, or an organisation opened before. */
export function Start(): ReactNode {
  const engine = useEngine();
  const text = useText();
  const queries = useQueryClient();
  const { view, go } = useView();
  const [snapshot, setSnapshot] = useState<Uint8Array | null>(null);
  const served = useMemo(servedStore, []);
  const [stage, setStage] = useState<Stage>({ kind: "asking" });
  const [isOver, setIsOver] = useState(false);

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

  const restore = async ({ bytes }: InputFile): Promise<void> => {
    setStage({ kind: "restoring" });
    const orgs = await engine.restore(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    await queries.invalidateQueries();
    setStage({ kind: "asking", restored: orgs.length });
  };

  const take = async (reading: Promise<InputFile[]>): Promise<void> => {
    try {
      const files = await reading;
      const [first] = files;
      if (first === undefined) return;
      if (isSnapshotFile(first)) {
        setSnapshot(first.bytes);
        return;
      }
      if (files.some(isFilledSheet)) throw new Error(text("start.isSheet"));
      if (isBackup(first)) {
        await restore(first);
        return;
      }
      const name = first.name === "pasted.csv" ? text("start.pasted") : first.name.replace(/\/.*/, "");
      setStage({ kind: "read", name, read: await read(files) });
    } catch (error) {
      failed(error);
    }
  };

  const open = async (name: string, accept: readonly string[], hasWork = true): Promise<void> => {
    const kept = await engine.keepRead(name, accept);
    // Else a browser that is short of room may clear what was not looked at for long. Some ask the user.
    void navigator.storage?.persist?.().catch(() => false);
    await queries.invalidateQueries();
    // Without a product nobody can say anything of areas: who works on what comes first.
    const place = hasWork ? "findings" : "work";
    go({ place, org: kept.id, on: undefined, scenario: undefined, selected: undefined, own: {} });
  };

  const openSample = async (): Promise<void> => {
    try {
      await read(await readSample(), SAMPLE.day as Day);
      await open(SAMPLE.name, []);
    } catch (error) {
      failed(error);
    }
  };

  const given = snapshot ?? view.own.snapshot;
  const leaveSnapshot = (): void => {
    setSnapshot(null);
    go({ own: {} }, "replace");
  };

  if (stage.kind === "reading")
    return (
      <div className="start" role="status">
        {text("start.reading", { what: stage.what, percent: stage.percent })}
      </div>
    );
  if (stage.kind === "restoring")
    return (
      <div className="start" role="status">
        {text("start.restoring")}
      </div>
    );
  if (stage.kind === "read")
    return (
      <ReadResult
        name={stage.name}
        read={stage.read}
        onColumns={async (choices: readonly ColumnChoice[]): Promise<ReadView> => engine.readColumns(choices)}
        onKeep={open}
        onBack={() => setStage({ kind: "asking" })}
      />
    );
  const overPage = {
    onDragOver: (event: DragEvent): void => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false);
    },
    onDrop: (event: DragEvent): void => {
      event.preventDefault();
      setIsOver(false);
      void take(readDropped(event.dataTransfer));
    },
  };
  return (
    <div className="start-page" {...overPage}>
      <div className="stack">
        <div className="stack tight">
          <h1 className="statement">{text("start.promise")}</h1>
          <p className="lead">{text("start.lead")}</p>
          <p className="muted">
            {served === null
              ? text("start.private")
              : text(served.address === "memory" ? "keep.servedMemory" : "start.servedPrivate", {
                  address: served.address,
                })}
          </p>
        </div>
        {stage.error === undefined ? null : (
          <p className="bad" role="alert">
            {stage.error}
          </p>
        )}
        {stage.restored === undefined ? null : (
          <p className="good" role="status">
            {text("start.restored", { count: stage.restored })}
          </p>
        )}
        <DropArea isOver={isOver} onFiles={(reading) => void take(reading)} />
        <div className="row">
          <span className="muted">{text("start.noFile")}</span>
          <button type="button" className="button" onClick={() => void openSample()}>
            {text("start.sample")}
          </button>
        </div>
        <KeptOrgs />
      </div>
      <SampleCard />
      {given === undefined ? null : <OpenSnapshot given={given} onClose={leaveSnapshot} />}
    </div>
  );
}
