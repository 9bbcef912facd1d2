import { useEffect, useRef, type ReactNode } from "react";
import { useText } from "../../text/useText.ts";
import { pickedName, type Moving } from "./moving.ts";

/** The one thing that is dragged, under the pointer. */
export function DragCard({
  moving,
  from,
}: {
  readonly moving: Moving;
  /** Where the pointer was when it began. */
  readonly from: { readonly x: number; readonly y: number };
}): ReactNode {
  const text = useText();
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      if (card.current !== null) card.current.style.translate = `${clientX + 12}px ${clientY + 8}px`;
    };
    document.addEventListener("pointermove", follow);
    return () => document.removeEventListener("pointermove", follow);
  }, []);
  const { picked } = moving;
  return (
    <div
      className="drag-card"
      ref={card}
      aria-hidden="true"
      style={{ translate: `${from.x + 12}px ${from.y + 8}px` }}
    >
      <strong>{pickedName(picked, text)}</strong>
      {picked.withReports && picked.reports > 0 ? <small>{text("edit.altAlone")}</small> : null}
    </div>
  );
}
