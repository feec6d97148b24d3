import { read, toldOf } from './acts.ts';
import { type Behaviour, does, type Topic } from './behaviour.ts';
import { documented, guessed, pages, reported } from './sources.ts';
import { demo, type Stage } from './stage.ts';

const update = ({ control }: Stage, changes: object) =>
  control.numbers.update(demo.connected, changes).status;

const statuses: readonly Behaviour[] = (
  [
    ['RATE_LIMITED', { rateLimited: true }, documented(pages.reference)],
    ['RESTRICTED', { restricted: true }, reported('help pages of providers')],
    ['BANNED', { banned: true }, reported('help pages of providers')],
    ['FLAGGED', { flagged: true }, documented(`${pages.limits}: not since October 2025`)],
    ['UNKNOWN', { unknown: true }, documented(pages.reference)],
  ] as const
).map(([status, change, source]) =>
  does(`a number can be ${status}`, source, (stage) => update(stage, change), status),
);

const number: readonly Behaviour[] = [
  ...statuses,
  does(
    'of several things that hold of a number, its status is the gravest',
    guessed,
    (stage) => {
      update(stage, { rateLimited: true });
      return update(stage, { banned: true });
    },
    'BANNED',
  ),
  does(
    'quality is shown by both of its fields',
    documented(pages.reference),
    async (stage) => {
      update(stage, { quality: 'YELLOW' });
      return read(stage, 'quality_rating,quality_score');
    },
    ['YELLOW', { score: 'YELLOW' }],
  ),
  does(
    'low quality neither flags a number nor lowers a limit, since October 2025',
    documented(pages.limits),
    async (stage) => {
      update(stage, { quality: 'RED' });
      return read(stage, 'status,whatsapp_business_manager_messaging_limit');
    },
    ['CONNECTED', 'TIER_2K'],
  ),
  does(
    '`phone_number_quality_update` tells of a higher throughput',
    documented(pages.payload('phone_number_quality_update')),
    async (stage) => {
      await stage.listen();
      update(stage, { throughput: 'HIGH' });
      const [level] = await read(stage, 'throughput');
      return [level, await toldOf(stage, 'phone_number_quality_update')];
    },
    [
      { level: 'HIGH' },
      [
        {
          display_phone_number: '16315551000',
          event: 'THROUGHPUT_UPGRADE',
          current_limit: 'TIER_UNLIMITED',
          max_daily_conversations_per_business: 'TIER_UNLIMITED',
        },
      ],
    ],
  ),
  ...(['FLAGGED', 'UNFLAGGED'] as const).map((event) =>
    does(
      `\`phone_number_quality_update\` tells of ${event}, as it did until October 2025`,
      documented(pages.payload('phone_number_quality_update')),
      async (stage) => {
        await stage.listen();
        update(stage, { flagged: true });
        update(stage, { flagged: false });
        const told = await toldOf(stage, 'phone_number_quality_update');
        return told.some((value) => value.event === event);
      },
      true,
    ),
  ),
  does(
    'a ban tells `ACCOUNT_VIOLATION` of the number',
    documented(`${pages.payload('account_update')}; that a ban tells it is assumed`),
    async (stage) => {
      await stage.listen();
      update(stage, { banned: true });
      return (await toldOf(stage, 'account_update'))[0]?.event;
    },
    'ACCOUNT_VIOLATION',
  ),
];

export const standing: Topic = {
  title: 'How a number stands: status, quality, throughput',
  behaviours: number,
};
