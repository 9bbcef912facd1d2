import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent as PressEvent } from "react";
import { useCommand } from "../../app/useCommand.ts";
import type { DrawingHandle } from "./Drawing.tsx";
import type { Moving } from "./moving.ts";
import type { BoardProps } from "./OrgBoard.tsx";
import { useDragging } from "./useDragging.ts";
import type { Labels } from "./useLabels.ts";
import { useMoving } from "./useMoving.ts";
import type { Picked } from "./usePicked.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

const DRAG_FROM = 6;

/** Taking up and putting down: by pointer on picture and outline, by keys in the outline. */
export interface Hands {
  readonly moving: Moving | null;
  /** Where keys go on: the selection, or while keys hold somebody, the place they look at. */
  readonly cursor: number;
  readonly dragFrom: Point | null;
  readonly focusOn: number;
  /** Whether the last thing done was a key. */
  readonly isKey: () => boolean;
  readonly goOver: (node: number) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  readonly canTake: (node: number, isWhole: boolean) => boolean;
  readonly onTake: (node: number, at: Point, isAlone: boolean) => void;
  readonly onPress: ((node: number, event: PressEvent) => void) | undefined;
}

interface Board {
  readonly labels: Labels;
  readonly selected: number;
  readonly picked: Picked;
  readonly picture: { readonly current: DrawingHandle | null };
}

export function useHands(
  { data: { columns }, mover = null }: BoardProps,
  { labels, selected, picked, picture }: Board,
): Hands {
  const state = useMoving(mover, columns, labels);
  const { moving } = state;
  const [dragFrom, setDragFrom] = useState<Point | null>(null);
  const [looked, setLooked] = useState(-1);
  const [focusOn, setFocusOn] = useState(0);
  const lastWasKey = useRef(false);
  const isPerson = (node: number): boolean => (columns.personOf[node] ?? -1) >= 0;
  /** All that are selected where it is one of them, else that one alone. */
  const those = (node: number): readonly number[] => (picked.nodes.has(node) ? [...picked.nodes] : [node]);
  const canPickUp = mover !== null && moving === null && (picked.nodes.size > 0 || isPerson(selected));
  const pickUp = (isAlone: boolean): void => {
    setLooked(selected);
    setFocusOn((count) => count + 1);
    void state.take(picked.nodes.size > 0 ? [...picked.nodes] : [selected], "keys", isAlone);
  };
  useCommand("edit.pickUp", () => pickUp(false), canPickUp);
  useCommand("edit.pickUpAlone", () => pickUp(true), canPickUp);
  useDragging(dragFrom !== null, state, picture, () => setDragFrom(null));
  useEffect(() => {
    const known = (event: Event): void => void (lastWasKey.current = event.type === "keydown");
    document.addEventListener("keydown", known, true);
    document.addEventListener("pointerdown", known, true);
    return () => {
      document.removeEventListener("keydown", known, true);
      document.removeEventListener("pointerdown", known, true);
    };
  }, []);
  const isByKeys = moving?.how === "keys";
  const onTake = (node: number, at: Point, isAlone: boolean): void => {
    setDragFrom(at);
    void state.take(those(node), "pointer", isAlone);
  };
  return {
    moving,
    cursor: isByKeys && looked >= 0 ? looked : selected,
    dragFrom,
    focusOn,
    isKey: () => lastWasKey.current,
    goOver: (node) => {
      setLooked(node);
      void state.over(node);
    },
    onKey: (event) => {
      if (!isByKeys && event.key === "Escape") picked.clear();
      if (!isByKeys || (event.key !== "Enter" && event.key !== "Escape")) return;
      event.preventDefault();
      event.stopPropagation();
      setFocusOn((count) => count + 1);
      if (event.key === "Escape") state.cancel();
      else void state.drop();
    },
    // Zoomed in, one drags to look around: only who is selected is taken up.
    canTake: (node, isWhole) =>
      mover !== null && isPerson(node) && (isWhole || node === selected || picked.nodes.has(node)),
    onTake,
    onPress: mover === null ? undefined : (node, event) => pressRow(node, event, isPerson(node), onTake),
  };
}

/** A press on a row takes up once it moves away; a click stays a click. */
function pressRow(
  node: number,
  { button, pointerType, clientX, clientY }: PressEvent,
  isPerson: boolean,
  onTake: Hands["onTake"],
): void {
  // A finger scrolls the outline; keys and the menu move without a pointer.
  if (!isPerson || button !== 0 || pointerType === "touch") return;
  const onMove = (event: PointerEvent): void => {
    if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < DRAG_FROM) return;
    end();
    onTake(node, { x: event.clientX, y: event.clientY }, event.altKey);
  };
  const end = (): void => {
    document.removeEventListener("pointermove", onMove);
    document.removeEventListener("pointerup", end);
  };
  document.addEventListener("pointermove", onMove);
  document.addEventListener("pointerup", end);
}
