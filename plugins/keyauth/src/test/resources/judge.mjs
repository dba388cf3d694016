// Judges what was signed and sealed elsewhere by Node's own crypto, one case for each line of the input.
import { createInterface } from 'node:readline';
import { constants, createDecipheriv, pbkdf2Sync, privateDecrypt, verify } from 'node:crypto';

const bytes = (text) => Buffer.from(text, 'base64');

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const copy = {};
  for (const name of Object.keys(value).sort()) {
    copy[name] = sorted(value[name]);
  }
  return copy;
}

function open(envelope, key) {
  const secret =
    envelope.method === 'rsa'
      ? privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING }, bytes(envelope.encKey))
      : pbkdf2Sync(key, bytes(envelope.salt), 100000, 32, 'sha256');
  const cipher = createDecipheriv('aes-256-gcm', secret, bytes(envelope.iv));
  cipher.setAuthTag(bytes(envelope.tag));
  return Buffer.concat([cipher.update(bytes(envelope.ciphertext)), cipher.final()]).toString('utf8');
}

const finite = (value) =>
  typeof value === 'number' ? Number.isFinite(value) : value === null || typeof value !== 'object' || Object.values(value).every(finite);

function canonicalOrRefused(json) {
  try {
    const value = JSON.parse(json);
    return finite(value) ? JSON.stringify(sorted(value)) : 'refused';
  } catch {
    return 'refused';
  }
}

const judges = {
  canonicalOrRefused: ({ json }) => canonicalOrRefused(json),
  canonical: ({ json }) => JSON.stringify(sorted(JSON.parse(json))),
  compact: ({ json }) => JSON.stringify(JSON.parse(json)),
  verify: ({ text, key, signature }) => String(verify('sha256', Buffer.from(text), key, bytes(signature))),
  open: ({ envelope, key }) => open(envelope, key),
};

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  console.log(JSON.stringify(judges[request.judge](request)));
}
