import { describe, expect, expectTypeOf, it } from 'vitest';
import { clientOf, refusalOf } from './client.ts';

const portfolioId = '506914307656634';

describe('the accounts of a portfolio', () => {
  it('are those it owns, and those that clients share with it', async () => {
    const { whatsapp, sent } = clientOf(undefined, { portfolioId });
    const { ownedBusinessAccounts, clientBusinessAccounts } = whatsapp.portfolio;
    const owned = await ownedBusinessAccounts.getAll();
    expect(owned.data.map(({ name }) => name)).toEqual(['Lucky Shrub Nursery', 'Lucky Shrub']);
    const shared = await clientBusinessAccounts.getAll({ fields: ['name', 'ownership_type'] });
    expect(shared.data).toMatchObject([{ name: 'Wind and Wool', ownership_type: 'CLIENT_OWNED' }]);
    expectTypeOf(shared.data[0]).exclude(undefined).not.toHaveProperty('currency');
    expect(sent.map(({ url }) => url.pathname)).toEqual([
      `/v26.0/${portfolioId}/owned_whatsapp_business_accounts`,
      `/v26.0/${portfolioId}/client_whatsapp_business_accounts`,
    ]);
  });

  it('can be filtered and sorted', async () => {
    const { whatsapp, sent } = clientOf(undefined, { portfolioId });
    const { data } = await whatsapp.portfolio.ownedBusinessAccounts.getAll({
      filter: [{ field: 'country', operator: 'IN', value: ['US', 'IE'] }],
      sort: 'creation_time_ascending',
      fields: ['name'],
    });
    expect(data.map(({ name }) => name)).toEqual(['Lucky Shrub', 'Lucky Shrub Nursery']);
    expect(Object.fromEntries(sent[0]?.url.searchParams ?? [])).toEqual({
      fields: 'name',
      limit: '100',
      filtering: '[{"field":"country","operator":"IN","value":["US","IE"]}]',
      sort: 'creation_time_ascending',
    });
  });

  it('can be read page by page, row by row, and on from a cursor', async () => {
    const { whatsapp } = clientOf(undefined, { portfolioId });
    const list = whatsapp.portfolio.ownedBusinessAccounts;
    const page = await list.list({ limit: 1 });
    expect(page.data).toHaveLength(1);
    const next = await page.next();
    expect(next?.data[0]?.name).toBe('Lucky Shrub');
    expect(await next?.next()).toBeUndefined();
    const names: string[] = [];
    for await (const { name } of list.iterate({ after: page.after ?? '', limit: 1 }))
      names.push(name);
    expect(names).toEqual(['Lucky Shrub']);
  });

  it.each([
    ['sort', { sort: 'name' }],
    ['fields', { fields: [] }],
    ['limit', { limit: 0 }],
    ['filters', { filters: [] }],
  ])('are not asked for with a %s that cannot work', async (option, options) => {
    const { whatsapp, sent } = clientOf(undefined, { portfolioId });
    const error = await refusalOf(
      whatsapp.portfolio.clientBusinessAccounts.list(options as object),
    );
    expect(error).toMatchObject({ code: 100, option });
    expect(sent).toEqual([]);
  });

  it('need a portfolio, which a client can be made for', async () => {
    const { whatsapp } = clientOf();
    const error = await refusalOf(whatsapp.portfolio.ownedBusinessAccounts.getAll());
    expect(error.message).toContain('WHATSAPP_PORTFOLIO_ID');
    const { portfolio } = whatsapp.forPortfolio(portfolioId);
    expect((await portfolio.ownedBusinessAccounts.getAll()).data).toHaveLength(2);
  });
});
