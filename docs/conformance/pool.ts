import { pool, poolVerified, read, register, requestCode, verify } from './acts.ts';
import { type Behaviour, does, refuses, type Topic } from './behaviour.ts';
import { assumed, documented, pages } from './sources.ts';
import { demo, type Stage } from './stage.ts';

const status = async ({ get }: Stage, id: string) => {
  const { body, refusal } = await get(`${id}?fields=code_verification_status`);
  return body.code_verification_status ?? refusal.code;
};

const pooled: readonly Behaviour[] = [
  does(
    'a number of the pool is proven as another is',
    documented(pages.preVerified),
    async (stage) => {
      const id = await pool(stage);
      const before = await status(stage, id);
      await verify(stage, id);
      return [before, await status(stage, id)];
    },
    ['NOT_VERIFIED', 'VERIFIED'],
  ),
  does(
    'its proof is good for 90 days',
    documented(pages.preVerified),
    async (stage) => {
      const id = await poolVerified(stage);
      await stage.advance('90d');
      return status(stage, id);
    },
    'EXPIRED',
    'preVerifiedLifetime',
  ),
  refuses(
    'a new proof in the first 45 of those days',
    assumed(`${pages.preVerified} has the rule; the refusal is assumed`),
    { code: '400 136024/2388091', says: 'Please try again in some time.' },
    async (stage) => requestCode(stage, await poolVerified(stage)),
    'preVerifiedRenewalWindow',
  ),
  does(
    'a new proof in the last 45 days is good for another 90',
    documented(pages.preVerified),
    async (stage) => {
      const id = await poolVerified(stage);
      await stage.advance('46d');
      await verify(stage, id);
      await stage.advance('89d');
      return status(stage, id);
    },
    'VERIFIED',
  ),
  does(
    'a number that nobody verifies in 90 days is dropped',
    documented(pages.preVerified),
    async (stage) => {
      const id = await pool(stage);
      await stage.advance('90d');
      return status(stage, id);
    },
    '400 100/33',
    'unverifiedPoolLifetime',
  ),
  does(
    'a number that is claimed leaves the pool, and is PENDING in its account',
    documented(pages.preVerified),
    async (stage) => {
      const preverified_id = await poolVerified(stage);
      const { body } = await stage.post(`${demo.account}/phone_numbers`, {
        preverified_id,
        verified_name: 'Lucky Shrub Bulbs',
      });
      return [
        await status(stage, preverified_id),
        ...(await read(stage, 'status,is_preverified_number', body.id)),
      ];
    },
    ['400 100/33', 'PENDING', true],
  ),
  does(
    'a number that is claimed, and not registered in 90 days, has to be verified again',
    documented(`${pages.preVerified}; what follows is assumed`),
    async (stage) => {
      const preverified_id = await poolVerified(stage);
      const { body } = await stage.post(`${demo.account}/phone_numbers`, {
        preverified_id,
        verified_name: 'Lucky Shrub Bulbs',
      });
      await stage.advance('90d');
      return (await register(stage, body.id)).refusal.code;
    },
    '400 133006',
    'claimedNumberWindow',
  ),
  does(
    'a partner that a number is shared with is listed, and not once it is unshared',
    documented(pages.preVerified),
    async (stage) => {
      const preverified_id = await pool(stage);
      const share = { preverified_id, partner_business_id: demo.clientPortfolio };
      const partners = async () =>
        (await stage.get(`${preverified_id}/partners`)).body.data.map(
          ({ id }: { id: string }) => id,
        );
      await stage.post(`${demo.portfolio}/share_preverified_numbers`, share);
      const shared = await partners();
      await stage.remove(`${demo.portfolio}/share_preverified_numbers`, share);
      return [shared, await partners()];
    },
    [[demo.clientPortfolio], []],
  ),
  refuses(
    'claiming a number that is not verified',
    assumed(`${pages.preVerified} has the rule; the refusal is assumed`),
    { code: '400 100', says: 'preverified_id must be verified' },
    async (stage) =>
      stage.post(`${demo.account}/phone_numbers`, {
        preverified_id: await pool(stage),
        verified_name: 'Lucky Shrub Bulbs',
      }),
  ),
  refuses(
    'the same digits in the pool twice',
    assumed(`${pages.errors} has the subcode, of accounts`),
    { code: '400 100/2388012', says: 'This phone number is already in your list' },
    async (stage) => {
      await pool(stage);
      return stage.post(`${demo.portfolio}/add_phone_numbers`, { phone_number: '12015550123' });
    },
  ),
];

export const preVerifiedNumbers: Topic = { title: 'Pre-verified numbers', behaviours: pooled };
