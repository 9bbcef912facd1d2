import { DropdownMenu } from "radix-ui";
import { useState, type ReactNode } from "react";
import type { ScenarioLine } from "../engine/edit.ts";
import { useEngine } from "../engine/useEngine.ts";
import { useText } from "../text/useText.ts";
import { Ask } from "../ui/Ask.tsx";
import { useView } from "../view/useView.ts";
import type { OrgAt } from "../view/view.ts";
import { NameDialog } from "./NameDialog.tsx";
import { useActing } from "./useActing.ts";

type Asked = "new" | "rename" | "copy";

/** Which scenario is looked at, and what can be done with it as a whole: the first thing in a toolbar. */
export function ScenarioMenu({
  at,
  hasToday = false,
}: {
  readonly at: OrgAt;
  /** The organisation as it is can be chosen too. */
  readonly hasToday?: boolean;
}): ReactNode {
  const engine = useEngine();
  return (
    <Ask of={["scenarios", at.org]} ask={() => engine.scenarios(at)}>
      {(all) => <Menu at={at} all={all} hasToday={hasToday} />}
    </Ask>
  );
}

function Menu({
  at,
  all,
  hasToday,
}: {
  readonly at: OrgAt;
  readonly all: readonly ScenarioLine[];
  readonly hasToday: boolean;
}): ReactNode {
  const engine = useEngine();
  const text = useText();
  const { view, go } = useView();
  const { act, error } = useActing();
  const [asked, setAsked] = useState<Asked | null>(null);
  const current = all.find(({ id }) => id === at.scenario);
  const show = (scenario: string | undefined): void => go({ scenario, selected: undefined });
  const others = all.filter(({ id, state }) => id !== current?.id && state !== "archived");
  const name = current?.name ?? text("scenario.none");
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="button" aria-label={`${text("scenario.menu")}: ${name}`}>
          <span className="scenario-name">{name}</span>
          {current === undefined ? null : <StateWord line={current} />}
          <span aria-hidden="true">▾</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="drop" align="start" sideOffset={4}>
            <DropdownMenu.Label className="menu-label">{text("scenario.all")}</DropdownMenu.Label>
            <DropdownMenu.RadioGroup
              value={current?.id ?? ""}
              onValueChange={(id) => show(id === "" ? undefined : id)}
            >
              {hasToday ? (
                <DropdownMenu.RadioItem className="menu-item" value="">
                  {text("scenario.none")}
                </DropdownMenu.RadioItem>
              ) : null}
              {all.map((one) => (
                <DropdownMenu.RadioItem key={one.id} className="menu-item" value={one.id}>
                  {one.name} <StateWord line={one} />
                </DropdownMenu.RadioItem>
              ))}
            </DropdownMenu.RadioGroup>
            <DropdownMenu.Separator className="menu-line" />
            <DropdownMenu.Item className="menu-item" onSelect={() => setAsked("new")}>
              {text("scenario.new")}
            </DropdownMenu.Item>
            {current === undefined ? null : (
              <>
                <DropdownMenu.Item className="menu-item" onSelect={() => setAsked("rename")}>
                  {text("scenario.rename")}
                </DropdownMenu.Item>
                <DropdownMenu.Item className="menu-item" onSelect={() => setAsked("copy")}>
                  {text("scenario.copy")}
                </DropdownMenu.Item>
                {current.state === "merged" ? null : (
                  <DropdownMenu.Item
                    className="menu-item"
                    onSelect={() => void act(() => engine.archiveScenario(at, current.state !== "archived"))}
                  >
                    {text(current.state === "archived" ? "scenario.reopen" : "scenario.archive")}
                  </DropdownMenu.Item>
                )}
                {others.length === 0 ? null : (
                  <>
                    <DropdownMenu.Separator className="menu-line" />
                    <DropdownMenu.Label className="menu-label">
                      {text("scenario.compareWith")}
                    </DropdownMenu.Label>
                    {others.map(({ id, name: other }) => (
                      <DropdownMenu.Item
                        key={id}
                        className="menu-item"
                        onSelect={() => go({ place: "compare", own: { with: id } })}
                      >
                        {other}
                      </DropdownMenu.Item>
                    ))}
                  </>
                )}
              </>
            )}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {error === null ? null : (
        <span className="bad" role="alert">
          {error}
        </span>
      )}
      {asked === "new" ? (
        <NameDialog
          title={text("scenario.new")}
          action={text("scenario.make")}
          start={text("scenario.newName")}
          onName={async (wanted) => show(await engine.openScenario(at, wanted))}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === "rename" && current !== undefined ? (
        <NameDialog
          title={text("scenario.rename")}
          action={text("scenario.keepName")}
          start={current.name}
          onName={(wanted) => engine.renameScenario(at, wanted)}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === "copy" && current !== undefined ? (
        <NameDialog
          title={text("scenario.copy")}
          action={text("scenario.make")}
          start={text("scenario.copyOf", { name: current.name })}
          onName={async (wanted) => {
            const scenario = await engine.copyScenario(at, wanted);
            go({ scenario, own: view.own });
          }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

/** How a scenario stands, where that is not simply open. */
function StateWord({ line }: { readonly line: ScenarioLine }): ReactNode {
  const text = useText();
  const words = [
    ...(line.state === "open" ? [] : [text(`scenario.state.${line.state}`)]),
    ...(line.isStale && line.state !== "merged" ? [text("scenario.stale")] : []),
  ];
  return words.length === 0 ? null : <small className="muted">{words.join(", ")}</small>;
}
