import { dirname, join } from 'node:path';
import { baseConfig, root } from './scripts/config.mjs';

const { plugins, oxc, resolve } = baseConfig();

export default {
  root: dirname(root),
  cacheDir: join(root, 'node_modules', '.vite'),
  plugins,
  oxc,
  resolve,
  // The pieces, which live outside this package, are also tested in a document.
  server: { fs: { allow: [dirname(root)] } },
  test: {
    include: ['web-client/{sdk,preact,ui,shell,scripts}/**/*.test.{ts,tsx,mjs}', 'plugins/*/web/**/*.test.{ts,tsx}'],
    reporters: ['default'],
    watch: false,
  },
};
