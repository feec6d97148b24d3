import { read } from './acts.ts';
import { type Behaviour, does, type Topic } from './behaviour.ts';
import { assumed, documented, pages, recorded } from './sources.ts';
import { demo, type Stage } from './stage.ts';

const update = ({ control }: Stage, changes: object) =>
  control.numbers.update(demo.connected, changes).status;

const shared: readonly Behaviour[] = [
  does(
    'a number of the WhatsApp Business app comes to the platform connected and verified',
    documented(pages.coexistence),
    async (stage) => {
      stage.control.numbers.update(demo.unverified, { coexistence: true });
      const fields = 'status,is_on_biz_app,platform_type,code_verification_status';
      return read(stage, fields, demo.unverified);
    },
    ['CONNECTED', true, 'CLOUD_API', 'VERIFIED'],
  ),
  does(
    'where it leaves again, `PARTNER_REMOVED` tells the portfolio why',
    documented(pages.payload('account_update')),
    async (stage) => {
      await stage.listen();
      stage.control.numbers.update(demo.unverified, { coexistence: true });
      stage.control.numbers.update(demo.unverified, { coexistence: false });
      const [told] = (await stage.told()).filter(({ field }) => field === 'account_update');
      const [status] = await read(stage, 'status', demo.unverified);
      return [told?.entryId, told?.value.event, told?.value.disconnection_info, status];
    },
    [
      demo.portfolio,
      'PARTNER_REMOVED',
      { reason: 'ACCOUNT_DISCONNECTED', initiated_by: 'USER' },
      'DISCONNECTED',
    ],
  ),
  does(
    '`ACCOUNT_OFFBOARDED` takes it off the platform, and `ACCOUNT_RECONNECTED` brings it back',
    documented(`${pages.payload('account_update')}; what becomes of the number is assumed`),
    async (stage) => {
      const { webhooks } = stage.control;
      update(stage, { coexistence: true });
      webhooks.trigger('account_update.ACCOUNT_OFFBOARDED');
      const [gone] = await read(stage, 'status');
      webhooks.trigger('account_update.ACCOUNT_RECONNECTED');
      return [gone, ...(await read(stage, 'status,is_on_biz_app'))];
    },
    ['DISCONNECTED', 'CONNECTED', true],
  ),
  does(
    'its contacts and its messages are fetched once each',
    documented(pages.coexistence),
    async ({ control, post }) => {
      control.numbers.update(demo.unverified, { coexistence: true });
      const fetched = [];
      for (const sync_type of ['smb_app_state_sync', 'history']) {
        const input = { messaging_product: 'whatsapp', sync_type };
        fetched.push((await post(`${demo.unverified}/smb_app_data`, input)).status);
      }
      return fetched;
    },
    [200, 200],
  ),
  does(
    'it keeps the standard throughput',
    documented(`${pages.throughput}: 20 messages a second`),
    async (stage) => {
      update(stage, { coexistence: true, throughput: 'HIGH' });
      return read(stage, 'throughput');
    },
    [{ level: 'STANDARD' }],
  ),
  does(
    'a number that was deregistered reads as recorded, whoever asks for what',
    recorded(pages.ruby),
    async (stage) => {
      await stage.post(`${demo.test}/deregister`);
      const fields = 'quality_rating,is_pin_enabled,new_name_status,status,search_visibility';
      return read(stage, fields, demo.test);
    },
    ['GREEN', true, 'NONE', 'DISCONNECTED', 'NON_VISIBLE'],
  ),
  does(
    'a status CONNECTED and a platform NOT_APPLICABLE never come together',
    assumed(`${pages.hermes} saw it once`),
    async (stage) => {
      const { body } = await stage.get(`${demo.account}/phone_numbers?fields=status,platform_type`);
      return body.data.every(
        ({ status, platform_type }: Record<string, string>) =>
          (status === 'CONNECTED') === (platform_type === 'CLOUD_API'),
      );
    },
    true,
  ),
];

export const coexistence: Topic = {
  title: 'Coexistence with the WhatsApp Business app',
  behaviours: shared,
};
