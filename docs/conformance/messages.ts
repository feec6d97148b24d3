import type { faults } from '../../packages/emulator/src/fault.ts';
import { add, register, send, sendText, times, toldOf, verify, write } from './acts.ts';
import { allOf, type Behaviour, does, type RefusalsOf, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, pages } from './sources.ts';
import { demo } from './stage.ts';

type MessageRefusal =
  | 'accountLocked'
  | 'temporarilyBlocked'
  | 'windowClosed'
  | 'nameNotApproved'
  | 'recipientNotListed'
  | 'recipientIsSender'
  | 'messageUnsupported'
  | 'throughputReached'
  | 'pairCalledTooOften';

export const messageRefusals: RefusalsOf<Pick<typeof faults, MessageRefusal>> = {
  accountLocked: [
    refuses(
      'a message of an account that is disabled',
      documented(pages.errors),
      { code: '403 131031', says: 'The WhatsApp Business Account is disabled.' },
      (stage) => {
        stage.control.accounts.ban(demo.account, 'DISABLE');
        return send(stage);
      },
    ),
    refuses(
      'a message of a number that is banned',
      documented(pages.errors),
      { code: '403 131031', says: 'The phone number is banned from WhatsApp.' },
      (stage) => {
        stage.control.numbers.update(demo.connected, { banned: true });
        return send(stage);
      },
    ),
  ],
  temporarilyBlocked: [
    refuses(
      'beginning a conversation while the account may not',
      documented(pages.errors),
      { code: '403 368', says: 'The WhatsApp Business Account is restricted or disabled' },
      (stage) => {
        stage.control.accounts.restrict(demo.account, ['RESTRICTED_BIZ_INITIATED_MESSAGING']);
        return send(stage);
      },
    ),
    refuses(
      'answering a person while the account may not',
      documented(pages.errors),
      { code: '403 368', says: 'The WhatsApp Business Account is restricted or disabled' },
      (stage) => {
        stage.control.accounts.restrict(demo.account, ['RESTRICTED_CUSTOMER_INITIATED_MESSAGING']);
        write(stage);
        return sendText(stage);
      },
    ),
    refuses(
      'beginning a conversation while the number is `RESTRICTED`; it can still answer',
      assumed(`${pages.errors}; which code it is`),
      { code: '403 368', says: 'The WhatsApp Business Account is restricted or disabled' },
      (stage) => {
        stage.control.numbers.update(demo.connected, { restricted: true });
        return send(stage);
      },
    ),
  ],
  windowClosed: refuses(
    'a text to somebody who did not write in the last 24 hours',
    documented(`${pages.errors}; that it is said at once is assumed`),
    { code: '400 131047', says: 'Message failed to send because more than 24 hours have passed' },
    async (stage) => {
      write(stage);
      await stage.advance('24h');
      return sendText(stage);
    },
    'textOutsideWindow',
  ),
  nameNotApproved: refuses(
    'a message of a 555 number whose name is not approved',
    documented(pages.errors),
    { code: '400 131037', says: 'The 555 phone number needs an approved display name' },
    async (stage) => {
      const { body } = await add(stage, '5550783881');
      await verify(stage, body.id);
      await register(stage, body.id);
      return send(stage, '16505551234', body.id);
    },
  ),
  recipientNotListed: refuses(
    'a message of a test number to somebody who is not on its list',
    documented(`${pages.errors}; the list is open where none is given`),
    { code: '400 131030', says: 'Add the recipient to the list.' },
    (stage) => {
      stage.set({ testRecipients: '16505550000' });
      return send(stage, '16505551234', demo.test);
    },
    'testRecipients',
  ),
  recipientIsSender: refuses(
    'a message to oneself',
    documented(pages.errors),
    { code: '400 131021', says: 'The sender and the recipient are the same.' },
    (stage) => send(stage, '16315551000'),
  ),
  messageUnsupported: refuses(
    'a message of another type: here numbers are at work, not messages',
    documented(`${pages.errors}; Meta itself takes more types`),
    { code: '400 131051', says: 'Message type sticker is not supported.' },
    (stage) => send(stage, '16505551234', demo.connected, { type: 'sticker' }),
  ),
  throughputReached: [
    refuses(
      'the 81st message in a second',
      documented(pages.throughput),
      { code: '400 130429', says: 'Message failed to send because there were too many messages' },
      (stage) => times(81, (turn) => send(stage, `1650555${1000 + turn}`)),
    ),
    refuses(
      'beginning a conversation while the number is `RATE_LIMITED`; it can still answer',
      assumed(`${pages.errors}; which code it is`),
      { code: '400 130429', says: 'Message failed to send because there were too many messages' },
      (stage) => {
        stage.control.numbers.update(demo.connected, { rateLimited: true });
        return send(stage);
      },
    ),
  ],
  pairCalledTooOften: refuses(
    'the 46th message to one person at once',
    documented(pages.throughput),
    { code: '400 131056', says: 'Message failed to send because there were too many messages' },
    (stage) => times(46, () => send(stage)),
  ),
};

const sent: readonly Behaviour[] = [
  does(
    'a text is taken, and answered with the id of the message',
    documented(pages.messages),
    async (stage) => {
      write(stage);
      const { body } = await sendText(stage, '+1 650-555-1234');
      return [body.contacts, body.messages[0].id.startsWith('wamid.')];
    },
    [[{ input: '+1 650-555-1234', wa_id: '16505551234' }], true],
  ),
  does(
    'a template is taken as accepted, whichever it is',
    assumed(`${pages.messages}; templates are not held here`),
    async (stage) => (await send(stage)).body.messages[0].message_status,
    'accepted',
  ),
  does(
    '`messages` tells that it was sent, and delivered',
    documented(pages.payload('messages')),
    async (stage) => {
      await stage.listen();
      const { body } = await send(stage);
      const told = await toldOf(stage, 'messages');
      return [
        told.map(({ statuses }) => statuses[0].status),
        told.every(({ statuses }) => statuses[0].id === body.messages[0].id),
      ];
    },
    [['sent', 'delivered'], true],
  ),
  does(
    '`messages` tells what a person wrote',
    documented(pages.payload('messages')),
    async (stage) => {
      await stage.listen();
      write(stage);
      const [{ contacts, messages }] = (await toldOf(stage, 'messages')) as [Record<string, any>];
      return [contacts[0].wa_id, messages[0].from, messages[0].text];
    },
    ['16505551234', '16505551234', { body: 'Do you sell ferns?' }],
  ),
  does(
    'another second has room for another 80',
    documented(pages.throughput),
    async (stage) => {
      await times(81, (turn) => send(stage, `1650555${1000 + turn}`));
      await stage.advance('1s');
      return (await send(stage)).status;
    },
    200,
  ),
  does(
    'of the messages to one person one is forgotten every six seconds',
    documented(pages.throughput),
    async (stage) => {
      await times(46, () => send(stage));
      await stage.advance('6s');
      return (await send(stage)).status;
    },
    200,
  ),
];

export const messages: Topic = {
  title: 'Messages',
  behaviours: [...sent, ...allOf(messageRefusals)],
};
