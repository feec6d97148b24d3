import { generateKeyPairSync } from 'node:crypto';
import type { Settings } from '@meta-cloud-api/emulator';
import { expect, it } from 'vitest';
import { ask, clientFor, demo, emulatorAt, outcome } from './phone.ts';

const edge = `/v26.0/${demo.connected}/whatsapp_business_encryption`;
const keysOf = (modulusLength: number) =>
  generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const { publicKey, privateKey } = keysOf(2048);

const set = (emulator: Parameters<typeof ask>[0], key: string, path = edge) =>
  ask(emulator, 'POST', path, { body: new URLSearchParams({ business_public_key: key }) });

it('keeps the key that a form sets, and signs it', async () => {
  const { emulator } = emulatorAt();
  expect((await ask(emulator, 'GET', edge)).body).toEqual({ data: [] });
  expect((await set(emulator, publicKey)).body).toEqual({ success: true });
  expect((await ask(emulator, 'GET', edge)).body).toEqual({
    data: [{ business_public_key: publicKey, business_public_key_signature_status: 'VALID' }],
  });
});

it('answers only the fields that were asked for', async () => {
  const { emulator } = emulatorAt();
  await set(emulator, publicKey);
  const { body } = await ask(
    emulator,
    'GET',
    `${edge}?fields=business_public_key_signature_status`,
  );
  expect(body).toEqual({ data: [{ business_public_key_signature_status: 'VALID' }] });
});

it('reads the key, and not only its first letters', async () => {
  const { emulator } = emulatorAt();
  const middle = publicKey.length / 2;
  const broken = `${publicKey.slice(0, 80)}${'A'.repeat(40)}${publicKey.slice(middle)}`;
  for (const key of ['', 'a key', broken, privateKey, keysOf(1024).publicKey]) {
    expect((await set(emulator, key)).body.error?.code).toBe(100);
  }
  expect((await ask(emulator, 'GET', edge)).body.data).toEqual([]);
});

it('wants the number registered', async () => {
  const { emulator } = emulatorAt();
  const { body } = await set(
    emulator,
    publicKey,
    `/${demo.unverified}/whatsapp_business_encryption`,
  );
  expect(body.error.code).toBe(133010);
});

it.each([
  [{}, 'MISMATCH'],
  [{ keyAfterDeregistration: 'VALID' }, 'VALID'],
] as [Partial<Settings>, string][])(
  'once the number was deregistered, with %j, the signature is %s until the key is set anew',
  async (settings, expected) => {
    const { emulator } = emulatorAt(settings);
    const { encryption, phoneNumber } = clientFor(emulator, demo.connected);
    const signature = async () =>
      (await encryption.get()).data.business_public_key_signature_status;
    await encryption.set({ publicKey });
    await phoneNumber.register({ pin: '123456' });
    expect(await signature()).toBe('VALID');
    await phoneNumber.deregister();
    await phoneNumber.register({ pin: '123456' });
    expect(await signature()).toBe(expected);
    expect(await outcome(encryption.set({ publicKey }))).toBe('ok');
    expect(await signature()).toBe('VALID');
  },
);
