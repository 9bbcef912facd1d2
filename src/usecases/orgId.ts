/** Longest id a store takes. */
const ID_MAX = 64;

/**
 * A name as the id of an organisation: kebab-case, "company" where nothing is left.
 * @example orgIdOf("Ärzte & Söhne GmbH.csv") // "arzte-sohne-gmbh"
 */
export function orgIdOf(name: string): string {
  const id = name
    .replace(/\.\w{1,5}$/, "")
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, ID_MAX)
    .replace(/-+$/, "");
  return id === "" ? "company" : id;
}
