/** Characters a link may have: longer ones are cut by mail programs and chats. */
const LINK_MAX = 16_000;

/** A file as text for the end of a link; null where the link would be too long. */
export function linkTextOf(file: Uint8Array): string | null {
  if (file.length * 4 > LINK_MAX * 3) return null;
  return btoa(String.fromCharCode(...file))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

/** The file in such a text; null where it is none. @example fileOfLink("b2s")?.length // 2 */
export function fileOfLink(text: string): Uint8Array | null {
  try {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(bytes, (one) => one.charCodeAt(0));
  } catch {
    return null;
  }
}
