import { describe, expect, it } from 'vitest';
import { ask, demo, emulatorAt } from './phone.ts';

const path = `/v26.0/${demo.connected}/business_compliance_info`;
const info = {
  messaging_product: 'whatsapp',
  entity_name: 'Lucky Shrub',
  entity_type: 'PRIVATE_COMPANY',
  grievance_officer_details: { name: 'Chandravati P.', email: 'chandravati@luckyshrub.com' },
  customer_care_details: { email: 'support@luckyshrub.com' },
};

const tell = (emulator: ReturnType<typeof emulatorAt>['emulator'], told: unknown) =>
  ask(emulator, 'POST', path, {
    body: JSON.stringify(told),
    headers: { 'content-type': 'application/json' },
  });

describe('compliance information', () => {
  it('is a list of none before it was told, and of one after', async () => {
    const { emulator } = emulatorAt();
    expect((await ask(emulator, 'GET', path)).body).toEqual({ data: [] });
    expect((await tell(emulator, info)).body).toEqual({ success: true });
    expect((await ask(emulator, 'GET', path)).body).toEqual({ data: [info] });
    expect(
      (await ask(emulator, 'GET', `${path}?fields=entity_name,customer_care_details{email}`)).body,
    ).toEqual({
      data: [
        {
          entity_name: 'Lucky Shrub',
          customer_care_details: { email: 'support@luckyshrub.com' },
        },
      ],
    });
  });

  it('is replaced whole', async () => {
    const { emulator } = emulatorAt();
    await tell(emulator, { ...info, entity_type: 'PARTNERSHIP', is_registered: true });
    await tell(emulator, info);
    expect((await ask(emulator, 'GET', path)).body.data[0]).not.toHaveProperty('is_registered');
  });

  it.each([
    ['entity_name', { entity_name: 'L' }],
    ['entity_type', { entity_type: 'CHARITY' }],
    ['entity_type_custom', { entity_type: 'OTHER' }],
    ['entity_type_custom', { entity_type_custom: 'Cooperative' }],
    ['is_registered', { is_registered: true }],
    ['grievance_officer_details.email', { grievance_officer_details: { name: 'Ada', email: '' } }],
    ['customer_care_details', { customer_care_details: undefined }],
  ])('is refused by the name of what is wrong: %s', async (name, wrong) => {
    const { status, body } = await tell(emulatorAt().emulator, { ...info, ...wrong });
    expect([status, body.error.code]).toEqual([400, 100]);
    expect(`${body.error.message} ${body.error.error_data?.details}`).toContain(name);
  });
});
