import fc from 'fast-check';
import { InputError } from 'meta-cloud-api';
import { expect, it } from 'vitest';
import { clientAnswering } from './client.ts';

const account = Response.json({
  id: '7',
  health_status: { entities: [{ entity_type: 'WABA', id: '5' }] },
});

it('sends any number that E.164 has room for in two parts that join to it', async () => {
  const digits = fc
    .stringMatching(/^[1-9]\d{6,14}$/)
    .filter((number) => !number.startsWith('1') || number.length === 11);
  await fc.assert(
    fc.asyncProperty(digits, async (number) => {
      const { whatsapp, sent } = clientAnswering(() => account.clone());
      const spaced = number.replace(/(\d{3})/g, '$1 ');
      await whatsapp.phoneNumber.create({ phoneNumber: `+${spaced}`, displayName: 'Lucky Shrub' });
      const { cc, phone_number } = sent.at(-1)?.body ?? {};
      expect(`${cc}${phone_number}`).toBe(number);
      expect(cc).toMatch(/^\d{1,3}$/);
    }),
  );
});

it('never lets an id become another path, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (id) => {
      const { whatsapp, sent } = clientAnswering(() => Response.json({ id: '7' }));
      try {
        await whatsapp.call('phoneNumber.get', id, {});
      } catch (error) {
        expect(InputError.is(error)).toBe(true);
        expect(sent).toEqual([]);
        return;
      }
      expect(sent[0]?.url.href).toBe(`https://graph.facebook.com/v26.0/${id}`);
    }),
  );
});

it('makes a value or one of its own errors of any answer', async () => {
  const body = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map((error) => JSON.stringify({ error })),
  );
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom(200, 400, 500), async (text, status) => {
      const { whatsapp } = clientAnswering(() => new Response(text, { status }));
      const ended = await whatsapp.phoneNumber.get().then(
        () => 'answered',
        (error) => error.name,
      );
      expect(['answered', 'GraphError', 'ConnectionError']).toContain(ended);
    }),
    { numRuns: 500 },
  );
});
