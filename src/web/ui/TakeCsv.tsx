import { useState, type ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { tellLive } from "./Live.tsx";
import { saveFile } from "./saveFile.ts";

/** Takes rows along: copied, or as a file. */
export function TakeCsv({
  name,
  count,
  csv,
}: {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly count: number;
  readonly csv: () => Promise<string>;
}): ReactNode {
  const text = useText();
  const [said, setSaid] = useState("");
  const save = async (): Promise<void> => {
    const file = `${name}.csv`.replaceAll(/[/\\:*?"<>|\s]+/g, "-").toLowerCase();
    saveFile(file, new Blob([await csv()], { type: "text/csv" }));
  };
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(await csv());
      const done = text("worked.copied", { count });
      setSaid(done);
      tellLive(done);
    } catch {
      // Without https, or where the user forbids it, there is no clipboard: a file is as good.
      await save();
    }
  };
  return (
    <div className="row">
      <button type="button" className="button" onClick={() => void copy()}>
        {text("worked.copy")}
      </button>
      <button type="button" className="button" onClick={() => void save()}>
        {text("worked.save")}
      </button>
      <span className="good">{said}</span>
    </div>
  );
}
