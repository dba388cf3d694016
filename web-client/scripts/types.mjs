// The types for authors of pieces who build without this package.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { root } from './config.mjs';
import { pieceSlots } from './slots.mjs';

const options = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
  strict: true,
  declaration: true,
  emitDeclarationOnly: true,
};

/** Writes the SDK's types into a folder, and for each plugin that offers slots those and what it says on the wire. */
export function writeTypes(folder) {
  const sdk = { ...options, rootDir: join(root, 'sdk'), outDir: folder };
  ts.createProgram([join(root, 'sdk', 'plugin.ts')], sdk).emit();
  for (const { id, file } of pieceSlots()) {
    for (const name of ['slots', 'wire']) {
      const source = readFileSync(join(dirname(file), `${name}.ts`), 'utf8');
      const { outputText } = ts.transpileDeclaration(source, { compilerOptions: options, fileName: `${name}.ts` });
      mkdirSync(join(folder, id), { recursive: true });
      writeFileSync(join(folder, id, `${name}.d.ts`), outputText.replaceAll('@dcts/sdk/', '../'));
    }
  }
}
