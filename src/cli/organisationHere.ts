import type { CliDeps } from "./deps.ts";
import { sourceOf } from "./session.ts";

/** Names that only an organisation's folder has at its top. */
const ORGANISATION = /^(?:onethread|mapping)\.ya?ml$|^(?:people|areas)[./]/;

/** Whether the current folder holds an organisation, not merely files that some reader would take. */
export function isOrganisationHere(deps: CliDeps): boolean {
  if (sourceOf(undefined, deps).isStore) return true;
  const read = deps.readFiles(".", {});
  return (
    read.ok &&
    (read.value.configText !== undefined ||
      read.value.mappingText !== undefined ||
      read.value.files.some(({ name }) => ORGANISATION.test(name)))
  );
}
