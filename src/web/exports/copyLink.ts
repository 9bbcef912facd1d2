import { formatView } from "../view/view.ts";

/** Puts a link to this app with a snapshot in it where the next paste takes it from. */
export async function copyLink(linkText: string): Promise<void> {
  const { origin, pathname } = location;
  const link = `${origin}${pathname}${formatView({ place: "start", own: { snapshot: linkText } })}`;
  await navigator.clipboard.writeText(link);
}
