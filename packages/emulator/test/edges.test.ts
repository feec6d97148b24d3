import type { Emulator } from '@meta-cloud-api/emulator';
import { describe, expect, it } from 'vitest';
import { ask, demo, emulatorAt } from './phone.ts';

const fieldsOf = async (emulator: Emulator, id: string, fields: string, more = '') =>
  (await ask(emulator, 'GET', `/v26.0/${id}?fields=${encodeURIComponent(fields)}${more}`)).body;
const read = (fields: string, more = '') =>
  fieldsOf(emulatorAt().emulator, demo.accountId, fields, more);

/** The demo's numbers as their list has them: the last added first. */
const numbers = [demo.unverified, demo.connected, demo.test];

describe('an edge among the fields of a node', () => {
  it('is the list along that edge, in the place where it was asked for', async () => {
    const body = await read('phone_numbers{id,status},name');
    expect(Object.keys(body)).toEqual(['phone_numbers', 'name', 'id']);
    expect(body.phone_numbers.data).toEqual([
      { id: demo.unverified, status: 'UNVERIFIED' },
      { id: demo.connected, status: 'CONNECTED' },
      { id: demo.test, status: 'CONNECTED' },
    ]);
    expect(Object.keys(body.phone_numbers.paging)).toEqual(['cursors']);
  });

  it('has its own default fields where none are picked', async () => {
    const { emulator } = emulatorAt();
    const { phone_numbers } = await fieldsOf(emulator, demo.accountId, 'phone_numbers');
    const alone = await ask(emulator, 'GET', `/v26.0/${demo.accountId}/phone_numbers`);
    expect(phone_numbers).toEqual(alone.body);
  });

  it('comes in pages, whose addresses go on along the edge', async () => {
    const { emulator } = emulatorAt();
    const { phone_numbers } = await fieldsOf(
      emulator,
      demo.accountId,
      'phone_numbers.limit(2){id,display_phone_number}',
      `&access_token=${emulator.env.WHATSAPP_ACCESS_TOKEN}`,
    );
    expect(phone_numbers.data.map(({ id }: { id: string }) => id)).toEqual(numbers.slice(0, 2));
    expect(phone_numbers.paging).not.toHaveProperty('previous');
    const next = await emulator.fetch(phone_numbers.paging.next);
    const page = (await next.json()) as { data: unknown; paging: object };
    expect(page.data).toEqual([{ id: demo.test, display_phone_number: '+1 555-093-4873' }]);
    const { after } = phone_numbers.paging.cursors;
    expect(
      await fieldsOf(emulator, demo.accountId, `phone_numbers.limit(2).after(${after}){id}`),
    ).toMatchObject({ phone_numbers: { data: [{ id: demo.test }] } });
  });

  it('takes what the list takes, in either way of writing', async () => {
    const filtering = JSON.stringify([
      { field: 'account_mode', operator: 'EQUAL', value: 'SANDBOX' },
    ]);
    const ways = [
      `phone_numbers.filtering(${filtering}){id}`,
      `phone_numbers.filtering(${filtering}).fields(id)`,
      `phone_numbers.fields(id).filtering(${filtering})`,
      'phone_numbers.display_phone_number(15550934873){id}',
      'phone_numbers.sort(creation_time.asc).limit(1) { id }',
    ];
    for (const fields of ways) {
      expect((await read(fields)).phone_numbers.data, fields).toEqual([{ id: demo.test }]);
    }
  });

  it('goes as deep as the graph does', async () => {
    const { emulator } = emulatorAt();
    await ask(emulator, 'POST', `/${demo.connected}/message_qrdls`, {
      body: new URLSearchParams({ prefilled_message: 'Hello' }),
    });
    const fields =
      'name,phone_numbers.limit(2){id,message_qrdls.limit(1){prefilled_message,qr_image_url.format(SVG)}}';
    const path = `/${demo.portfolioId}/owned_whatsapp_business_accounts?sort=creation_time_ascending&fields=${fields}`;
    const { body } = await ask(emulator, 'GET', path);
    const [first, second] = body.data;
    expect(first).toMatchObject({
      name: 'Lucky Shrub',
      phone_numbers: {
        data: [
          { id: demo.unverified },
          {
            id: demo.connected,
            message_qrdls: {
              data: [{ prefilled_message: 'Hello', qr_image_url: expect.stringMatching(/svg$/) }],
            },
          },
        ],
      },
    });
    expect(second).toEqual({ name: 'Lucky Shrub Nursery', id: demo.secondAccountId });
  });

  it('is left out where it has no rows, or empty where the settings say so', async () => {
    const fields = 'id,phone_numbers{id}';
    const { emulator } = emulatorAt();
    expect(await fieldsOf(emulator, demo.secondAccountId, fields)).toEqual({
      id: demo.secondAccountId,
    });
    const other = emulatorAt({ emptyEdges: 'shown' }).emulator;
    expect(await fieldsOf(other, demo.secondAccountId, fields)).toEqual({
      id: demo.secondAccountId,
      phone_numbers: { data: [] },
    });
  });

  it('names the apps that are subscribed', async () => {
    const { subscribed_apps } = await read('subscribed_apps');
    expect(subscribed_apps.data[0].whatsapp_business_api_data.name).toBe('Lucky Shrub Bot');
  });

  it.each([
    ['phone_numbers{colour}', '(colour) on node type (WhatsAppBusinessPhoneNumber)'],
    ['phone_number{id}', '(phone_number) on node type (WhatsAppBusinessAccount)'],
    ['phone_numbers{phone_numbers}', '(phone_numbers) on node type (WhatsAppBusinessPhoneNumber)'],
    ['phone_numbers.limit(0)', 'limit'],
    ['phone_numbers.limit(many)', 'limit'],
    ['phone_numbers.limit(5', 'Syntax error in the parameter fields near'],
    ['phone_numbers{id', 'Syntax error in the parameter fields near'],
    ['phone_numbers.fields(id', 'Syntax error in the parameter fields near'],
    ['phone_numbers.limt(2){id}', 'Unknown modifier limt of the field phone_numbers'],
    ['name.colour(red)', 'Unknown modifier colour of the field name'],
    ['phone_numbers.after(nowhere)', 'The cursor is not valid'],
  ])('is refused in the words of the list: %s', async (fields, words) => {
    const { error } = await read(fields);
    expect(error.error_data?.details ?? error.message).toContain(words);
    expect([100, 131059]).toContain(error.code);
  });

  it('is left out of a node that the token may list and not see', async () => {
    const { emulator } = emulatorAt();
    const { token } = emulator.control.tokens.issue({
      scopes: ['business_management', 'whatsapp_business_management'],
      portfolioIds: [demo.portfolioId],
      businessAccountIds: [demo.secondAccountId],
    });
    const { body } = await ask(
      emulator,
      'GET',
      `/${demo.portfolioId}/owned_whatsapp_business_accounts?fields=id,phone_numbers`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    expect(body.data).toEqual([{ id: demo.secondAccountId }, { id: demo.accountId }]);
  });

  it('takes the permission of the edge', async () => {
    const { emulator } = emulatorAt();
    const { token } = emulator.control.tokens.issue({
      scopes: ['business_management'],
      portfolioIds: [demo.portfolioId],
    });
    const path = `/${demo.portfolioId}/owned_whatsapp_business_accounts?access_token=${token}`;
    const headers = { authorization: `Bearer ${token}` };
    const listed = await ask(emulator, 'GET', `${path}&fields=id`, { headers });
    expect(listed.status).toBe(200);
    const { body } = await ask(emulator, 'GET', `${path}&fields=phone_numbers`, { headers });
    expect(body.error.code).toBe(200);
  });
});
