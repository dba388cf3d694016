// What the shell build, the piece builds and the unit tests have in common.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const plugins = join(dirname(root), 'plugins');

/** Every plugin that brings a UI piece: `{ id, entry }`. */
export function pieces() {
  if (!existsSync(plugins)) return [];
  return readdirSync(plugins).flatMap((id) => {
    const entry = ['index.ts', 'index.tsx'].map((name) => join(plugins, id, 'web', name)).find(existsSync);
    return entry ? [{ id, entry }] : [];
  });
}

/** Lets a piece, which lives outside this package, import the packages that this package depends on. */
const packagesForPieces = {
  name: 'dcts:packages-for-pieces',
  enforce: 'pre',
  resolveId(source, importer) {
    const outside = importer && relative(root, importer).startsWith(`..${sep}`);
    if (!outside || !/^[@a-z]/.test(source) || source.startsWith('@dcts/')) return null;
    return this.resolve(source, join(root, 'package.json'), { skipSelf: true });
  },
};

/** Runs before the first paint: puts the chosen theme on the root element, from a file because the CSP allows no inline script. */
const themeScript = {
  name: 'dcts:theme-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const theme = Object.values(bundle).find((file) => file.names?.includes('theme.js'));
      return html.replace('<!-- theme -->', `<script src="/${theme.fileName}"></script>`);
    },
  },
  buildStart() {
    this.emitFile({ type: 'asset', name: 'theme.js', source: readFileSync(join(root, 'shell', 'theme.js'), 'utf8') });
  },
};

const target = ['chrome123', 'firefox121', 'safari17.5'];

export function baseConfig() {
  return {
    configFile: false,
    root: join(root, 'shell'),
    logLevel: 'warn',
    plugins: [packagesForPieces],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    resolve: { alias: { '@dcts/sdk': join(root, 'sdk'), '@dcts/preact': join(root, 'preact'), '@dcts/ui': join(root, 'ui') } },
    build: { target, cssTarget: target, assetsInlineLimit: 0, emptyOutDir: true, reportCompressedSize: false },
  };
}

export function shellConfig() {
  const base = baseConfig();
  return {
    ...base,
    plugins: [...base.plugins, themeScript],
    build: { ...base.build, outDir: join(root, 'dist', 'shell'), modulePreload: { polyfill: false } },
  };
}

/** One ES module without run-time imports, and its style sheet beside it. */
export function pieceConfig({ id, entry }) {
  const base = baseConfig();
  return {
    ...base,
    publicDir: false,
    build: {
      ...base.build,
      outDir: join(root, 'dist', 'plugins', id),
      lib: { entry, formats: ['es'], fileName: () => 'index.js', cssFileName: 'index' },
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  };
}
