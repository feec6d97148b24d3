import { describe, expect, it } from 'vitest';
import { ask, demo, emulatorAt } from './phone.ts';

const { emulator } = emulatorAt();
const owned = `/v26.0/${demo.portfolioId}/owned_whatsapp_business_accounts`;
const shared = `/v26.0/${demo.portfolioId}/client_whatsapp_business_accounts`;

const idsOf = async (path: string, parameters: Record<string, string> = {}) => {
  const { body } = await ask(emulator, 'GET', `${path}?${new URLSearchParams(parameters)}`);
  return body.error?.code ?? body.data.map(({ id }: { id: string }) => id);
};
const filtered = (path: string, field: string, operator: string, value: unknown) =>
  idsOf(path, { filtering: JSON.stringify([{ field, operator, value }]) });

describe('the accounts of a portfolio', () => {
  it('are listed with the youngest first, or the oldest', async () => {
    expect(await idsOf(owned)).toEqual([demo.secondAccountId, demo.accountId]);
    expect(await idsOf(owned, { sort: 'creation_time_ascending' })).toEqual([
      demo.accountId,
      demo.secondAccountId,
    ]);
    expect(await idsOf(shared)).toEqual([demo.clientAccountId]);
    expect(await idsOf(owned, { sort: 'name' })).toBe(100);
  });

  it('are filtered as Meta documents it', async () => {
    const { body } = await ask(emulator, 'GET', `/v26.0/${demo.accountId}?fields=creation_time`);
    const made = body.creation_time as number;
    expect(await filtered(owned, 'creation_time', 'GREATER_THAN', made)).toEqual([
      demo.secondAccountId,
    ]);
    expect(await filtered(owned, 'creation_time', 'LESS_THAN', String(made + 1))).toEqual([
      demo.accountId,
    ]);
    expect(await filtered(owned, 'creation_time', 'IN_RANGE', [made, `${made}`])).toEqual([
      demo.accountId,
    ]);
    expect(await filtered(shared, 'country', 'IN', ['IE'])).toEqual([demo.clientAccountId]);
    expect(await filtered(shared, 'ownership_type', 'IN', ['SELF'])).toEqual([]);
    expect(await filtered(owned, 'name', 'EQUAL', 'x')).toBe(100);
    expect(await idsOf(owned, { filtering: '[' })).toBe(100);
  });

  it('count against no account, so that the app is told its own budget', async () => {
    const { headers } = await ask(emulator, 'GET', owned);
    expect(headers.get('x-app-usage')).toContain('"call_count":0');
    expect(headers.get('x-business-use-case-usage')).toBeNull();
  });
});
