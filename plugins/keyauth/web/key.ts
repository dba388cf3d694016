/** Why a text or a key is of no use here. */
export type Flaw = 'empty' | 'public' | 'encrypted' | 'form' | 'refused';

export class KeyFault extends Error {
  constructor(readonly flaw: Flaw) {
    super(flaw);
    this.name = 'KeyFault';
  }
}

/** What only the key's owner can read, as the server sends it: each part in base 64. */
export interface Envelope {
  encKey: string;
  iv: string;
  tag: string;
  ciphertext: string;
}

/** A key whose private half never leaves this window. */
export interface OwnKey {
  /** The public half in the form that the server reads. */
  readonly publicKey: string;
  open(envelope: Envelope): Promise<string>;
}

const algorithm = { name: 'RSA-OAEP', hash: 'SHA-1' };

/**
 * Reads the PEM text of a private key, or a key file with one inside.
 *
 * @throws KeyFault if it is none
 */
export async function readKey(text: string): Promise<OwnKey> {
  const { subtle } = crypto;
  try {
    const secret = await subtle.importKey('pkcs8', derOf(pemIn(text)), algorithm, true, ['decrypt']);
    const { kty, n, e } = await subtle.exportKey('jwk', secret);
    const open = await subtle.importKey('jwk', { kty, n, e } as JsonWebKey, algorithm, true, ['encrypt']);
    const publicKey = pemOf(new Uint8Array(await subtle.exportKey('spki', open)));
    return { publicKey, open: (envelope) => opened(envelope, secret) };
  } catch (error) {
    throw error instanceof KeyFault ? error : new KeyFault('form');
  }
}

async function opened({ encKey, iv, tag, ciphertext }: Envelope, secret: CryptoKey): Promise<string> {
  const { subtle } = crypto;
  const raw = await subtle.decrypt(algorithm, secret, bytes(encKey));
  const key = await subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']);
  const sealed = new Uint8Array([...bytes(ciphertext), ...bytes(tag)]);
  return new TextDecoder().decode(await subtle.decrypt({ name: 'AES-GCM', iv: bytes(iv) }, key, sealed));
}

/** The text itself, or what a key file has under `privateKey`. */
function pemIn(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new KeyFault('empty');
  if (!trimmed.startsWith('{')) return trimmed;
  const { privateKey } = JSON.parse(trimmed) as { privateKey?: unknown };
  if (typeof privateKey !== 'string') throw new KeyFault('form');
  return privateKey.trim();
}

function derOf(pem: string): Uint8Array<ArrayBuffer> {
  const [, label, body] = /^-----BEGIN ([A-Z ]+)-----([\s\S]*)-----END \1-----$/.exec(pem) ?? [];
  if (label === 'PUBLIC KEY' || label === 'RSA PUBLIC KEY') throw new KeyFault('public');
  if (label === 'ENCRYPTED PRIVATE KEY') throw new KeyFault('encrypted');
  if (label !== 'PRIVATE KEY' || body === undefined) throw new KeyFault('form');
  return bytes(body.replace(/\s/g, ''));
}

function pemOf(der: Uint8Array): string {
  const lines = btoa(String.fromCharCode(...der)).match(/.{1,64}/g) ?? [];
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`;
}

function bytes(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
