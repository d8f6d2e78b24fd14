/** Who may import whom: the layer table of the design, as data. */

/** A part of the tree and what its files may import. Paths start at the repository's root. */
export interface Layer {
  /** A folder, ending in `/`, or one file. */
  readonly path: string;
  /** Prefixes of the project's own files that it may import. */
  readonly mayImport: readonly string[];
  /** npm packages that it may import. */
  readonly packages: readonly string[] | 'any';
  /** True if it may import Node's own modules. */
  readonly mayImportNode: boolean;
}

/** The layers; the first whose path matches a file applies. A file under `src` that none matches is an error. */
export const LAYERS: readonly Layer[] = [
  { path: 'src/text/', mayImport: ['src/text/'], packages: [], mayImportNode: false },
  {
    path: 'src/domain/',
    mayImport: ['src/domain/', 'src/text/'],
    packages: ['semver'],
    mayImportNode: false,
  },
  {
    path: 'src/report/',
    mayImport: ['src/report/', 'src/domain/', 'src/text/'],
    packages: [],
    mayImportNode: false,
  },
  { path: 'src/ports/', mayImport: ['src/ports/', 'src/domain/'], packages: [], mayImportNode: false },
  {
    path: 'src/inputs/',
    mayImport: ['src/inputs/', 'src/domain/', 'src/ports/', 'src/text/'],
    packages: ['leven', 'parse-duration', 'semver'],
    mayImportNode: false,
  },
  {
    path: 'src/steps/',
    mayImport: ['src/steps/', 'src/domain/', 'src/ports/', 'src/report/messages', 'src/text/'],
    packages: ['p-limit'],
    mayImportNode: false,
  },
  {
    path: 'src/adapters/',
    mayImport: ['src/adapters/', 'src/domain/', 'src/ports/', 'src/text/'],
    packages: 'any',
    mayImportNode: true,
  },
  {
    path: 'src/annotate.ts',
    mayImport: ['src/ports/', 'src/report/'],
    packages: [],
    mayImportNode: false,
  },
  {
    path: 'src/reporting.ts',
    mayImport: ['src/annotate.ts', 'src/domain/', 'src/ports/', 'src/report/', 'src/steps/'],
    packages: [],
    mayImportNode: false,
  },
  {
    path: 'src/recovery.ts',
    mayImport: [
      'src/annotate.ts',
      'src/domain/',
      'src/ports/',
      'src/report/',
      'src/reporting.ts',
      'src/steps/',
    ],
    packages: [],
    mayImportNode: false,
  },
  {
    path: 'src/run.ts',
    mayImport: [
      'src/annotate.ts',
      'src/domain/',
      'src/inputs/',
      'src/ports/',
      'src/recovery.ts',
      'src/report/',
      'src/steps/',
    ],
    packages: [],
    mayImportNode: false,
  },
  { path: 'src/index.ts', mayImport: ['src/', 'package.json'], packages: 'any', mayImportNode: true },
  { path: 'simulator/', mayImport: ['simulator/'], packages: 'any', mayImportNode: true },
];

/** Returns the layer that a file belongs to, if any. */
export function layerOf(file: string): Layer | undefined {
  return LAYERS.find((layer) =>
    layer.path.endsWith('/') ? file.startsWith(layer.path) : file === layer.path,
  );
}
