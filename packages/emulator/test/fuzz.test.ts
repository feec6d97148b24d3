import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ask, demo, emulatorAt } from './phone.ts';

const { emulator } = emulatorAt();

it('answers any fields with a value or a refusal of its own', async () => {
  const word = fc.constantFrom(
    'id',
    'status',
    'health_status',
    'nope',
    '{',
    '}',
    ',',
    '.limit(5)',
    '.fields(',
    'message_qrdls',
    ')',
    ' ',
    '(',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(word).map((words) => words.join('')),
        fc.string(),
      ),
      async (fields) => {
        const path = `/${demo.connected}?fields=${encodeURIComponent(fields)}`;
        const { status, body } = await ask(emulator, 'GET', path);
        expect(status === 200 ? body.id : body.error.code).toBe(
          status === 200 ? demo.connected : 100,
        );
      },
    ),
  );
});

it('answers any parameters with a value or a refusal of its own', async () => {
  const edges = [
    'register',
    'verify_code',
    'request_code',
    'conversational_automation',
    'deregister',
    'whatsapp_business_profile',
    'message_qrdls',
    'whatsapp_business_encryption',
    'block_users',
    'whatsapp_commerce_settings',
  ];
  const names = [
    'pin',
    'messaging_product',
    'code',
    'code_method',
    'language',
    'prompts',
    'commands',
    'websites',
    'about',
    'prefilled_message',
    'business_public_key',
    'block_users',
    'is_cart_enabled',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('', ...edges.map((edge) => `/${edge}`)),
      fc.dictionary(fc.constantFrom(...names), fc.jsonValue()),
      async (edge, input) => {
        const { status, body } = await ask(emulator, 'POST', `/${demo.unverified}${edge}`, {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input),
        });
        if (status !== 200) expect(body.error.code).toBeTypeOf('number');
        expect([200, 400]).toContain(status);
      },
    ),
  );
});

it('answers a language that is none with a refusal', async () => {
  for (const language of [' ', '', 'xx', 'en_', 7, null]) {
    const { status } = await ask(emulator, 'POST', `/${demo.unverified}/request_code`, {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code_method: 'SMS', language }),
    });
    expect(status).toBe(400);
  }
});

it('never answers for an id that is not there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1 }), async (id) => {
      const { status } = await ask(emulator, 'GET', `/v26.0/${encodeURIComponent(id)}`);
      expect(status).toBe(400);
    }),
  );
});
