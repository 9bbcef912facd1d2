/**
 * References of a catalogue: `[kind:][namespace/]name`. The only place that reads or writes them. Kinds, namespaces
 * and names are compared without case, as Backstage does. Source: docs/guides/formats.md#backstage.
 */
export interface Ref {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

export const DEFAULT_NAMESPACE = "default";

/** What a reference means where it leaves kind or namespace out: the field's kind, the namespace it stands in. */
export interface RefContext {
  readonly kind: string;
  readonly namespace: string;
}

/** The reference a text is, or undefined where it is none. @example parseRef("ada", { kind: "user", namespace: "default" }) */
export function parseRef(text: string, context: RefContext): Ref | undefined {
  const slash = text.indexOf("/");
  const colon = text.indexOf(":");
  // A colon behind the slash belongs to the name.
  const kindEnd = colon >= 0 && (slash < 0 || colon < slash) ? colon : -1;
  const kind = kindEnd < 0 ? context.kind : text.slice(0, kindEnd);
  const namespace = slash < 0 ? context.namespace : text.slice(kindEnd + 1, slash);
  const name = text.slice(Math.max(kindEnd, slash) + 1);
  return kind === "" || namespace === "" || name === "" ? undefined : { kind, namespace, name };
}

/** The whole reference. @example formatRef({ kind: "User", namespace: "default", name: "ada" }) // "user:default/ada" */
export function formatRef({ kind, namespace, name }: Ref): string {
  return `${kind.toLowerCase()}:${namespace}/${name}`;
}

/** Equal for references to the same entity. */
export function refKey(ref: Ref): string {
  return formatRef(ref).toLowerCase();
}

/**
 * The id an entity gets: its name, with namespace and kind only where they are not the usual ones of its list.
 * @param usualKind the kind that needs no saying there, lower case: `user`, `group`, `component`.
 */
export function idOfRef({ kind, namespace, name }: Ref, usualKind: string): string {
  const place = namespace === DEFAULT_NAMESPACE ? name : `${namespace}/${name}`;
  return kind.toLowerCase() === usualKind ? place : `${kind.toLowerCase()}:${place}`;
}
