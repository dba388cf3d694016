import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Small pure modules of the SDK, and what pieces of Preact share, that a piece may bundle; all else reaches it at run time. */
const handedOver = '^@dcts/(?!sdk/(?:plugin|store|ids|errors|i18n|soon)$|preact$)';

/** Forbids imports by pattern, with the reason as the message. */
const noImports = (message, ...group) => ['error', { patterns: [{ group, message }] }];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/target/**', '**/*.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: ['./web-client/tsconfig.json'], tsconfigRootDir: process.cwd() } },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 80 }],
      'max-params': ['error', { max: 7 }],
      'no-console': 'error',
      'no-warning-comments': 'error',
      'no-restricted-properties': [
        'error',
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML', 'write'].map((property) => ({
          property,
          message: 'Text becomes nodes one by one, never through the HTML parser.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text becomes nodes one by one.' },
        { selector: 'JSXAttribute[name.name="style"][value.type="Literal"]', message: 'The CSP allows no style attribute.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/dot-notation': 'off',
      // `request<D>` and `on<P>` name what the wire promises.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['web-client/sdk/**'],
    rules: { 'no-restricted-imports': noImports('The SDK stands below the UI kit and the shell.', '**/ui/**', '**/shell/**', '@dcts/*', 'preact', 'preact/*') },
  },
  {
    files: ['web-client/preact/**'],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex: '^@dcts/', allowTypeImports: true, message: 'It knows the types of the SDK and nothing else of ours.' }] }] },
  },
  {
    files: ['web-client/ui/**'],
    rules: { 'no-restricted-imports': noImports('The UI kit stands below the shell and uses no framework.', '**/shell/**', 'preact', 'preact/*', 'socket.io-client') },
  },
  {
    files: ['web-client/shell/**'],
    rules: { 'no-restricted-imports': noImports('The shell knows no feature; only the SDK opens connections.', '../../plugins/**', '../../../plugins/**', '../../../../plugins/**', 'socket.io-client') },
  },
  {
    files: ['plugins/*/web/**'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: handedOver, allowTypeImports: true, message: 'The shell hands these to the piece at run time.' },
            { group: ['**/web-client/**', '../../*', '!../*', 'socket.io-client'], message: 'A piece knows only its own files and the SDK.' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-properties': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly' } },
  },
  {
    files: ['web-client/shell/theme.js'],
    languageOptions: { sourceType: 'script', globals: { document: 'readonly', localStorage: 'readonly' } },
    rules: { 'no-unused-vars': 'off' },
  },
);
