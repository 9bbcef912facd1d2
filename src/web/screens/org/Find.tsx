import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";

const LISTED = 30;

/** Finds people and areas by any part of name or title, while one types. */
export function Find({
  at,
  onFound,
  label,
}: {
  readonly at: OrgAt;
  readonly onFound: (subject: string, name: string) => void;
  /** What is searched for; absent: anybody. */
  readonly label?: string;
}): ReactNode {
  const text = useText();
  const wanted = label ?? text("org.find");
  const engine = useEngine();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const isAsked = typed.trim() !== "";
  const { data } = useQuery({
    queryKey: ["org-search", at, typed],
    queryFn: () => engine.orgSearch(at, typed, LISTED),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
  const found = isAsked && data !== undefined ? data : { list: [], count: 0 };
  const choose = (index: number): void => {
    const one = found.list[index];
    if (one === undefined) return;
    onFound(one.subject, one.name);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const last = found.list.length - 1;
    if (event.key === "ArrowDown") setActive(Math.min(last, active + 1));
    else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
    else if (event.key === "Enter") choose(active);
    else if (event.key === "Escape") setTyped("");
    else return;
    event.preventDefault();
  };
  return (
    <div className="find">
      <input
        type="search"
        // In a dialog it is what the dialog is for.
        autoFocus={label !== undefined}
        role="combobox"
        aria-label={wanted}
        placeholder={wanted}
        aria-expanded={isAsked}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.list.length > 0 ? `${id}-${active}` : undefined}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="find-list" hidden={!isAsked}>
        <p className="muted" role="status">
          {isAsked && data !== undefined
            ? found.count > found.list.length
              ? text("org.foundFirst", { count: found.count, shown: found.list.length })
              : text("org.found", { count: found.count })
            : ""}
        </p>
        <div role="listbox" id={`${id}-list`} aria-label={wanted}>
          {found.list.map((one, index) => (
            <div
              key={one.subject}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(index);
              }}
            >
              <strong>{one.name}</strong>{" "}
              <span className="muted">
                {one.subject.startsWith("area:") ? text("org.by.area") : one.title}
              </span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
