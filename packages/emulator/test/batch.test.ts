import { createEmulator, type Emulator } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { ask, demo, emulatorAt, form } from './phone.ts';

type Answers = ({
  code: number;
  headers?: { name: string; value: string }[];
  body: string;
} | null)[];

const batch = async (
  emulator: Emulator,
  items: readonly Record<string, unknown>[],
  others: Record<string, string> = {},
  path = '/v26.0/',
) => {
  const answer = await ask(
    emulator,
    'POST',
    path,
    form({ batch: JSON.stringify(items), include_headers: 'false', ...others }),
  );
  return { ...answer, items: answer.body as unknown as Answers };
};
const read = (id: string) => ({ method: 'GET', relative_url: `${id}?fields=status` });
const register = (pin: string) => ({
  method: 'POST',
  relative_url: `${demo.connected}/register`,
  body: `messaging_product=whatsapp&pin=${pin}`,
});

describe('a batch', () => {
  it.each(['/v26.0/', '/', '/me', '/v26.0/me'])(
    'is answered item by item, in its order: %s',
    async (path) => {
      const { status, items } = await batch(
        createEmulator(),
        [read(demo.connected), register('000000'), read('123123')],
        {},
        path,
      );
      expect(status).toBe(200);
      expect(items.map((item) => [item?.code, JSON.parse(item?.body ?? '')])).toMatchObject([
        [200, { status: 'CONNECTED', id: demo.connected }],
        [400, { error: { code: 133005 } }],
        [400, { error: { code: 100, error_subcode: 33 } }],
      ]);
    },
  );

  it.each([
    [{ method: 'TRACE' }, '(#100) Param batch[1].method must be one of {GET, POST, PUT, DELETE}'],
    [{ method: 'FOO BAR' }, '(#100) Param batch[1].method must be one of {GET, POST, PUT, DELETE}'],
    [{ headers: ['bad header: x'] }, 'batch[1].headers[0] must be like Accept: text/json'],
    [{ headers: ['no header'] }, 'batch[1].headers[0] must be like Accept: text/json'],
    [{ headers: [{ name: 'é', value: 'x' }] }, 'batch[1].headers[0] must be like Accept'],
    [{ relative_url: 7 }, 'batch[1].relative_url must be a string'],
  ])('is refused as a whole, with nothing done, for an item %j', async (wrong, words) => {
    const { emulator } = emulatorAt();
    const rename = {
      method: 'POST',
      relative_url: demo.connected,
      body: 'new_display_name=Lucky%20Shrub%20Garden',
    };
    const { status, body } = await batch(emulator, [rename, { ...read(demo.connected), ...wrong }]);
    expect(status).toBe(400);
    expect(body.error.error_data?.details ?? body.error.message).toContain(words);
    const { body: number } = await ask(
      emulator,
      'GET',
      `/${demo.connected}?fields=new_name_status`,
    );
    expect(number.new_name_status).not.toBe('PENDING_REVIEW');
  });

  it('may come as JSON too', async () => {
    const { body } = await ask(createEmulator(), 'POST', '/', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ batch: [read(demo.connected)] }),
    });
    expect(body[0].code).toBe(200);
  });

  it('shows the headers of its items, unless they are not wanted', async () => {
    const shown = await batch(createEmulator(), [read(demo.connected)], {
      include_headers: 'true',
    });
    expect(shown.items[0]?.headers).toContainEqual({
      name: 'facebook-api-version',
      value: 'v26.0',
    });
    const hidden = await batch(createEmulator(), [read(demo.connected)]);
    expect(hidden.items[0]).not.toHaveProperty('headers');
  });

  it('leaves out what worked where that is wished, and never what failed', async () => {
    const quiet = { omit_response_on_success: true };
    const { items } = await batch(createEmulator(), [
      { ...register('123456'), ...quiet },
      { ...register('000000'), ...quiet },
    ]);
    expect(items[0]).toBeNull();
    expect(items[1]?.code).toBe(400);
  });

  it('does not do what depends on something that failed', async () => {
    const emulator = createEmulator();
    const { items } = await batch(emulator, [
      { ...register('000000'), name: 'first' },
      { ...read(demo.connected), depends_on: 'first', name: 'second' },
      { ...read(demo.connected), depends_on: 'second' },
      read(demo.test),
    ]);
    expect(items.map((item) => item?.code)).toEqual([400, undefined, undefined, 200]);
    expect(emulator.requests({ endpoint: 'phoneNumber.get' })).toHaveLength(1);
  });

  it('answers what others depend on only where it says so', async () => {
    const { items } = await batch(createEmulator(), [
      { ...read(demo.connected), name: 'left-out' },
      { ...read(demo.connected), name: 'kept', omit_response_on_success: false },
      { ...read(demo.connected), depends_on: 'left-out' },
      { ...read(demo.connected), depends_on: 'kept' },
    ]);
    expect(items.map((item) => item?.code)).toEqual([undefined, 200, 200, 200]);
  });

  it.each([
    ['$.data.*.id', 'all'],
    ['$.data[*].id', 'all'],
    ['$.data..id', 'all'],
    ['$.data[0].id', 'first'],
    ['$.data.0.id', 'first'],
    ['$.data[0:1:1].id', 'first'],
    ["$['data'][0]['id']", 'first'],
  ])('puts a piece of one answer into another request: %s', async (path, which) => {
    const { emulator } = emulatorAt();
    const list = {
      method: 'GET',
      name: 'numbers',
      relative_url: `${demo.accountId}/phone_numbers?fields=id`,
    };
    const { body } = await ask(emulator, 'GET', `/${list.relative_url}`);
    const ids = body.data.map(({ id }: { id: string }) => id);
    const { items } = await batch(emulator, [
      list,
      { method: 'GET', relative_url: `{result=numbers:${path}}?fields=id` },
    ]);
    expect(items[0]).toBeNull();
    const { message } = JSON.parse(items[1]?.body ?? '').error ?? {};
    if (which === 'first') expect(items[1]?.body).toBe(JSON.stringify({ id: ids[0] }));
    else expect(message).toContain(ids.join(','));
  });

  it('does so in a body too, written as a form or as JSON has it, and where a form has escaped it', async () => {
    const { emulator } = emulatorAt();
    const name = {
      method: 'GET',
      name: 'name',
      relative_url: `${demo.connected}?fields=verified_name`,
    };
    const code = (body: string, others = {}) => ({
      method: 'POST',
      relative_url: `${demo.connected}/message_qrdls`,
      body,
      ...others,
    });
    const { items } = await batch(emulator, [
      { ...name, omit_response_on_success: false },
      code('prefilled_message=Hi+{result=name:$.verified_name}!'),
      code(new URLSearchParams({ prefilled_message: '{result=name:$.verified_name}' }).toString()),
      code('{"prefilled_message":"{result=name:$.verified_name}"}', {
        headers: ['content-type: application/json'],
      }),
    ]);
    const messages = items.slice(1).map((item) => JSON.parse(item?.body ?? '').prefilled_message);
    expect(messages).toEqual(['Hi Lucky Shrub!', 'Lucky Shrub', 'Lucky Shrub']);
    expect(items[0]?.code).toBe(200);
  });

  it('puts nothing where the answer has no such piece', async () => {
    const { emulator } = emulatorAt();
    emulator.control.faults.add({ endpoint: 'phoneNumber.get', nth: 2, do: { empty: true } });
    const codeOf = (body: string) => ({
      method: 'POST',
      relative_url: `${demo.connected}/message_qrdls`,
      body,
    });
    const { items } = await batch(emulator, [
      { ...read(demo.connected), name: 'first' },
      codeOf('prefilled_message=a{result=first:$.colour}b'),
      { ...read(demo.connected), name: 'second' },
      codeOf('prefilled_message=a{result=second:$.status}b'),
    ]);
    const messages = [items[1], items[3]].map(
      (item) => JSON.parse(item?.body ?? '').prefilled_message,
    );
    expect(messages).toEqual(['ab', 'ab']);
  });

  it('does not do what refers to the answer of something that failed', async () => {
    const emulator = createEmulator();
    const { items } = await batch(emulator, [
      { ...register('000000'), name: 'first' },
      { method: 'GET', relative_url: '{result=first:$.id}' },
    ]);
    expect(items.map((item) => item?.code)).toEqual([400, undefined]);
  });

  it.each([
    [[{ ...read(demo.test), depends_on: 'nobody' }], 'batch[0] depends on "nobody"'],
    [[read(demo.test), read('{result=late:$.id}'), { ...read(demo.test), name: 'late' }], '"late"'],
    [[{ ...read(demo.test), name: 'a' }, read('{result=a:id}')], '{result=a:id} is no reference'],
    [[{ ...read(demo.test), name: 'a' }, read('{result=a:$.[}')], '{result=a:$.[} is no reference'],
    [[read('{result=$.id}')], 'is no reference'],
    [[read('%7Bresult%3Dnobody%3A%24.id%7D')], 'depends on "nobody"'],
  ])('that refers to nothing is refused before any of it is done: %j', async (items, words) => {
    const emulator = createEmulator();
    const { status, body } = await batch(emulator, items);
    expect([status, body.error.type]).toEqual([400, 'GraphBatchException']);
    expect(body.error.message).toContain(words);
    expect(emulator.requests({ endpoint: 'phoneNumber.get' })).toEqual([]);
  });

  it('lets an item bring a token and a version of its own', async () => {
    const { items } = await batch(
      createEmulator(),
      [
        { method: 'GET', relative_url: `/v25.0/${demo.connected}?access_token=wrong` },
        { ...read(demo.connected), headers: ['Authorization: Bearer wrong'] },
        { method: 'GET', relative_url: `/v25.0/${demo.connected}` },
      ],
      { include_headers: 'true' },
    );
    expect(items.map((item) => item?.code)).toEqual([401, 401, 200]);
    expect(items[2]?.headers).toContainEqual({ name: 'facebook-api-version', value: 'v25.0' });
  });

  it('counts each of its items', async () => {
    const { emulator } = emulatorAt();
    const three = [1, 2, 3].map(() => ({ method: 'GET', relative_url: demo.connected }));
    await batch(emulator, three);
    const [set] = emulator.control.usage.set({ businessAccountId: demo.accountId, calls: 4_998 });
    expect(set?.minutesToRegain).toBe(0);
    const { items } = await batch(emulator, three);
    expect(items.map((item) => item?.code)).toEqual([200, 200, 400]);
    expect(JSON.parse(items[2]?.body ?? '').error.code).toBe(80008);
  });

  it('holds at most 50', async () => {
    const { status, body } = await batch(
      createEmulator(),
      new Array(51).fill(read(demo.connected)),
    );
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      message: 'Too many requests in batch message. Maximum batch size is 50',
      type: 'GraphBatchException',
    });
    const most = await batch(createEmulator(), new Array(50).fill(read(demo.connected)));
    expect(most.items).toHaveLength(50);
  });

  it.each(['no json', '{}', '[{}]', '[3]', '[{"method":"GET"}]'])(
    'that is none is refused: %s',
    async (text) => {
      const { body } = await ask(createEmulator(), 'POST', '/', form({ batch: text }));
      expect(body.error.code).toBe(100);
    },
  );

  it('needs a token', async () => {
    const body = new URLSearchParams({ batch: '[]' });
    const answer = await createEmulator().fetch('https://graph.facebook.com/', {
      method: 'POST',
      body,
    });
    expect(((await answer.json()) as any).error.code).toBe(104);
  });
});

describe('the root', () => {
  it('reads no list of ids any more', async () => {
    const { status, body } = await ask(createEmulator(), 'GET', `/?ids=${demo.connected}`);
    expect([status, body.error.code]).toEqual([400, 100]);
    expect(body.error.message).toContain('ids');
  });
});

describe('the method', () => {
  it('may be said by a parameter of a POST, and by no other', async () => {
    const asked = (method: string) =>
      ask(createEmulator(), method, `/${demo.connected}?fields=status&method=get`);
    expect((await asked('POST')).body).toEqual({ status: 'CONNECTED', id: demo.connected });
    const other = await ask(createEmulator(), 'GET', `/${demo.connected}?method=delete`);
    expect(other.status).toBe(200);
  });
});
