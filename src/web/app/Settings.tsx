import { useId, type ReactNode } from "react";
import { LANGUAGES } from "../text/useText.ts";
import { useText } from "../text/useText.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { KeySettings } from "./KeySettings.tsx";
import { useSetting, writeSetting } from "./settings.ts";
import { readTheme, THEMES } from "./theme.ts";

/** Each language by its own name: whoever chose the wrong one must find back. */
const NAMES: Readonly<Record<(typeof LANGUAGES)[number], string>> = { en: "English", de: "Deutsch" };

/** Colours, language and keys of this browser. Every choice holds at once. */
export function Settings({ onClose }: { readonly onClose: () => void }): ReactNode {
  const text = useText();
  const theme = readTheme(useSetting("theme"));
  const language = useSetting("language");
  return (
    <Dialog title={text("settings.title")} says={text("settings.about")} onClose={onClose}>
      <Choice
        title={text("settings.theme")}
        chosen={theme}
        options={THEMES.map((one) => [one, text(`app.theme.${one}`)])}
        onChoice={(one) => writeSetting("theme", one === "system" ? null : one)}
      />
      <Choice
        title={text("settings.language")}
        chosen={language ?? ""}
        options={[
          ["", text("settings.languageOfSystem")],
          ...LANGUAGES.map((one) => [one, NAMES[one]] as const),
        ]}
        onChoice={(one) => writeSetting("language", one === "" ? null : one)}
      />
      <KeySettings />
    </Dialog>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly chosen: string;
  readonly options: readonly (readonly [value: string, name: string])[];
  readonly onChoice: (value: string) => void;
}

function Choice({ title, chosen, options, onChoice }: ChoiceProps): ReactNode {
  const name = useId();
  return (
    <fieldset className="settings-choice">
      <legend>{title}</legend>
      {options.map(([value, label]) => (
        <label key={value}>
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoice(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
