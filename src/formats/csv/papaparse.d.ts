/** The little of papaparse that our tests use as the oracle; its own types would pull in the DOM's. */
declare module "papaparse" {
  interface Options {
    readonly delimiter?: string;
    readonly newline?: string;
  }
  export function parse(text: string, options?: Options): { readonly data: string[][] };
}
