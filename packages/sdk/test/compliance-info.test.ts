import { describe, expect, it } from 'vitest';
import { clientOf, refusalOf } from './client.ts';

const info = {
  entityName: 'Lucky Shrub',
  entityType: 'PRIVATE_COMPANY',
  grievanceOfficer: { name: 'Chandravati P.', email: 'chandravati@luckyshrub.com' },
  customerCare: { email: 'support@luckyshrub.com', mobileNumber: '+913854559033' },
} as const;

describe('compliance information', () => {
  it('is told and read back', async () => {
    const { whatsapp, sent } = clientOf();
    expect((await whatsapp.complianceInfo.get()).data).toEqual({});
    await whatsapp.complianceInfo.update(info);
    const told = {
      messaging_product: 'whatsapp',
      entity_name: 'Lucky Shrub',
      entity_type: 'PRIVATE_COMPANY',
      grievance_officer_details: {
        name: 'Chandravati P.',
        email: 'chandravati@luckyshrub.com',
      },
      customer_care_details: {
        email: 'support@luckyshrub.com',
        mobile_number: '+913854559033',
      },
    };
    expect(sent[1]?.body).toEqual(told);
    expect((await whatsapp.complianceInfo.get()).data).toEqual(told);
  });

  it.each([
    { entityType: 'OTHER', entityTypeCustom: 'Cooperative' },
    { entityType: 'OTHER', entityTypeCustom: 'Cooperative', isRegistered: false },
    { entityType: 'PARTNERSHIP', isRegistered: true },
  ] as const)('goes together like this: %j', async (entity) => {
    const { whatsapp } = clientOf();
    await whatsapp.complianceInfo.update({ ...info, ...entity });
    const { data } = await whatsapp.complianceInfo.get();
    expect(data.entity_type).toBe(entity.entityType);
    expect(data.is_registered).toBe('isRegistered' in entity ? entity.isRegistered : undefined);
  });

  it.each([
    ['entityName', { entityName: 'L' }],
    ['entityType', { entityType: 'CHARITY' }],
    ['entityTypeCustom', { entityType: 'OTHER' }],
    ['entityTypeCustom', { entityTypeCustom: 'Cooperative' }],
    ['isRegistered', { isRegistered: true }],
    ['grievanceOfficer.name', { grievanceOfficer: { email: 'a@b.com' } }],
    ['grievanceOfficer.email', { grievanceOfficer: { name: 'Ada', email: 'ada' } }],
    ['customerCare.email', { customerCare: undefined }],
    ['customerCare.mobileNumber', { customerCare: { email: 'a@b.com', mobileNumber: '38545' } }],
  ])('is refused before it is sent: %s', async (option, wrong) => {
    const { whatsapp, sent } = clientOf();
    const error = await refusalOf(whatsapp.complianceInfo.update({ ...info, ...wrong } as never));
    expect([error.name, error.option, sent]).toEqual(['InputError', option, []]);
  });
});
