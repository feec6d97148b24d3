import { describe, expect, it } from 'vitest';
import { clientOf, refusalOf } from './client.ts';

const application = {
  businessWebsiteUrl: 'https://www.luckyshrub.com',
  primaryCountryOfOperation: 'United States of America',
};

describe('the badge', () => {
  it('is applied for, and read', async () => {
    const { whatsapp, sent } = clientOf();
    const { officialBusinessAccount } = whatsapp;
    expect((await officialBusinessAccount.get()).data).toEqual({ oba_status: 'NOT_STARTED' });
    const { data } = await officialBusinessAccount.apply({
      ...application,
      primaryLanguage: 'English',
      parentBusinessOrBrand: 'Lucky Shrub LLC',
      supportingLinks: ['https://example.com/news'],
      additionalSupportingInformation: 'Since 1990',
    });
    expect(data).toEqual({ success: true });
    expect(sent[1]?.body).toEqual({
      business_website_url: 'https://www.luckyshrub.com',
      primary_country_of_operation: 'United States of America',
      primary_language: 'English',
      parent_business_or_brand: 'Lucky Shrub LLC',
      supporting_links: ['https://example.com/news'],
      additional_supporting_information: 'Since 1990',
    });
    expect((await officialBusinessAccount.get()).data).toEqual({ oba_status: 'PENDING' });
  });

  const link = 'https://example.com/news';
  it.each([
    ['businessWebsiteUrl', { businessWebsiteUrl: 'www.luckyshrub.com' }],
    ['primaryCountryOfOperation', { primaryCountryOfOperation: ' ' }],
    ['supportingLinks', { supportingLinks: Array(6).fill(link) }],
    ['supportingLinks', { supportingLinks: ['a newspaper'] }],
    ['action', { action: 'SUBMIT_APPLICATION' }],
  ])('is not applied for with a wrong %s', async (option, wrong) => {
    const { whatsapp, sent } = clientOf();
    const options = { ...application, ...wrong };
    const error = await refusalOf(whatsapp.officialBusinessAccount.apply(options));
    expect([error.name, error.option, sent]).toEqual(['InputError', option, []]);
  });
});
