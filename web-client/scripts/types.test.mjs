import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './config.mjs';
import { ofPieces, ofTheShell, slots } from './slots.mjs';
import { writeTypes } from './types.mjs';

const template = join(root, '..', 'distribution', 'src', 'sdk', 'template', 'web');
let web;

/** What the compiler says of a made project with this as its piece. */
function complaints(script) {
  writeFileSync(join(web, 'index.js'), script);
  const { config } = ts.readConfigFile(join(web, 'jsconfig.json'), ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent({ ...config, compilerOptions: { ...config.compilerOptions, types: [] } }, ts.sys, web);
  const program = ts.createProgram(fileNames, { ...options, allowJs: true });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const piece = (contributions) => `// @ts-check
/** @type {import('./dcts/plugin').PieceDefinition<'title'>} */
export default {
  i18n: { en: { title: 'Title' } },
  start({ sdk, t }) {
    return { slots: { ${contributions} } };
  },
};
`;

const contribution = "id: 'one', order: 50, mount: (element, context) => ({ unmount: () => element.append(context.path.join()) })";
const contents = {
  'admin.page': `${contribution}, title: () => t('title'), icon: 'bell'`,
  'settings.page': `${contribution}, title: () => t('title'), icon: 'bell'`,
  'account.menu': "id: 'one', order: 50, label: () => t('title'), icon: 'bell', run: () => sdk.navigate('#/')",
};

beforeAll(() => {
  web = mkdtempSync(join(tmpdir(), 'dcts-types-'));
  cpSync(template, web, { recursive: true });
  writeTypes(join(web, 'dcts'));
});
afterAll(() => rmSync(web, { recursive: true, force: true }));

describe('in a project that plugin new makes', { timeout: 60_000 }, () => {
  it('the piece of the template checks', () => {
    const script = readFileSync(join(template, 'index.js'), 'utf8').replaceAll('__id__', 'things').replaceAll('__Id__', 'Things');
    expect(complaints(script)).toEqual([]);
  });

  it('every slot that there is can be filled', () => {
    expect(ofTheShell).toContain('account.menu');
    expect(ofPieces).toContain('chat.channel.header');
    const all = slots.map((name) => `'${name}': [{ ${contents[name] ?? contribution} }]`);
    expect(complaints(piece(all.join(', ')))).toEqual([]);
  });

  it('props are those of the slot, and other slots are unknown', () => {
    const header = (text) => `'chat.channel.header': [{ id: 'one', order: 1, mount: (element, { props }) => ({ unmount: () => element.append(${text}) }) }]`;
    expect(complaints(piece(header('props.channel.name')))).toEqual([]);
    expect(complaints(piece(header('props.channel.nothing')))).toEqual([expect.stringContaining("'nothing' does not exist")]);
    expect(complaints(piece(`'chat.nowhere': [{ ${contribution} }]`)).join()).toContain("'chat.nowhere'");
  });
});
