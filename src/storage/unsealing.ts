import { ERASED, isNeeded } from "./fields.ts";
import { JSON_TEXT, REST, TEXT } from "./seals.ts";

/** The text a commitment stands for; undefined where it was erased. */
export type TakeText = (commitment: string) => string | undefined;

type Fields = Record<string, unknown>;

/**
 * A value read from a payload with its texts put back, in place. What was erased is left out, or `[erased]` where a
 * record needs the field; an expectation of an erased value is no longer asked.
 */
export function unsealed(value: unknown, take: TakeText): unknown {
  return opened(value, take);
}

function opened(value: unknown, take: TakeText): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    let isShorter = false;
    for (let i = 0; i < value.length; i++) {
      value[i] = opened(value[i], take);
      isShorter ||= value[i] === undefined;
    }
    return isShorter ? value.filter((item) => item !== undefined) : value;
  }
  const record = value as Fields;
  const text = record[TEXT];
  if (typeof text === "string") return take(text);
  const json = record[JSON_TEXT];
  if (typeof json === "string") {
    const found = take(json);
    return found === undefined ? undefined : (JSON.parse(found) as unknown);
  }
  return openedRecord(record, take);
}

function openedRecord(record: Fields, take: TakeText): Fields {
  for (const key of Object.keys(record)) {
    const item = record[key];
    if (typeof item !== "object" || item === null) continue;
    const open = opened(item, take);
    if (open === item) continue;
    if (key === REST) {
      delete record[REST];
      // Names of fields may be any text here, `__proto__` too.
      for (const [field, one] of Object.entries((open ?? {}) as Fields))
        Object.defineProperty(record, field, {
          value: one,
          enumerable: true,
          configurable: true,
          writable: true,
        });
    } else if (open !== undefined) record[key] = open;
    else if (isNeeded(key)) record[key] = ERASED;
    else delete record[key];
  }
  return record;
}
