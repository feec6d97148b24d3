import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { clientOf, refusalOf } from './client.ts';

const rsaKeys = (modulusLength: number, type: 'spki' | 'pkcs1' = 'spki', publicExponent = 65537) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicExponent,
    publicKeyEncoding: { type, format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const { publicKey, privateKey } = rsaKeys(2048);

it('sets the key, and reads it back with its signature', async () => {
  const { whatsapp, sent } = clientOf();
  expect((await whatsapp.encryption.get()).data).toEqual({});
  expect((await whatsapp.encryption.set({ publicKey })).data).toEqual({ success: true });
  expect(sent.at(-1)).toMatchObject({ method: 'POST', body: { business_public_key: publicKey } });
  expect((await whatsapp.encryption.get()).data).toEqual({
    business_public_key: publicKey,
    business_public_key_signature_status: 'VALID',
  });
});

it.each([
  ['with the line ends of Windows', publicKey.replaceAll('\n', '\r\n')],
  ['without the last line end', publicKey.trimEnd()],
  ['with another exponent', rsaKeys(2048, 'spki', 3).publicKey],
])('takes a key %s', async (_which, key) => {
  const { whatsapp } = clientOf();
  expect((await whatsapp.encryption.set({ publicKey: key })).data.success).toBe(true);
});

describe('before sending, it refuses', () => {
  const elliptic = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

  it.each([
    ['nothing', ''],
    ['a path', './public.pem'],
    ['a key of 1024 bits', rsaKeys(1024).publicKey],
    ['a key of 3072 bits', rsaKeys(3072).publicKey],
    ['a key of 4096 bits', rsaKeys(4096).publicKey],
    ['a key of another kind', elliptic.publicKey],
    ['a key of another format', rsaKeys(2048, 'pkcs1').publicKey],
    ['a key without its line breaks', publicKey.replaceAll('\n', '\\n')],
    ['half a key', publicKey.slice(0, 200)],
  ])('%s', async (_which, key) => {
    const { whatsapp, sent } = clientOf();
    const error = await refusalOf(whatsapp.encryption.set({ publicKey: key }));
    expect(error).toMatchObject({ name: 'InputError', option: 'publicKey' });
    expect(sent).toEqual([]);
  });

  it('a private key, without repeating it', async () => {
    const { whatsapp, sent } = clientOf();
    const error = await refusalOf(whatsapp.encryption.set({ publicKey: privateKey }));
    expect(error.message).toContain('is a private one');
    expect(inspect(error)).not.toContain(privateKey.split('\n')[1]);
    expect(sent).toEqual([]);
  });
});
