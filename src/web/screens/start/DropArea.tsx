import { useEffect, useState, type ReactNode } from "react";
import type { InputFile } from "../../../formats/index.ts";
import { useText } from "../../text/useText.ts";
import { pastedFile, readChosen } from "./readDropped.ts";

/** Where an organisation comes in: files, a folder, or rows copied from a sheet. */
export function DropArea({
  isOver,
  onFiles,
}: {
  /** Something is being dragged over the page. */
  readonly isOver: boolean;
  readonly onFiles: (reading: Promise<InputFile[]>) => void;
}): ReactNode {
  const text = useText();
  const [isPasting, setIsPasting] = useState(false);
  const [pasted, setPasted] = useState("");
  const paste = (rows: string): void => {
    if (rows.trim() !== "") onFiles(Promise.resolve([pastedFile(rows)]));
  };
  useEffect(() => {
    // Rows can be pasted anywhere on the page, but into a field they belong to the field.
    const onPaste = (event: ClipboardEvent): void => {
      const { target, clipboardData } = event;
      if (target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null) return;
      const rows = clipboardData?.getData("text/plain") ?? "";
      if (!/[\t,;|].*\n/.test(rows)) return;
      event.preventDefault();
      paste(rows);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  });
  return (
    <section className={`drop-area${isOver ? " is-over" : ""}`} aria-label={text("start.drop")}>
      <h2>{text("start.drop")}</h2>
      <p className="muted">{text("start.needs")}</p>
      <div className="row center">
        <FileButton label={text("start.choose")} isPrimary onFiles={onFiles} />
        <FileButton label={text("start.chooseFolder")} isFolder onFiles={onFiles} />
        <button
          type="button"
          className="button"
          aria-expanded={isPasting}
          onClick={() => setIsPasting(!isPasting)}
        >
          {text("start.paste")}
        </button>
      </div>
      {isPasting ? (
        <form
          className="paste stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            paste(pasted);
          }}
        >
          <label className="field">
            {text("start.pasteHere")}
            <textarea
              rows={6}
              autoFocus
              spellCheck={false}
              value={pasted}
              onChange={(event) => setPasted(event.currentTarget.value)}
            />
          </label>
          <div className="row">
            <button type="submit" className="button primary" disabled={pasted.trim() === ""}>
              {text("start.readPasted")}
            </button>
          </div>
        </form>
      ) : null}
    </section>
  );
}

function FileButton({
  label,
  isPrimary = false,
  isFolder = false,
  onFiles,
}: {
  readonly label: string;
  readonly isPrimary?: boolean;
  readonly isFolder?: boolean;
  readonly onFiles: (reading: Promise<InputFile[]>) => void;
}): ReactNode {
  return (
    <label className={isPrimary ? "button primary" : "button"}>
      {label}
      <input
        type="file"
        multiple
        className="visually-hidden"
        {...(isFolder ? { webkitdirectory: "" } : {})}
        onChange={(event) => onFiles(readChosen(event.currentTarget.files ?? []))}
      />
    </label>
  );
}
