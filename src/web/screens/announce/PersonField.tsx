import { Popover } from "radix-ui";
import { useDeferredValue, useState, type ReactNode } from "react";
import { useEngine } from "../../engine/useEngine.ts";
import { useText } from "../../text/useText.ts";
import { Ask } from "../../ui/Ask.tsx";
import type { OrgAt } from "../../view/view.ts";

/** Somebody of the organisation, found by name. */
export function PersonField({
  at,
  label,
  onChoose,
}: {
  readonly at: OrgAt;
  readonly label: string;
  readonly onChoose: (personId: string) => void;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed);
  return (
    <Popover.Root>
      <Popover.Trigger className="button">{label}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="drop stack tight" align="end" sideOffset={4} aria-label={label}>
          <label className="field">
            {text("announce.findPerson")}
            <input value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          </label>
          <Ask of={["people", at, wanted]} ask={() => engine.findPeople(at, wanted)}>
            {(people) => (
              <ul className="plain">
                {people.map(({ id, name, title }) => (
                  <li key={id}>
                    <button type="button" className="menu-item" onClick={() => onChoose(id)}>
                      {name} <span className="muted">{title}</span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </Ask>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
