import { describe, expect, it } from 'vitest';
import { ask, clientFor, demo, emulatorAt, outcome } from './phone.ts';

const create = (cc: string, phone_number: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ cc, phone_number, verified_name: 'Lucky Shrub' }),
});
const path = `/v26.0/${demo.accountId}/phone_numbers`;

describe('adding a number', () => {
  it('takes the number with or without its country code', async () => {
    const { emulator } = emulatorAt();
    const shown = async (cc: string, phone_number: string) => {
      const { body } = await ask(emulator, 'POST', path, create(cc, phone_number));
      return (await clientFor(emulator, body.id).phoneNumber.get()).data.display_phone_number;
    };
    expect(await shown('1', '6315553001')).toBe('+1 631-555-3001');
    expect(await shown('1', '1 (631) 555-3002')).toBe('+1 631-555-3002');
    expect(await shown('+44', '2079460958')).toBe('+44 20 7946 0958');
  });

  it('refuses one that is in the list already, and short codes', async () => {
    const { emulator } = emulatorAt();
    const twice = await ask(emulator, 'POST', path, create('1', '6315551000'));
    expect(twice.body.error).toMatchObject({ code: 100, error_subcode: 2388012 });
    const short = await ask(emulator, 'POST', path, create('1', '32665'));
    expect(short.body.error).toMatchObject({ code: 100, is_transient: false });
    expect(short.body.error.error_user_msg).toContain('Short codes are not supported');
  });

  it("stops at the portfolio's cap", async () => {
    const { emulator } = emulatorAt();
    const { phoneNumber } = clientFor(emulator, demo.connected);
    const add = (index: number) =>
      outcome(
        phoneNumber.create({ phoneNumber: `+1 631 556 ${1000 + index}`, displayName: 'Abc' }),
      );
    for (let index = 3; index < 20; index++) expect(await add(index)).toBe('ok');
    expect(await add(20)).toBe('200000');
    expect((await phoneNumber.getAll()).data).toHaveLength(20);
  });
});

describe('listing numbers', () => {
  it('answers the default fields, the latest first, with cursors and no next page', async () => {
    const { body } = await ask(emulatorAt().emulator, 'GET', path);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([
      demo.unverified,
      demo.connected,
      demo.test,
    ]);
    expect(Object.keys(body.data[1])).toEqual([
      'verified_name',
      'code_verification_status',
      'display_phone_number',
      'quality_rating',
      'platform_type',
      'throughput',
      'id',
    ]);
    expect(Object.keys(body.paging)).toEqual(['cursors']);
    expect(body.paging.cursors.before).toMatch(/^QVFI/);
  });

  it('pages forwards and backwards, by cursors and by addresses', async () => {
    const { emulator } = emulatorAt();
    const ids = async (query: string) => {
      const { body } = await ask(emulator, 'GET', `${path}?fields=id&limit=1${query}`);
      return { id: body.data[0]?.id, ...body.paging };
    };
    const first = await ids('');
    expect([first.id, first.previous]).toEqual([demo.unverified, undefined]);
    const second = await ids(`&after=${first.cursors.after}`);
    expect(second.id).toBe(demo.connected);
    const back = await ids(`&before=${second.cursors.before}`);
    expect(back.id).toBe(demo.unverified);
    const third = await ask(
      emulator,
      'GET',
      new URL(second.next).pathname + new URL(second.next).search,
    );
    expect(third.body.data[0].id).toBe(demo.test);
    expect(third.body.paging.next).toBeUndefined();
  });

  it('refuses a cursor that it did not make', async () => {
    const { body } = await ask(emulatorAt().emulator, 'GET', `${path}?after=QVFIeA`);
    expect(body.error.code).toBe(131059);
  });

  it('finds a number by its digits, and answers an empty list without paging', async () => {
    const { emulator } = emulatorAt();
    const find = async (digits: string) =>
      (await ask(emulator, 'GET', `${path}?fields=id&display_phone_number=${digits}`)).text;
    expect(await find('16315551000')).toContain(demo.connected);
    expect(await find('16319999999')).toBe('{"data":[]}');
  });
});
