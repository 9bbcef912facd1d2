import { basename, resolve } from "node:path";
import type { Command } from "commander";
import { presentInit } from "../../api/index.ts";
import type { CliDeps } from "../deps.ts";
import { InputRefused } from "../exit.ts";
import { orgIdOf } from "../../usecases/orgId.ts";
import {
  addressOf,
  isServerAddress,
  isStoreAddress,
  must,
  withStoreAt,
  withStoreOptions,
  type StoreOptions,
} from "../stores.ts";

interface InitOptions extends StoreOptions {
  readonly name?: string;
}

export function register(program: Command, deps: CliDeps): void {
  withStoreOptions(
    program
      .command("init [store]")
      .description("make a store, and in it an organisation that keeps its history from now on"),
  )
    .option("--name <name>", "what the organisation is called (default: its id)")
    .addHelpText(
      "before",
      'Example: onethread init --org acme --name "Acme"\n         onethread init acme.db\n',
    )
    .action(async (named: string | undefined, given: InitOptions) => {
      if (named !== undefined && given.store !== undefined && named !== given.store)
        throw new InputRefused(
          `${named} and --store ${given.store} name two stores; nothing was written. Name one.`,
        );
      const options = named === undefined ? given : { ...given, store: named };
      const address = addressOf(options, deps);
      if (!isServerAddress(address) && deps.firstBytes(address, 1) !== null && !isStoreAddress(address, deps))
        throw new InputRefused(
          `${address} is there and is no store; nothing was written. Name another with --store.`,
        );
      const id = options.org ?? orgIdOf(basename(resolve(".")));
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || id.length > 64)
        throw new InputRefused(
          `--org takes an id of small letters, digits and "-", such as acme, not "${id}".`,
        );
      await withStoreAt(address, options, deps, async ({ store, terminal }) => {
        const org = must(await store.createOrg({ id, name: options.name ?? id }));
        if (options.json === true)
          return terminal.document(JSON.stringify(presentInit({ store: store.address, org }), null, 2));
        terminal.out(`${store.address} keeps the organisation ${org.id} from now on. It is empty.`);
        const flags = [
          ...(options.store === undefined ? [] : [` --store ${store.address}`]),
          ...((await store.orgs()).length > 1 ? [` --org ${id}`] : []),
        ].join("");
        terminal.hint(`Next: onethread import people.csv${flags}   reads who is there`);
      });
    });
}
