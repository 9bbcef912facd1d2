/** A button of the page that can be pressed from the palette. */
export interface PageButton {
  readonly name: string;
  readonly press: () => void;
}

/** What acts on one row of many is found by its row; what lies above the page is left before the palette opens. */
const OF_A_ROW =
  "table, [role=treegrid], [role=listbox], [role=dialog], [role=alertdialog], [role=menu], ul, ol";

/**
 * The buttons and links-like-buttons that stand on the page now, each once, by the name a screen reader gives them. So
 * that no button can be forgotten: what a place adds is found here without being listed anywhere.
 */
export function pageButtons(root: ParentNode): PageButton[] {
  const found = new Map<string, HTMLElement>();
  for (const element of root.querySelectorAll<HTMLElement>("button, a.button, summary")) {
    if (element.closest(OF_A_ROW) !== null || element.closest("[data-command]") !== null) continue;
    if (element.matches(":disabled, [aria-pressed=true], [aria-current]") || !isSeen(element)) continue;
    const name = nameOf(element);
    if (name !== "" && !found.has(name)) found.set(name, element);
  }
  return [...found].map(([name, element]) => ({
    name,
    press: () => {
      element.focus();
      element.click();
    },
  }));
}

const isSeen = (element: HTMLElement): boolean => element.getClientRects().length > 0;

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute("aria-label");
  const group = element.closest("[role=group][aria-label]")?.getAttribute("aria-label");
  const own = (label ?? element.textContent).replaceAll(/\s+/g, " ").trim();
  return group === null || group === undefined || own === "" ? own : `${group}: ${own}`;
}
