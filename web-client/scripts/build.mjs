// Builds the shell into dist/shell and the piece of every plugin into dist/plugins/<id>.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { pieceConfig, pieces, root, shellConfig } from './config.mjs';
import { writeTypes } from './types.mjs';

const mostInitialBytes = 150 * 1024;

rmSync(join(root, 'dist'), { recursive: true, force: true });
await build(shellConfig());
for (const piece of pieces()) await build(pieceConfig(piece));

writeFileSync(join(root, 'dist', 'shell', 'licenses.txt'), licenses());
writeTypes(join(root, 'dist', 'types'));

const scripts = readdirSync(join(root, 'dist'), { recursive: true }).filter((file) => file.endsWith('.js'));
const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, 'dist', file))).length, 0);
if (bytes > mostInitialBytes) {
  process.stderr.write(`The scripts take ${bytes} bytes compressed; ${mostInitialBytes} are allowed.\n`);
  process.exit(1);
}

/** The licences of all packages that end up in the browser, which ask to be passed on with them. */
function licenses() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const shipped = Object.entries(packages).filter(([path, info]) => path.startsWith('node_modules/') && !info.dev);
  const texts = shipped.map(([path, info]) => {
    const file = ['LICENSE', 'LICENSE.md', 'license', 'License.md'].map((name) => join(root, path, name)).find(existsSync);
    const title = `${path.slice('node_modules/'.length)} ${info.version} (${info.license})`;
    return `${title}\n\n${file ? readFileSync(file, 'utf8').trim() : ''}\n`;
  });
  return texts.join('\n----\n\n');
}
