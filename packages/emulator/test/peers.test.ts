import { WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { createEmulator } from '@meta-cloud-api/emulator';
import { expect, it } from 'vitest';
import { demo } from './phone.ts';

it('@kapso/whatsapp-cloud-api verifies and registers a number here', async () => {
  const emulator = createEmulator();
  const server = await emulator.listen({ port: 0 });
  try {
    const { phoneNumbers } = new WhatsAppClient({
      accessToken: emulator.env.WHATSAPP_ACCESS_TOKEN,
      baseUrl: server.url,
      graphVersion: 'v24.0',
    });
    const phoneNumberId = demo.unverified;
    await phoneNumbers.requestCode({ phoneNumberId, codeMethod: 'SMS', language: 'en_US' });
    const code = emulator.control.codes.latest(phoneNumberId)?.code ?? '';
    await phoneNumbers.verifyCode({ phoneNumberId, code });
    await expect(phoneNumbers.register({ phoneNumberId, pin: '1' })).rejects.toMatchObject({
      code: 100,
    });
    expect(await phoneNumbers.register({ phoneNumberId, pin: '123456' })).toEqual({
      success: true,
    });
    expect(await phoneNumbers.deregister({ phoneNumberId })).toEqual({ success: true });
  } finally {
    await server.close();
  }
});
