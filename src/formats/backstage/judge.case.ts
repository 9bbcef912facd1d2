import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  domainEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  groupEntityV1alpha1Validator,
  locationEntityV1alpha1Validator,
  NoForeignRootFieldsEntityPolicy,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
  stringifyEntityRef,
  systemEntityV1alpha1Validator,
  userEntityV1alpha1Validator,
  type Entity,
  type KindValidator,
} from "@backstage/catalog-model";
import { expect } from "vitest";
import { parseAllDocuments } from "yaml";
import type { OutputFile } from "../define.ts";

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);
const KINDS: Readonly<Record<string, KindValidator>> = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  Domain: domainEntityV1alpha1Validator,
  Group: groupEntityV1alpha1Validator,
  Location: locationEntityV1alpha1Validator,
  Resource: resourceEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
  User: userEntityV1alpha1Validator,
};

/** Fields that hold references, with the kind that Backstage assumes there. */
const REFS: readonly (readonly [string, string | undefined])[] = [
  ["owner", "Group"],
  ["parent", "Group"],
  ["children", "Group"],
  ["members", "User"],
  ["memberOf", "Group"],
  ["system", "System"],
  ["domain", "Domain"],
  ["subdomainOf", "Domain"],
  ["subcomponentOf", "Component"],
  ["dependsOn", undefined],
  ["dependencyOf", undefined],
  ["providesApis", "API"],
  ["consumesApis", "API"],
];

/** The catalogue as Backstage reads it, by the YAML library and not by ours. */
export function entitiesOf(files: readonly OutputFile[]): Entity[] {
  return files.flatMap((file) =>
    parseAllDocuments(new TextDecoder().decode(file.bytes), { uniqueKeys: true }).map((document) => {
      expect(document.errors).toEqual([]);
      return document.toJS() as Entity;
    }),
  );
}

/** What Backstage's own validators refuse, two entities of one name, and references to nothing. */
export async function faultsOf(entities: readonly Entity[]): Promise<string[]> {
  const faults: string[] = [];
  const keys = new Map<string, number>();
  for (const entity of entities) {
    const key = stringifyEntityRef(entity);
    keys.set(key, (keys.get(key) ?? 0) + 1);
    try {
      await policy.enforce(entity);
      if ((await KINDS[entity.kind]?.check(entity)) !== true) faults.push(`${key}: no validator took it`);
    } catch (error) {
      faults.push(`${key}: ${String(error)}`);
    }
  }
  for (const [key, count] of keys) if (count > 1) faults.push(`${key} stands there ${count} times`);
  for (const entity of entities) {
    const spec = entity.spec ?? {};
    const own = ["manager", "owner", "deputy"].flatMap((name) =>
      (entity.metadata.annotations?.[`onethread.dev/${name}`] ?? "")
        .split(", ")
        .map((ref) => [ref, undefined] as const),
    );
    const said = REFS.flatMap(([field, kind]) =>
      [spec[field] ?? []].flat().map((ref) => [String(ref), kind] as const),
    );
    for (const [ref, kind] of [...own, ...said]) {
      if (ref === "") continue;
      const whole = parseEntityRef(ref, {
        ...(kind === undefined ? {} : { defaultKind: kind }),
        defaultNamespace: entity.metadata.namespace ?? "default",
      });
      if (!keys.has(stringifyEntityRef(whole)))
        faults.push(`${stringifyEntityRef(entity)} names ${ref}, which is not there`);
    }
  }
  return faults;
}
