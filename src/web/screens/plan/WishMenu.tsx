import { DropdownMenu } from "radix-ui";
import { useState, type ReactNode } from "react";
import type { PinWish } from "../../../org/index.ts";
import { useText } from "../../text/useText.ts";
import type { OrgAt } from "../../view/view.ts";
import { WishDialog } from "./WishDialog.tsx";
import type { Planning } from "./usePlanning.ts";

export interface NamedWish {
  readonly title: string;
  readonly wish: PinWish;
}

/** What may be fixed about somebody; each is asked for its price before the plan is made again. */
export function WishMenu({
  at,
  planning,
  label,
  wishes,
}: {
  readonly at: OrgAt;
  readonly planning: Planning;
  readonly label: string;
  readonly wishes: readonly NamedWish[];
}): ReactNode {
  const text = useText();
  const [asked, setAsked] = useState<NamedWish | null>(null);
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="button" aria-label={`${text("plan.fix")} ${label}`}>
          {text("plan.fix")}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="drop" align="end" sideOffset={4}>
            {wishes.map((one) => (
              <DropdownMenu.Item key={one.title} className="menu-item" onSelect={() => setAsked(one)}>
                {one.title}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {asked === null ? null : (
        <WishDialog at={at} asked={asked} planning={planning} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
