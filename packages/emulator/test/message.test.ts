import { describe, expect, it } from 'vitest';
import { amend, ask, clientFor, demo, emulatorAt, outcome } from './phone.ts';

const to = '+1 631 555 1234';
const text = { to, text: 'Hello' };
const template = { to, template: { name: 'welcome', language: 'en_US' } };

function sender(settings = {}, phoneNumberId: string = demo.connected) {
  const { emulator, clock } = emulatorAt(settings);
  const { messages, phoneNumber } = clientFor(emulator, phoneNumberId);
  return { emulator, clock, messages, phoneNumber };
}

describe('a message of a connected number', () => {
  it('is taken, and given an id', async () => {
    const { messages } = sender();
    const { data } = await messages.send(text);
    expect(data).toEqual({
      messaging_product: 'whatsapp',
      contacts: [{ input: to, wa_id: '16315551234' }],
      messages: [{ id: expect.stringMatching(/^wamid\.[A-Za-z0-9+/]+=*$/) }],
    });
    const other = await messages.send(template);
    expect(other.data.messages[0]).toMatchObject({ message_status: 'accepted' });
    expect(other.data.messages[0]?.id).not.toBe(data.messages[0]?.id);
  });

  it('is told of as sent, then as delivered', async () => {
    const { emulator, messages } = sender();
    const { data } = await messages.send(text);
    const told = emulator.control
      .snapshot()
      .tasks.filter(({ kind }) => kind === 'webhook.emit')
      .map(({ about }) => about);
    const value = (status: string) => ({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '16315551000', phone_number_id: demo.connected },
      statuses: [
        {
          id: data.messages[0]?.id,
          status,
          timestamp: '1795338000',
          recipient_id: '16315551234',
        },
      ],
    });
    expect(told).toMatchObject([
      { field: 'messages', businessAccountId: demo.accountId, value: value('sent') },
      { field: 'messages', phoneNumberId: demo.connected, value: value('delivered') },
    ]);
  });
});

describe('a message is refused', () => {
  it('of a number that is not registered: 133010', async () => {
    expect(await outcome(sender({}, demo.unverified).messages.send(text))).toBe('133010');
    const { messages, phoneNumber } = sender();
    await phoneNumber.deregister();
    expect(await outcome(messages.send(text))).toBe('133010');
  });

  it('of a 555 number without an approved name: 131037', async () => {
    const { emulator, messages } = sender();
    amend(emulator, demo.connected, { digits: '15557654321' });
    expect(await outcome(messages.send(text))).toBe('ok');
    const current = { text: 'Lucky Shrub', status: 'PENDING_REVIEW' };
    amend(emulator, demo.connected, { name: { current, changes: { at: [] } } });
    expect(await outcome(messages.send(text))).toBe('131037');
  });

  it('of a disabled account: 131031, with HTTP 403', async () => {
    const { emulator, messages } = sender();
    amend(emulator, demo.accountId, { ban: 'DISABLE' });
    await expect(messages.send(text)).rejects.toMatchObject({ code: 131031, status: 403 });
  });

  it('of an account that may not begin conversations, if it begins one: 368', async () => {
    const { emulator, clock, messages } = sender();
    const type = 'RESTRICTED_BIZ_INITIATED_MESSAGING';
    const until = clock.now() + 86_400_000;
    amend(emulator, demo.accountId, { restrictions: [{ type, until }] });
    expect(await outcome(messages.send(template))).toBe('368');
    expect(await outcome(messages.send(text))).toBe('ok');
    clock.advance('24h');
    expect(await outcome(messages.send(template))).toBe('ok');
  });

  it('of a test number to someone who is not on its list: 131030', async () => {
    const listed = sender({ testRecipients: '16315551234 16315559999' }, demo.test);
    expect(await outcome(listed.messages.send(text))).toBe('ok');
    expect(await outcome(listed.messages.send({ ...text, to: '16315550000' }))).toBe('131030');
    expect(await outcome(sender({}, demo.test).messages.send(text))).toBe('ok');
  });

  it('to the number itself: 131021', async () => {
    const { messages } = sender();
    expect(await outcome(messages.send({ ...text, to: '+1 631 555 1000' }))).toBe('131021');
  });
});

describe('messages sent too fast', () => {
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => `1631556${String(index).padStart(4, '0')}`);
  const sendToAll = async (
    { messages }: ReturnType<typeof sender>,
    recipients: readonly string[],
  ): Promise<string[]> => {
    const outcomes = [];
    for (const recipient of recipients) {
      outcomes.push(await outcome(messages.send({ ...text, to: recipient })));
    }
    return outcomes;
  };

  it.each([
    ['80 a second', 80, {}],
    ['20 a second while a phone shares the number', 20, { onPhone: true }],
  ])('are 130429 after %s', async (_what, limit, state) => {
    const stage = sender();
    amend(stage.emulator, demo.connected, state);
    const outcomes = await sendToAll(stage, people(limit + 1));
    expect(outcomes).toEqual([...new Array(limit).fill('ok'), '130429']);
    stage.clock.advance('1s');
    expect(await sendToAll(stage, people(1))).toEqual(['ok']);
  });

  it('are 1,000 a second where the number was upgraded', async () => {
    const stage = sender();
    amend(stage.emulator, demo.connected, { isFast: true });
    expect(new Set(await sendToAll(stage, people(100)))).toEqual(new Set(['ok']));
  });

  it('to one person are 131056 after 45 at once, then one every 6 seconds', async () => {
    const stage = sender();
    const outcomes = await sendToAll(stage, new Array(46).fill(to));
    expect(outcomes).toEqual([...new Array(45).fill('ok'), '131056']);
    expect(await sendToAll(stage, people(1))).toEqual(['ok']);
    stage.clock.advance('6s');
    expect(await sendToAll(stage, [to, to])).toEqual(['ok', '131056']);
  });
});

describe('what is wrong with a message', () => {
  const send = async (input: Record<string, unknown>) => {
    const { status, body } = await ask(
      emulatorAt().emulator,
      'POST',
      `/${demo.connected}/messages`,
      {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ messaging_product: 'whatsapp', to: '16315551234', ...input }),
      },
    );
    return [status, body.error?.code, body.error?.error_data?.details ?? body.error?.message];
  };

  it.each([
    [{}, 100, '(#100) The parameter text is required'],
    [{ type: 'template' }, 100, '(#100) The parameter template is required'],
    [{ to: '', text: { body: 'Hi' } }, 100, 'to must be a phone number'],
    [{ text: { body: '' } }, 100, 'text.body must have 1 to 4096 characters'],
    [{ type: 'sticker', sticker: { id: '1' } }, 131051, 'Message type sticker is not supported.'],
  ])('is said: %j', async (input, code, details) => {
    expect(await send(input)).toEqual([400, code, details]);
  });
});
