import { useState, type ReactNode } from "react";
import { isDay } from "../../org/index.ts";
import type { SnapshotChoices, SnapshotColumn } from "../../usecases/snapshot.ts";
import type { ExportsView } from "../engine/exports.ts";
import type { SharedState } from "../engine/share.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { saveFile } from "../ui/saveFile.ts";
import type { OrgAt } from "../view/view.ts";
import { COLUMNS } from "./columns.ts";
import { copyLink } from "./copyLink.ts";
import { SnapshotPreview } from "./SnapshotPreview.tsx";

/** The organisation as an encrypted file, or a link, that can be looked at and not changed. */
export function Snapshot({ at, found }: { readonly at: OrgAt; readonly found: ExportsView }): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [state, setState] = useState<SharedState>("today");
  const [hasNames, setHasNames] = useState(true);
  const [columns, setColumns] = useState<readonly SnapshotColumn[]>(["title"]);
  const [until, setUntil] = useState("");
  const [passphrase, setPassphrase] = useState("");
  const [said, setSaid] = useState<{ readonly text: string; readonly isBad: boolean } | null>(null);
  const choices: SnapshotChoices = {
    columns,
    names: hasNames ? "shown" : "hidden",
    until: isDay(until) ? until : null,
  };
  const share = async (as: "file" | "link"): Promise<void> => {
    try {
      const { file, linkText } = await engine.share(at, state, choices, passphrase);
      if (as === "file") {
        saveFile(file.name, new Blob([file.bytes], { type: file.type }));
        setSaid({ text: text("exports.saved", { name: file.name }), isBad: false });
      } else if (linkText === null) setSaid({ text: text("snapshot.linkLong"), isBad: true });
      else {
        await copyLink(linkText);
        setSaid({ text: text("snapshot.linkCopied"), isBad: false });
      }
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : String(error), isBad: true });
    }
  };
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void share("file");
      }}
    >
      {found.scenario === null ? null : (
        <label className="field">
          {text("snapshot.what")}
          <select value={state} onChange={(event) => setState(event.currentTarget.value as SharedState)}>
            <option value="today">{text("snapshot.today")}</option>
            <option value="planned">{text("snapshot.planned", { name: found.scenario.name })}</option>
          </select>
        </label>
      )}
      <p className="muted">
        {text("snapshot.always")} {text("snapshot.never")}
      </p>
      <fieldset className="picks">
        <legend>{text("snapshot.also")}</legend>
        <Pick label={text("snapshot.names")} isOn={hasNames} onSet={setHasNames} />
        {COLUMNS.map(({ column, namesPeople }) => (
          <Pick
            key={column}
            label={text(`snapshot.column.${column}`)}
            isOn={columns.includes(column) && (hasNames || !namesPeople)}
            isDisabled={!hasNames && namesPeople}
            onSet={(isOn) =>
              setColumns(isOn ? [...columns, column] : columns.filter((other) => other !== column))
            }
          />
        ))}
      </fieldset>
      {hasNames ? null : <p className="muted">{text("snapshot.namesHidden")}</p>}
      <SnapshotPreview at={at} state={state} choices={choices} />
      <label className="field">
        {text("snapshot.until")}
        <input type="date" value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
      </label>
      <p className="muted">{text("snapshot.untilSays")}</p>
      <label className="field">
        {text("snapshot.passphrase")}
        <input
          required
          minLength={12}
          autoComplete="off"
          spellCheck={false}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
      </label>
      <p className="muted">{text("snapshot.passphraseSays")}</p>
      <div className="row">
        <button type="submit" className="button primary">
          {text("snapshot.save")}
        </button>
        <button
          type="button"
          className="button"
          disabled={[...passphrase].length < 12}
          onClick={() => void share("link")}
        >
          {text("snapshot.link")}
        </button>
      </div>
      <p className="muted">{text("snapshot.linkSays")}</p>
      {said === null ? null : (
        <p className={said.isBad ? "bad" : "good"} role={said.isBad ? "alert" : "status"}>
          {said.text}
        </p>
      )}
    </form>
  );
}

function Pick({
  label,
  isOn,
  isDisabled = false,
  onSet,
}: {
  readonly label: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onSet: (isOn: boolean) => void;
}): ReactNode {
  return (
    <label className="pick">
      <input
        type="checkbox"
        checked={isOn}
        disabled={isDisabled}
        onChange={(event) => onSet(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}
