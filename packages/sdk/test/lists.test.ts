import { createEmulator } from '@meta-cloud-api/emulator';
import { WhatsApp } from 'meta-cloud-api';
import { describe, expect, it } from 'vitest';
import { refusalOf } from './client.ts';

/** A client for an account of seven numbers, two to a page; the page after `brokenAfter` rows fails. */
function clientOfSeven(brokenAfter = Number.POSITIVE_INFINITY) {
  const pages: string[] = [];
  const ids = Array.from({ length: 7 }, (_, index) => String(index + 1));
  const whatsapp = new WhatsApp({
    accessToken: 'EAAx',
    businessAccountId: '5',
    maxRetries: 0,
    fetch: async (address) => {
      const { searchParams } = new URL(address);
      const start = Number(searchParams.get('after') ?? 0);
      pages.push(String(start));
      if (start >= brokenAfter)
        return Response.json({ error: { code: 2, message: 'm' } }, { status: 500 });
      const data = ids.slice(start, start + 2).map((id) => ({ id }));
      const after = start + data.length;
      const cursors = { before: String(start), after: String(after) };
      return Response.json({ data, paging: { cursors, ...(after < 7 && { next: 'https://x' }) } });
    },
  });
  return { whatsapp, pages };
}

describe('a list', () => {
  it('is read page by page', async () => {
    const { whatsapp } = clientOfSeven();
    const first = await whatsapp.phoneNumber.list({ fields: ['id'], limit: 2 });
    expect(first.data).toEqual([{ id: '1' }, { id: '2' }]);
    expect(first.after).toBe('2');
    const second = await first.next();
    expect(second?.data).toEqual([{ id: '3' }, { id: '4' }]);
    const last = await whatsapp.phoneNumber.list({ fields: ['id'], after: '6' });
    expect([last.data, last.after, await last.next()]).toEqual([
      [{ id: '7' }],
      undefined,
      undefined,
    ]);
  });

  it('is read row by row, a page when it is wanted', async () => {
    const { whatsapp, pages } = clientOfSeven();
    const read: string[] = [];
    for await (const { id } of whatsapp.phoneNumber.iterate({ fields: ['id'] })) {
      read.push(id);
      if (read.length === 3) break;
    }
    expect(read).toEqual(['1', '2', '3']);
    expect(pages).toEqual(['0', '2']);
  });

  it('ends where it is aborted, and says which page to go on with', async () => {
    const { whatsapp } = clientOfSeven();
    const abort = new AbortController();
    const read: string[] = [];
    const rows = whatsapp.phoneNumber.iterate({ fields: ['id'] }, { signal: abort.signal });
    const error = await refusalOf(
      (async () => {
        for await (const { id } of rows) if (read.push(id) === 3) abort.abort();
      })(),
    );
    expect(read).toEqual(['1', '2', '3']);
    expect(error).toMatchObject({
      name: 'ConnectionError',
      reason: 'aborted',
      interrupted: { after: '2', data: [{ id: '3' }] },
    });
  });

  it('that breaks off loses nothing, and says where to go on', async () => {
    const { whatsapp } = clientOfSeven(4);
    const read: string[] = [];
    const broken = await refusalOf(
      (async () => {
        for await (const { id } of whatsapp.phoneNumber.iterate({ fields: ['id'] })) read.push(id);
      })(),
    );
    expect(read).toEqual(['1', '2', '3', '4']);
    expect(broken).toMatchObject({ code: 2, interrupted: { after: '4' } });

    const all = await refusalOf(whatsapp.phoneNumber.getAll({ fields: ['id'] }));
    expect(all.interrupted).toEqual({
      after: '4',
      data: [{ id: '1' }, { id: '2' }, { id: '3' }, { id: '4' }],
    });
    const { after } = all.interrupted as { after: string };
    const rest = await clientOfSeven().whatsapp.phoneNumber.getAll({ fields: ['id'], after });
    expect(rest.data.map(({ id }) => id)).toEqual(['5', '6', '7']);
  });
});

describe('numbers', () => {
  const emulator = createEmulator();
  const { phoneNumber } = new WhatsApp({
    accessToken: emulator.env.WHATSAPP_ACCESS_TOKEN,
    businessAccountId: emulator.env.WHATSAPP_BUSINESS_ACCOUNT_ID,
    fetch: emulator.fetch,
  });
  const modes = async (value: 'LIVE' | 'SANDBOX') => {
    const { data } = await phoneNumber.getAll({
      fields: ['account_mode'],
      filter: [{ field: 'account_mode', operator: 'EQUAL', value }],
    });
    return data.map(({ account_mode }) => account_mode);
  };

  it('are filtered by what Meta filters by', async () => {
    expect(await modes('SANDBOX')).toEqual(['SANDBOX']);
    expect(await modes('LIVE')).toEqual(['LIVE', 'LIVE']);
  });

  it('are found by their digits, however they are written', async () => {
    const { data: all } = await phoneNumber.getAll({ fields: ['display_phone_number'] });
    for (const { id, display_phone_number: displayPhoneNumber } of all) {
      const { data } = await phoneNumber.getAll({ displayPhoneNumber });
      expect(data.map((found) => found.id)).toEqual([id]);
    }
    expect(all).toHaveLength(3);
  });

  it('are sorted by when they were onboarded', async () => {
    const ids = async (sort: 'last_onboarded_time_ascending' | 'last_onboarded_time_descending') =>
      (await phoneNumber.getAll({ fields: ['id'], sort })).data.map(({ id }) => id);
    const ascending = await ids('last_onboarded_time_ascending');
    expect(await ids('last_onboarded_time_descending')).toEqual(ascending.toReversed());
  });

  it.each([
    ['limit', { limit: 0 }],
    ['sort', { sort: 'name' as never }],
    ['filtre', { filtre: [] } as never],
  ])('refuse an option that cannot be right: %s', async (option, options) => {
    expect(await refusalOf(phoneNumber.list(options))).toMatchObject({ code: 100, option });
  });
});
