import { add, read } from './acts.ts';
import { type Behaviour, does, refuses } from './behaviour.ts';
import { assumed, documented, guessed, pages, recorded } from './sources.ts';
import { demo } from './stage.ts';

/** What is read of a number, and of a list of them. */

export const reading: readonly Behaviour[] = [
  does(
    'the default fields of a number, in their order: its status is not among them',
    recorded(`${pages.java}; ${pages.pywa} agrees`),
    async ({ get, control }) => {
      control.numbers.update(demo.connected, { lastOnboarded: '2023-08-22T19:05:53Z' });
      return Object.keys((await get(demo.connected)).body);
    },
    [
      'verified_name',
      'code_verification_status',
      'display_phone_number',
      'quality_rating',
      'platform_type',
      'throughput',
      'last_onboarded_time',
      'id',
    ],
  ),
  does(
    'a test number is never verified, and works',
    recorded(pages.ruby),
    (stage) => read(stage, 'status,account_mode,code_verification_status,name_status', demo.test),
    ['CONNECTED', 'SANDBOX', 'NOT_VERIFIED', 'AVAILABLE_WITHOUT_REVIEW'],
  ),
  does(
    'the number is shown as people write it',
    recorded(pages.ruby),
    (stage) => read(stage, 'display_phone_number'),
    ['+1 631-555-1000'],
  ),
  does(
    'a time is written with an offset of four zeros',
    documented(pages.numbers),
    (stage) => {
      stage.control.numbers.update(demo.connected, { lastOnboarded: '2023-08-22T19:05:53Z' });
      return read(stage, 'last_onboarded_time');
    },
    ['2023-08-22T19:05:53+0000'],
  ),
  does(
    'the limit of messages is that of the portfolio, under both of its names',
    documented(pages.limits),
    (stage) => read(stage, 'messaging_limit_tier,whatsapp_business_manager_messaging_limit'),
    ['TIER_2K', 'TIER_2K'],
  ),
  does(
    'a number is made hard to find as HIDDEN, and read as NON_VISIBLE',
    recorded(`${pages.ruby}; HIDDEN is of ${pages.openApi}`),
    async (stage) => {
      await stage.post(demo.connected, { search_visibility: 'HIDDEN' });
      return read(stage, 'search_visibility');
    },
    ['NON_VISIBLE'],
  ),
  does(
    'the certificate of a name is there while the name is approved',
    documented(pages.reference),
    async (stage) => {
      const [approved] = await read(stage, 'certificate');
      const [unseen] = await read(stage, 'certificate', demo.unverified);
      return [typeof approved, typeof unseen];
    },
    ['string', 'undefined'],
  ),
  refuses(
    'an update of nothing',
    guessed,
    { code: '400 100', says: 'At least one parameter to update must be given.' },
    ({ post }) => post(demo.connected),
  ),
];

const ids = (body: Record<string, any>) => body.data.map(({ id }: { id: string }) => id);

export const listing: readonly Behaviour[] = [
  does(
    'the number that was onboarded last comes first',
    documented(pages.numbers),
    async (stage) => {
      const { body } = await add(stage);
      return ids((await stage.get(`${demo.account}/phone_numbers`)).body)[0] === body.id;
    },
    true,
  ),
  ...["['last_onboarded_time_ascending']", 'last_onboarded_time.asc'].map((sort, index) =>
    does(
      `\`sort=${sort}\` turns that round`,
      index === 0 ? documented(pages.numbers) : assumed(pages.openApi),
      async ({ get }) =>
        ids((await get(`${demo.account}/phone_numbers?sort=${encodeURIComponent(sort)}`)).body),
      [demo.test, demo.connected, demo.unverified],
    ),
  ),
  does(
    'a list can be filtered by the mode of the account',
    documented(pages.numbers),
    async ({ get }) => {
      const filtering = [{ field: 'account_mode', operator: 'EQUAL', value: 'SANDBOX' }];
      const query = encodeURIComponent(JSON.stringify(filtering));
      return ids((await get(`${demo.account}/phone_numbers?filtering=${query}`)).body);
    },
    [demo.test],
  ),
  does(
    'a list can be asked for one number by its digits',
    documented(pages.preVerified),
    async ({ get }) =>
      ids((await get(`${demo.account}/phone_numbers?display_phone_number=16315552000`)).body),
    [demo.unverified],
  ),
  does(
    'a page has 25 rows where no limit is given',
    assumed(pages.openApi),
    async ({ get, control }) => {
      control.seed({ generate: { numbers: 30, wabas: 1 } });
      const account = control.state().portfolios[0]?.businessAccounts.at(-1)?.id;
      return (await get(`${account}/phone_numbers`)).body.data.length;
    },
    25,
  ),
  does(
    'a page has 100 rows at most',
    assumed(pages.openApi),
    async ({ get, control }) => {
      control.seed({ generate: { numbers: 120, wabas: 1 } });
      const account = control.state().portfolios[0]?.businessAccounts.at(-1)?.id;
      return (await get(`${account}/phone_numbers?limit=120`)).body.data.length;
    },
    100,
  ),
];
