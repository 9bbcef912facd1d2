import { useEffect, useRef } from "react";
import type { DrawingHandle } from "./Drawing.tsx";
import type { MovingState } from "./useMoving.ts";

/** While a pointer holds people: where it goes, when it lets go, and the keys beside it. */
export function useDragging(
  isDragging: boolean,
  moving: MovingState,
  picture: { readonly current: DrawingHandle | null },
  onEnd: () => void,
): void {
  const latest = useRef({ moving, onEnd });
  latest.current = { moving, onEnd };
  useEffect(() => {
    if (!isDragging) return;
    let last = 0;
    const over = async ({ clientX, clientY }: PointerEvent): Promise<void> => {
      const mine = ++last;
      const under = document.elementFromPoint(clientX, clientY);
      const row = under?.closest<HTMLElement>(".outline [data-node]")?.dataset.node;
      scrollNear(under?.closest<HTMLElement>(".outline") ?? null, clientY);
      const isPicture = under?.closest(".drawing") !== null && under !== null;
      const node =
        row !== undefined
          ? Number(row)
          : isPicture
            ? ((await picture.current?.nodeAt(clientX, clientY)) ?? -1)
            : -1;
      if (mine === last) await latest.current.moving.over(node);
    };
    const onMove = (event: PointerEvent): void => void over(event);
    const onUp = (event: PointerEvent): void => {
      latest.current.onEnd();
      void over(event).then(() => latest.current.moving.drop());
    };
    const cancel = (): void => {
      latest.current.onEnd();
      latest.current.moving.cancel();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && event.type === "keydown") cancel();
      else if (event.key === "Alt") latest.current.moving.setAlone(event.type === "keydown");
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    // A finger would scroll the page instead.
    const still = (event: TouchEvent): void => event.preventDefault();
    document.addEventListener("pointermove", onMove);
    document.addEventListener("pointerup", onUp);
    document.addEventListener("pointercancel", cancel);
    document.addEventListener("keydown", onKey, true);
    document.addEventListener("keyup", onKey, true);
    document.addEventListener("touchmove", still, { passive: false });
    return () => {
      document.removeEventListener("pointermove", onMove);
      document.removeEventListener("pointerup", onUp);
      document.removeEventListener("pointercancel", cancel);
      document.removeEventListener("keydown", onKey, true);
      document.removeEventListener("keyup", onKey, true);
      document.removeEventListener("touchmove", still);
    };
  }, [isDragging, picture]);
}

const EDGE = 40;

/** Who is further up or down comes into sight at the edges of the outline. */
function scrollNear(outline: HTMLElement | null, clientY: number): void {
  if (outline === null) return;
  const { top, bottom } = outline.getBoundingClientRect();
  if (clientY > bottom - EDGE) outline.scrollBy({ top: EDGE / 2 });
  else if (clientY < top + EDGE * 2 && outline.scrollTop > 0) outline.scrollBy({ top: -EDGE / 2 });
}
