/** What is used of `@vercel/ncc`, which comes without types. */

import { createRequire } from 'node:module';

/** A module as webpack knows it; one that several were joined into lists them. */
export interface BundledModule {
  readonly modules?: Iterable<BundledModule>;
  /** Bytes of its source. */
  size(): number;
  /** The file that it is from; `null` for a module of Node. */
  nameForCondition(): string | null;
  readableIdentifier(shortener: unknown): string;
}

/** A file of the bundle. */
export interface Chunk {
  readonly id: string | number;
  readonly files: Iterable<string>;
}

/** How a bundle came to be. */
export interface Compilation {
  readonly chunks: Iterable<Chunk>;
  readonly chunkGraph: {
    getChunkModules(chunk: Chunk): readonly BundledModule[];
    getModuleId(module: BundledModule): string | number;
  };
  readonly requestShortener: unknown;
}

/** What ncc makes: the first file, and those beside it. */
export interface NccResult {
  readonly code: string;
  readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
  readonly stats: { readonly compilation: Compilation };
}

interface NccOptions {
  readonly cache: false;
  readonly quiet: true;
  /** Types are checked by `npm run types`. */
  readonly transpileOnly: true;
}

const require = createRequire(import.meta.url);

/** Bundles the program that begins with a file. Rejects when something in it can't be found or read. */
export const ncc = require('@vercel/ncc') as (entry: string, options: NccOptions) => Promise<NccResult>;
