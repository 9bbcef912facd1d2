import type { Instant } from "../history/index.ts";
import type { Day } from "../org/index.ts";
import type { Dual, MipAnswer, MipTask } from "../planner/index.ts";
import type { Reader } from "../usecases/auditPack.ts";
import type { BackupReport, OrgStore, Outcome, ProgressOf } from "../storage/index.ts";

/** What verbs get from the outside: the clock and the disk. Tests hand in their own. */
export interface CliDeps {
  readonly today: () => Day;
  readonly readFiles: (
    path: string,
    options: { readonly configPath?: string; readonly mappingPath?: string },
  ) =>
    | { readonly ok: true; readonly value: SourceFilesLike }
    | { readonly ok: false; readonly refusal: string };
  readonly readBytes: (path: string) => Uint8Array;
  /** The first bytes of a file as Latin-1 text, null where no file is there to be read. */
  readonly firstBytes: (path: string, count: number) => string | null;
  /** Standard input, whole. */
  readonly readStdin: () => Uint8Array;
  /**
   * Writes all files below a folder or none, then removes others. @throws InputRefused naming the path; `replace`
   * lets other content go.
   */
  readonly writeFiles: (
    root: string,
    files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
    replace: boolean,
    removed?: readonly string[],
  ) => void;
  /** Whether a file or folder is there. */
  readonly isThere: (path: string) => boolean;
  /** A store by its address; a file that is not there is made. */
  readonly openStore: (address: string) => Promise<Outcome<OrgStore>>;
  /** Reads a backup from begin to end against its hashes. */
  readonly checkBackup: (file: string) => Promise<Outcome<BackupReport>>;
  /** Puts a backup into a store; `kept`: where the store that it replaced stands now. */
  readonly restoreBackup: (
    file: string,
    address: string,
    options: { readonly isReplacing: boolean; readonly onProgress: ProgressOf },
  ) => Promise<Outcome<{ readonly kept: string | null }>>;
  /** Serves the web app on loopback until the process ends: on a store, or on one in memory that `fill` fills. */
  readonly serveApp: (source: AppSource, port: number) => Promise<Outcome<ServedApp>>;
  /** Who may read a store, as far as this machine tells. */
  readonly readersOf: (address: string) => readonly Reader[];
  readonly sizeOf: (file: string) => number;
  readonly closeStore: (store: OrgStore) => Promise<void>;
  readonly now: () => Instant;
  readonly env: (name: string) => string | undefined;
  /** The login of whoever runs this. */
  readonly login: () => string;
  /** A line typed at the terminal; null where nobody can be asked. */
  readonly ask: (question: string) => Promise<string | null>;
  /** The same without echo. */
  readonly askSecret: (question: string) => Promise<string | null>;
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
  /** So many random bytes, as lower-case hexadecimal: for ids. */
  readonly randomHex: (bytes: number) => string;
  /** One file from pieces, whole or not at all; its size in bytes. @throws InputRefused naming the path. */
  readonly writeStream: (
    path: string,
    pieces: AsyncIterable<Uint8Array>,
    replace: boolean,
  ) => Promise<number>;
  readonly cpuSeconds: () => number;
  /** Solves a model off this thread; an interrupt ends it with the best solution so far. */
  readonly solveMip: (
    task: MipTask,
    limits: {
      readonly secondsLeft?: () => number;
      readonly onProgress?: (progress: { readonly bound: number }) => void;
    },
  ) => Promise<MipAnswer>;
  /** Threads that help with the bound, so many or as many as pay, and their end. */
  readonly openBoundHelp: (
    workers?: number,
  ) => Promise<{ readonly help: (dual: Dual) => Dual; readonly end: () => void }>;
  /**
   * From now on an interrupt is only noted, and a second one ends the program; until `end`.
   * `breathe` lets it arrive.
   */
  readonly noteInterrupts: (onAsked: () => void) => {
    readonly isAsked: () => boolean;
    readonly breathe: () => Promise<void>;
    readonly end: () => void;
  };
  readonly peakRssMb: () => number;
}

export type AppSource = { readonly address: string } | { readonly fill: (store: OrgStore) => Promise<void> };

export interface ServedApp {
  /** Holds the secret that opens the store. */
  readonly url: string;
  /** What the store is to a person. */
  readonly address: string;
}

export interface SourceFilesLike {
  readonly path: string;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly configText?: string;
  readonly mappingText?: string;
}
