import { useState, type ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useActing } from "./useActing.ts";

/** Asks for the name of a scenario. What goes wrong is said in the dialog, which stays. */
export function NameDialog({
  title,
  action,
  start,
  onName,
  onClose,
}: {
  readonly title: string;
  readonly action: string;
  readonly start: string;
  readonly onName: (name: string) => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const [name, setName] = useState(start);
  const { isBusy, error, act } = useActing();
  const done = async (): Promise<void> => {
    const isDone = await act(async () => {
      await onName(name.trim());
      return true;
    });
    if (isDone === true) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void done();
        }}
      >
        <label className="field">
          {text("scenario.name")}
          <input
            value={name}
            maxLength={128}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </label>
        {error === null ? null : (
          <p className="bad" role="alert">
            {error}
          </p>
        )}
        <div className="row end">
          <button type="submit" className="button primary" disabled={isBusy || name.trim() === ""}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
