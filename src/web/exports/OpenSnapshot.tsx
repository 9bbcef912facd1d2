import { useState, type ReactNode } from "react";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useView } from "../view/useView.ts";

/** Asks for the passphrase of a snapshot, of a file or of a link, and goes to what is in it. */
export function OpenSnapshot({
  given,
  onClose,
}: {
  readonly given: Uint8Array | string;
  readonly onClose: () => void;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { go } = useView();
  const [passphrase, setPassphrase] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [failed, setFailed] = useState("");
  const open = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const { id } = await engine.openSnapshot(given, passphrase);
      go({ place: "findings", org: id, on: undefined, scenario: undefined, selected: undefined, own: {} });
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error));
      setIsBusy(false);
    }
  };
  return (
    <Dialog title={text("snapshot.open")} says={text("snapshot.openSays")} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <label className="field">
          {text("snapshot.passphraseOf")}
          <input
            type="password"
            autoComplete="off"
            required
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
        </label>
        {failed === "" ? null : (
          <p className="bad" role="alert">
            {failed}
          </p>
        )}
        <div className="row end">
          <button type="submit" className="button primary" disabled={isBusy}>
            {text(isBusy ? "snapshot.opening" : "snapshot.openIt")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
