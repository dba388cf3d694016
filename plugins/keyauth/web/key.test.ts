import { describe, expect, it } from 'vitest';
import envelopes from '../src/test/resources/vectors/envelopes.json';
import vectors from '../src/test/resources/vectors/keys.json';
import { type Envelope, readKey } from './key';

const old = envelopes.legacy16ByteIv.filter(({ envelope }) => envelope.method === 'rsa');
const keyOf = (name: string) => readKey(vectors.keys.find((each) => each.name === name)!.privateKeyPem);
const flawOf = (text: string) => readKey(text).catch((error: unknown) => (error as { flaw?: string }).flaw);
const pem = (label: string, body = 'AAAA') => `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----`;

describe('a key', () => {
  it.each(vectors.keys)('of $name has the public half that the original gives it', async ({ keyFileText, privateKeyPem, publicKeyPem }) => {
    expect((await readKey(keyFileText)).publicKey).toBe(publicKeyPem);
    expect((await readKey(`\r\n${privateKeyPem.replaceAll('\n', '\r\n')}  `)).publicKey).toBe(publicKeyPem);
  });

  it.each([...envelopes.rsa, ...old])('opens what the original sealed: $name', async ({ envelope, recipient, plaintextUtf8 }) => {
    expect(await (await keyOf(recipient!)).open(envelope as Envelope)).toBe(plaintextUtf8);
  });

  it('opens nothing that is not for it or was changed', async () => {
    const { envelope } = envelopes.rsa.find(({ recipient }) => recipient === 'alice')!;
    await expect((await keyOf('bob')).open(envelope)).rejects.toThrow();
    await expect((await keyOf('alice')).open({ ...envelope, tag: 'AAAAAAAAAAAAAAAAAAAAAA==' })).rejects.toThrow();
  });

  it.each([
    [' \n', 'empty'],
    [vectors.keys[0]!.publicKeyPem, 'public'],
    [pem('RSA PUBLIC KEY'), 'public'],
    [pem('ENCRYPTED PRIVATE KEY'), 'encrypted'],
    [pem('RSA PRIVATE KEY'), 'form'],
    [pem('PRIVATE KEY'), 'form'],
    [pem('PRIVATE KEY', '?'), 'form'],
    ['{"privateKey": 7}', 'form'],
    ['{"privateKey": ""}', 'form'],
    ['{', 'form'],
    ['correct horse', 'form'],
  ])('is not %j', async (text, flaw) => {
    expect(await flawOf(text)).toBe(flaw);
  });
});
