// Builds the shell into dist/shell and the piece of every plugin into dist/plugins/<id>.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { pieceConfig, pieces, root, shellConfig } from './config.mjs';

const mostInitialBytes = 150 * 1024;

rmSync(join(root, 'dist'), { recursive: true, force: true });
await build(shellConfig());
for (const piece of pieces()) await build(pieceConfig(piece));

const scripts = readdirSync(join(root, 'dist'), { recursive: true }).filter((file) => file.endsWith('.js'));
const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, 'dist', file))).length, 0);
if (bytes > mostInitialBytes) {
  process.stderr.write(`The scripts take ${bytes} bytes compressed; ${mostInitialBytes} are allowed.\n`);
  process.exit(1);
}
