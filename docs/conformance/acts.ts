import { demo, type Stage } from './stage.ts';

/** What is done again and again on the way to a behaviour. */

export const requestCode = ({ post }: Stage, id: string = demo.unverified) =>
  post(`${id}/request_code`, { code_method: 'SMS', language: 'en_US' });

export const verifyCode = ({ post }: Stage, id: string = demo.unverified, code = '123456') =>
  post(`${id}/verify_code`, { code });

export async function verify(stage: Stage, id: string = demo.unverified) {
  await requestCode(stage, id);
  return verifyCode(stage, id);
}

export const register = ({ post }: Stage, id: string = demo.connected, pin: string = demo.pin) =>
  post(`${id}/register`, { messaging_product: 'whatsapp', pin });

export const deregister = ({ post }: Stage, id: string = demo.connected) =>
  post(`${id}/deregister`);

export const rename = ({ post }: Stage, name = 'Lucky Shrub Garden', id: string = demo.connected) =>
  post(id, { new_display_name: name });

/** Adds a number of New Jersey to an account. */
export const add = (
  { post }: Stage,
  phone_number = '2015550123',
  input: Readonly<Record<string, unknown>> = {},
  account: string = demo.account,
) =>
  post(`${account}/phone_numbers`, {
    cc: '1',
    phone_number,
    verified_name: 'Lucky Shrub Bulbs',
    ...input,
  });

/** Begins to move the connected number to the second account. */
export const migrate = (stage: Stage, account: string = demo.secondAccount) =>
  add(stage, '6315551000', { migrate_phone_number: true }, account);

const template = {
  type: 'template',
  template: { name: 'hello_world', language: { code: 'en_US' } },
};

/** A message, which begins a conversation where nothing else is said. */
export const send = (
  { post }: Stage,
  to = '16505551234',
  id: string = demo.connected,
  content: Readonly<Record<string, unknown>> = template,
) => post(`${id}/messages`, { messaging_product: 'whatsapp', to, ...content });

export const sendText = (stage: Stage, to?: string) =>
  send(stage, to, demo.connected, { type: 'text', text: { body: 'Hello' } });

/** Has a person write to the connected number. */
export const write = ({ control }: Stage, from = '16505551234') =>
  control.people.write(demo.connected, from, 'Do you sell ferns?');

export const setUsername = (
  { post }: Stage,
  username: string,
  input = {},
  id: string = demo.connected,
) => post(`${id}/username`, { username, ...input });

/** Applies for the badge. */
export const applyForBadge = ({ post }: Stage, id: string = demo.connected) =>
  post(`${id}/official_business_account`, {
    business_website_url: 'https://www.luckyshrub.com',
    primary_country_of_operation: 'US',
  });

export const block = ({ post }: Stage, ...users: readonly string[]) =>
  post(`${demo.connected}/block_users`, {
    messaging_product: 'whatsapp',
    block_users: users.map((user) => ({ user })),
  });

/** Adds a number to the portfolio's pool, and answers its id. */
export const pool = async ({ post }: Stage, phone_number = '12015550123'): Promise<string> =>
  (await post(`${demo.portfolio}/add_phone_numbers`, { phone_number })).body.id;

/** The same, verified. */
export async function poolVerified(stage: Stage, digits?: string): Promise<string> {
  const id = await pool(stage, digits);
  await verify(stage, id);
  return id;
}

/** Fields of a node. */
export async function read({ get }: Stage, fields: string, id: string = demo.connected) {
  const { body } = await get(`${id}?fields=${fields}`);
  return fields.split(',').map((field) => body[field]);
}

/** The first thing that the callback was told of a field. */
export const toldOf = async ({ told }: Stage, field: string) =>
  (await told()).filter((webhook) => webhook.field === field).map(({ value }) => value);

/** Makes a call so many times, and answers the last outcome. */
export async function times<Outcome>(count: number, call: (turn: number) => Promise<Outcome>) {
  for (let turn = 1; turn < count; turn++) await call(turn);
  return call(count);
}
