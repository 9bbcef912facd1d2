import { AlertDialog } from "radix-ui";
import { useState, type ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { useFocusBack } from "./useFocusBack.ts";

/**
 * Asks before what cannot be undone. Open as long as it is there; the button that does nothing has the focus.
 * @param onConfirm does it; what goes wrong is said in the dialog, which stays.
 */
export function Confirm({
  title,
  says,
  action,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly says: string;
  readonly action: string;
  readonly onConfirm: () => Promise<void>;
  readonly onClose: () => void;
}): ReactNode {
  const text = useText();
  const focusBack = useFocusBack();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const confirm = async (): Promise<void> => {
    setIsBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (caught) {
      setError(caught instanceof Error ? caught.message : String(caught));
      setIsBusy(false);
    }
  };
  return (
    <AlertDialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="confirm-shade" />
        <AlertDialog.Content className="confirm panel stack" onCloseAutoFocus={focusBack}>
          <AlertDialog.Title>{title}</AlertDialog.Title>
          <AlertDialog.Description>{says}</AlertDialog.Description>
          {error === null ? null : (
            <p className="bad" role="alert">
              {error}
            </p>
          )}
          <div className="row end">
            <AlertDialog.Cancel className="button" disabled={isBusy}>
              {text("keep.cancel")}
            </AlertDialog.Cancel>
            <button type="button" className="button danger" disabled={isBusy} onClick={() => void confirm()}>
              {action}
            </button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
