import { describe, expect, it } from 'vitest';
import { clientAnswering, refusalOf } from './client.ts';

const sent = {
  messaging_product: 'whatsapp',
  contacts: [{ input: '+1 631 555 1234', wa_id: '16315551234' }],
  messages: [{ id: 'wamid.HBgL' }],
};

describe('a message', () => {
  it('of text is sent as it was written', async () => {
    const { whatsapp, sent: requests } = clientAnswering(() => Response.json(sent));
    const { data } = await whatsapp.messages.send({ to: '+1 631 555 1234', text: 'Hello' });
    expect(data.messages[0]?.id).toBe('wamid.HBgL');
    expect(requests[0]?.url.pathname).toBe('/v26.0/106540352242922/messages');
    expect(requests[0]?.body).toEqual({
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      to: '+1 631 555 1234',
      type: 'text',
      text: { body: 'Hello' },
    });
  });

  it('of a template names its language, and fills its places', async () => {
    const { whatsapp, sent: requests } = clientAnswering(() => Response.json(sent));
    const components = [{ type: 'body', parameters: [{ type: 'text', text: 'Rosa' }] }];
    await whatsapp.messages.send({
      to: '16315551234',
      template: { name: 'welcome', language: 'en_US', components },
    });
    expect(requests[0]?.body).toMatchObject({
      type: 'template',
      template: { name: 'welcome', language: { code: 'en_US' }, components },
    });
  });

  it('is sent once, whatever comes of it', async () => {
    const { whatsapp, sent: requests } = clientAnswering(
      () =>
        Response.json({ error: { code: 2, message: 'down', is_transient: true } }, { status: 503 }),
      { maxRetries: 3 },
    );
    await refusalOf(whatsapp.messages.send({ to: '16315551234', text: 'Hello' }));
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['to', { to: 'Rosa', text: 'Hello' }],
    ['to', { to: 16315551234, text: 'Hello' }],
    ['to', { text: 'Hello' }],
    ['text', { to: '16315551234', text: '' }],
    ['text', { to: '16315551234', text: 'x'.repeat(4097) }],
    ['options', { to: '16315551234' }],
    ['options', { to: '16315551234', text: 'Hello', template: { name: 'a', language: 'en' } }],
    ['template.language', { to: '16315551234', template: { name: 'a', language: 'English' } }],
    ['template.name', { to: '16315551234', template: { language: 'en' } }],
    ['body', { to: '16315551234', body: 'Hello' }],
  ])('is not sent where its %s can only be refused', async (option, options) => {
    const { whatsapp, sent: requests } = clientAnswering(() => Response.json(sent));
    const error = await refusalOf(whatsapp.messages.send(options as never));
    expect([error.name, error.option, requests]).toEqual(['InputError', option, []]);
  });
});
