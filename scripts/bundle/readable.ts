/** Makes ncc's output tell where its code is from: numbers of files and modules become names. */

import path from 'node:path';
import type { BundledModule, Chunk, Compilation, NccResult } from './ncc.ts';
import { packageOf } from './packages.ts';

/** Where ncc loads one of its files, by number. */
const LOADS_BY_NUMBER = 'import("./" + __nccwpck_require__.u(chunkId))';

/** Where it makes the file's name of that number. */
const NAMES_BY_NUMBER =
  /\n\/\*{6}\/ \/\* webpack\/runtime\/get javascript chunk filename \*\/\n(?:\/\*{6}\/ .*\n)+?\/\*{6}\/ \}\)\(\);\n\/\*{6}\/ (?=\n)/;

/** The heading of each module that was not joined with others: its number. */
const HEADING = /^\/\*{3}\/ (\d+):$/gm;

/** Returns every file of the project or of a package that is in a module. */
export function filesOf(module: BundledModule): readonly string[] {
  if (module.modules !== undefined) return [...module.modules].flatMap(filesOf);
  const file = module.nameForCondition();
  return file === null ? [] : [file];
}

/** Returns the scripts by name: each module under a heading with its file, each part loaded by its written name. */
export function readableScripts({ code, assets, stats }: NccResult): ReadonlyMap<string, string> {
  const { compilation } = stats;
  const late = [...compilation.chunks].filter((chunk) => nccNameOf(chunk) !== 'index.js');
  const names = namesOf(compilation, late);
  const loads = [...names].map(([{ id }, name]) => `${String(id)}: () => import("./${name}")`);
  const index = late.length === 0 ? code : loadedByName(code, loads);
  const parts = [...names].map(([chunk, name]) => {
    const { source = '' } = assets[nccNameOf(chunk)] ?? {};
    return [name, withHeadings(source.toString(), compilation)] as const;
  });
  return new Map([['index.js', withHeadings(index, compilation)], ...parts]);
}

function nccNameOf({ files }: Chunk): string {
  const [name = ''] = files;
  return name;
}

/** A part of the bundle bears the name of the package that most of it is from, or of the file of ours that it is loaded as. */
function namesOf({ chunkGraph }: Compilation, chunks: readonly Chunk[]): ReadonlyMap<Chunk, string> {
  const names = new Map<Chunk, string>();
  const taken = new Map<string, number>();
  for (const chunk of chunks.toSorted((a, b) => Number(a.id) - Number(b.id))) {
    const base = baseNameOf(chunkGraph.getChunkModules(chunk));
    const before = taken.get(base) ?? 0;
    taken.set(base, before + 1);
    names.set(chunk, before === 0 ? `${base}.js` : `${base}-${String(before + 1)}.js`);
  }
  return names;
}

function baseNameOf(modules: readonly BundledModule[]): string {
  const bytes = new Map<string, number>();
  for (const whole of modules) {
    for (const module of whole.modules ?? [whole]) {
      for (const file of filesOf(module)) {
        const { dir, name } = path.parse(whole.nameForCondition() ?? file);
        const origin = packageOf(file)?.replace('@', '').replace('/', '-') ?? `${path.basename(dir)}-${name}`;
        bytes.set(origin, (bytes.get(origin) ?? 0) + module.size());
      }
    }
  }
  const [largest] = [...bytes].sort(([, a], [, b]) => b - a);
  if (largest === undefined) throw new Error('A part of the bundle is of no file.');
  return largest[0];
}

function loadedByName(code: string, loads: readonly string[]): string {
  if (code.split(LOADS_BY_NUMBER).length !== 2 || !NAMES_BY_NUMBER.test(code)) {
    throw new Error('ncc loads the parts of the bundle in another way than is known here.');
  }
  return code
    .replace(LOADS_BY_NUMBER, () => `({ ${loads.join(', ')} })[chunkId]()`)
    .replace(NAMES_BY_NUMBER, '');
}

function withHeadings(code: string, { chunks, chunkGraph, requestShortener }: Compilation): string {
  const files = new Map(
    [...chunks]
      .flatMap((chunk) => chunkGraph.getChunkModules(chunk))
      .map((module) => [
        String(chunkGraph.getModuleId(module)),
        module
          .readableIdentifier(requestShortener)
          .replace(/^\.\//, '')
          .replace(/ \+ \d+ modules$/, ''),
      ]),
  );
  return code.replace(HEADING, (heading, id: string) => `${heading} // ${files.get(id) ?? ''}`);
}
