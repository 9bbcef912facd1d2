import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useText } from "../text/useText.ts";
import { useFocusBack } from "./useFocusBack.ts";

/** A dialog above the page: titled, left by Escape, by its button, or by a press beside it. Open as long as it is there. */
export function Dialog({
  title,
  says,
  onClose,
  children,
}: {
  readonly title: ReactNode;
  /** One sentence below the title. */
  readonly says?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}): ReactNode {
  const text = useText();
  const focusBack = useFocusBack();
  return (
    <Radix.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="confirm-shade" />
        <Radix.Content
          className="above panel stack"
          onCloseAutoFocus={focusBack}
          {...(says === undefined ? { "aria-describedby": undefined } : {})}
        >
          <div className="above-head">
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close className="button quiet" aria-label={text("settings.close")}>
              <span aria-hidden="true">✕</span>
            </Radix.Close>
          </div>
          {says === undefined ? null : <Radix.Description className="muted">{says}</Radix.Description>}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
