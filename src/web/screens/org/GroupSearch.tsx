import { Popover } from "radix-ui";
import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Group, Grouping } from "../../engine/orgGroups.ts";
import { useText } from "../../text/useText.ts";

/** Listed at once; the rest is found by typing, so that a thousand areas stay a few elements. */
const LISTED = 40;

/** One of many groups, the smallest too: the largest are listed, the others found by a part of their name. */
export function GroupSearch({
  by,
  groups,
  chosen,
  onChoice,
}: {
  readonly by: Grouping;
  readonly groups: readonly Group[];
  readonly chosen: string | undefined;
  readonly onChoice: (id: string | undefined) => void;
}): ReactNode {
  const text = useText();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const nameOf = ({ name }: Group): string => (name === "" ? text(`org.none.${by}`) : name);
  const wanted = typed.trim().toLocaleLowerCase();
  const found = groups.filter((group) => nameOf(group).toLocaleLowerCase().includes(wanted));
  const listed = found.slice(0, LISTED);
  const current = groups.find((group) => group.id === chosen);
  const choose = (group: Group | undefined): void => {
    onChoice(group?.id);
    setIsOpen(false);
    setTyped("");
    setActive(0);
  };
  // Row 0 is everybody.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown") setActive(Math.min(listed.length, active + 1));
    else if (event.key === "ArrowUp") setActive(Math.max(0, active - 1));
    else if (event.key === "Enter") choose(active === 0 && wanted !== "" ? listed[0] : listed[active - 1]);
    else return;
    event.preventDefault();
  };
  const label = text(`org.by.${by}`);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger className="button group-choice" aria-label={label}>
        <span className="scenario-name">
          {current === undefined ? text(`org.all.${by}`) : nameOf(current)}
        </span>
        <span aria-hidden="true">▾</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="menu group-search" align="start" sideOffset={4}>
          <input
            type="search"
            role="combobox"
            aria-label={label}
            placeholder={text("org.findGroup")}
            aria-expanded
            aria-controls={id}
            aria-activedescendant={`${id}-${active}`}
            value={typed}
            onChange={({ target }) => {
              setTyped(target.value);
              setActive(target.value.trim() === "" ? 0 : 1);
            }}
            onKeyDown={onKeyDown}
          />
          <div role="listbox" id={id} aria-label={label} className="group-list">
            <div
              id={`${id}-0`}
              role="option"
              aria-selected={active === 0}
              onPointerDown={() => choose(undefined)}
            >
              {text(`org.all.${by}`)}
            </div>
            {listed.map((group, k) => (
              <div
                key={group.id}
                id={`${id}-${k + 1}`}
                role="option"
                aria-selected={active === k + 1}
                onPointerDown={() => choose(group)}
              >
                {text("org.option", { name: nameOf(group), people: group.people })}
              </div>
            ))}
          </div>
          <p className="muted" role="status">
            {found.length > LISTED ? text("org.foundFirst", { count: found.length, shown: LISTED }) : ""}
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
