import { useContext } from "react";
import type { FileWords } from "../engine/exports.ts";
import { LanguageContext, useText } from "../text/useText.ts";

/** The words files need, in the language of the page. */
export function useFileWords(): FileWords {
  const language = useContext(LanguageContext);
  const text = useText();
  return {
    language,
    index: text("exports.index"),
    page: text("exports.page"),
    foot: text("exports.foot"),
    everyone: text("exports.kind.everyone"),
    areas: text("exports.kind.areas"),
    flow: text("exports.kind.flow"),
    planned: text("exports.kind.planned"),
  };
}
