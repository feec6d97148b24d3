import { createEmulator, createManualClock, type Emulator } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { amend, ask, clientFor, demo, emulatorAt, eventsOf, outcome } from './phone.ts';

const to = '+1 631 555 1234';
/** The same as Meta writes it. */
const waId = '16315551234';
const text = { to, text: 'Hello' };
const template = { to, template: { name: 'welcome', language: 'en_US' } };

function sender(settings = {}, phoneNumberId: string = demo.connected) {
  const { emulator, clock } = emulatorAt(settings);
  const { messages, phoneNumber } = clientFor(emulator, phoneNumberId);
  return { emulator, clock, messages, phoneNumber };
}

/** The same, to whom somebody has just written. */
function asked(settings = {}, phoneNumberId: string = demo.connected) {
  const stage = sender(settings, phoneNumberId);
  stage.emulator.control.people.write(phoneNumberId, to);
  return stage;
}

/** The values of the webhooks `messages` that are about to be told. */
const toldBy = (emulator: Emulator) => eventsOf(emulator, 'messages').map(({ value }) => value);

describe('a message of a connected number', () => {
  it('is taken, and given an id', async () => {
    const { messages } = asked();
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
    const { data } = await messages.send(template);
    const value = (status: string) => ({
      messaging_product: 'whatsapp',
      metadata: { display_phone_number: '16315551000', phone_number_id: demo.connected },
      statuses: [{ id: data.messages[0]?.id, status, timestamp: '1795338000', recipient_id: waId }],
    });
    expect(eventsOf(emulator, 'messages')).toMatchObject([
      { businessAccountId: demo.accountId, value: value('sent') },
      { phoneNumberId: demo.connected, value: value('delivered') },
    ]);
  });
});

describe('a text', () => {
  it('goes to somebody for 24 hours after they wrote, and is 131047 before and after', async () => {
    const { emulator, clock, messages } = sender();
    const details =
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.';
    await expect(messages.send(text)).rejects.toMatchObject({
      code: 131047,
      status: 400,
      details,
    });
    expect(await outcome(messages.send(template))).toBe('ok');
    expect(await outcome(messages.send(text))).toBe('131047');
    emulator.control.people.write(demo.connected, to);
    clock.advance('23h');
    expect(await outcome(messages.send(text))).toBe('ok');
    clock.advance('1h');
    expect(await outcome(messages.send(text))).toBe('131047');
  });

  it('is told as failed instead, where the settings say so', async () => {
    const { emulator, messages } = sender({ textOutsideWindow: 'fail' });
    const { data } = await messages.send(text);
    const [told, ...others] = toldBy(emulator);
    expect(others).toEqual([]);
    expect(told?.statuses).toMatchObject([
      {
        id: data.messages[0]?.id,
        status: 'failed',
        errors: [{ code: 131047, title: 'Re-engagement message' }],
      },
    ]);
  });

  it('goes to anyone, where the settings say so', async () => {
    const { messages } = sender({ textOutsideWindow: 'send' });
    expect(await outcome(messages.send(text))).toBe('ok');
  });
});

describe('what a person writes', () => {
  it('is told to the app', () => {
    const { emulator, clock } = sender();
    const { people } = emulator.control;
    clock.advance('1m');
    const written = people.write(demo.connected, to, 'Do you sell ferns?');
    expect(written).toEqual({
      phoneNumberId: demo.connected,
      waId,
      wroteAt: '2026-11-22T09:01:00.000Z',
      messageId: expect.stringMatching(/^wamid\./),
    });
    expect(toldBy(emulator)).toEqual([
      {
        messaging_product: 'whatsapp',
        metadata: { display_phone_number: '16315551000', phone_number_id: demo.connected },
        contacts: [{ profile: { name: expect.any(String) }, wa_id: waId }],
        messages: [
          {
            from: waId,
            id: written.messageId,
            timestamp: '1795338060',
            type: 'text',
            text: { body: 'Do you sell ferns?' },
          },
        ],
      },
    ]);
    people.write(demo.connected, to);
    expect(toldBy(emulator)[1]?.messages[0].text.body).toBe('Hello');
  });

  it('names them by their user id, where they keep their number to themselves', () => {
    const { emulator } = sender();
    emulator.control.people.write(demo.connected, 'US.13491208655302741918');
    const [told] = toldBy(emulator);
    expect(told?.contacts).toMatchObject([{ user_id: 'US.13491208655302741918' }]);
    expect(told?.messages).toMatchObject([{ from_user_id: 'US.13491208655302741918' }]);
    expect(told?.messages[0]).not.toHaveProperty('from');
  });

  it('goes to the callback of the number, and only while the app asks for it', async () => {
    const went: string[] = [];
    const clock = createManualClock('2026-11-22T09:00:00Z');
    const emulator = createEmulator({
      clock,
      fetch: async (url) => {
        went.push(String(url));
        return new Response();
      },
    });
    const { webhooks, people } = emulator.control;
    amend(emulator, demo.connected, { callback: 'https://number.example/' });
    const listen = (...fields: ('messages' | 'security')[]) =>
      webhooks.subscribe({
        url: 'https://app.example/',
        verifyToken: 'secret',
        fields,
        handshake: false,
      });
    await listen('security');
    people.write(demo.connected, to);
    await webhooks.settled();
    expect(went).toEqual([]);
    await listen('messages');
    people.write(demo.connected, to);
    await webhooks.settled();
    expect(went).toEqual(['https://number.example/']);
  });

  it('reaches no number that is not registered, or that has blocked them', async () => {
    const { emulator } = sender();
    const { people } = emulator.control;
    expect(() => people.write(demo.unverified, to)).toThrow(
      `The number ${demo.unverified} gets no messages: Account not registered`,
    );
    await clientFor(emulator, demo.connected).blockedUsers.block({ users: [to] });
    expect(() => people.write(demo.connected, to)).toThrow(
      `The number ${demo.connected} gets no messages of ${waId}, whom it has blocked`,
    );
    expect(toldBy(emulator)).toEqual([]);
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
    expect(await outcome(messages.send(template))).toBe('ok');
    const current = { text: 'Lucky Shrub', status: 'PENDING_REVIEW' };
    amend(emulator, demo.connected, { name: { current, changes: { at: [] } } });
    expect(await outcome(messages.send(template))).toBe('131037');
  });

  it('of a banned number: 131031', async () => {
    const { emulator, messages } = asked();
    emulator.control.numbers.update(demo.connected, { banned: true });
    expect(await outcome(messages.send(text))).toBe('131031');
    expect(await outcome(messages.send(template))).toBe('131031');
  });

  it('of a number that an app on a phone has taken: 133010', async () => {
    const { emulator, messages } = asked();
    emulator.control.numbers.update(demo.connected, { onHandset: true });
    expect(await outcome(messages.send(text))).toBe('133010');
  });

  it.each([
    ['restricted', '368'],
    ['rateLimited', '130429'],
  ])('of a number that is %s, if it begins a conversation: %s', async (fact, code) => {
    const { emulator, messages } = asked();
    emulator.control.numbers.update(demo.connected, { [fact]: true });
    expect(await outcome(messages.send(text))).toBe('ok');
    expect(await outcome(messages.send(template))).toBe('ok');
    expect(await outcome(messages.send({ ...template, to: '16315559999' }))).toBe(code);
  });

  it('of a disabled account: 131031, with HTTP 403', async () => {
    const { emulator, messages } = sender();
    amend(emulator, demo.accountId, { ban: 'DISABLE' });
    await expect(messages.send(text)).rejects.toMatchObject({ code: 131031, status: 403 });
  });

  it('of an account that may not begin conversations, if it begins one: 368', async () => {
    const { emulator, clock, messages } = sender();
    const { accounts, people } = emulator.control;
    accounts.restrict(demo.accountId, ['RESTRICTED_BIZ_INITIATED_MESSAGING'], '1d');
    expect(await outcome(messages.send(template))).toBe('368');
    people.write(demo.connected, to);
    expect(await outcome(messages.send(text))).toBe('ok');
    clock.advance('24h');
    expect(await outcome(messages.send(template))).toBe('ok');
  });

  it('of an account that may not answer people, if it answers: 368', async () => {
    const { emulator, messages } = asked();
    emulator.control.accounts.restrict(demo.accountId, ['RESTRICTED_CUSTOMER_INITIATED_MESSAGING']);
    expect(await outcome(messages.send(text))).toBe('368');
    expect(await outcome(messages.send({ ...template, to: '16315559999' }))).toBe('ok');
  });

  it('of a test number to someone who is not on its list: 131030', async () => {
    const listed = sender({ testRecipients: '16315551234 16315559999' }, demo.test);
    expect(await outcome(listed.messages.send(template))).toBe('ok');
    expect(await outcome(listed.messages.send({ ...template, to: '16315550000' }))).toBe('131030');
    expect(await outcome(sender({}, demo.test).messages.send(template))).toBe('ok');
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
      outcomes.push(await outcome(messages.send({ ...template, to: recipient })));
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
