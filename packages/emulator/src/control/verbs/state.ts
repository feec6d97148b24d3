import { displayed } from '../../phone-number.ts';
import { namesOf } from '../../rules/display-name.ts';
import { statusOf } from '../../rules/status.ts';
import type { World } from '../../world.ts';
import { reads } from '../verb.ts';

/** The world at a glance. */
export interface WorldState {
  readonly now: string;
  readonly running: boolean;
  readonly portfolios: readonly {
    readonly id: string;
    readonly name: string;
    readonly verification: string;
    readonly messagingLimit: string;
    readonly phoneNumberCount: number;
    readonly phoneNumberCap: number;
    readonly businessAccounts: readonly {
      readonly id: string;
      readonly name: string;
      readonly review: string;
      readonly phoneNumbers: readonly {
        readonly id: string;
        readonly displayPhoneNumber: string;
        readonly name: string;
        readonly status: string;
        readonly nameStatus: string;
        readonly quality: string;
      }[];
    }[];
  }[];
  /** What happens next, in its order. */
  readonly tasks: readonly { readonly at: string; readonly kind: string }[];
}

export const state = reads(
  'The world at a glance: who holds what, how it is, and what happens next.',
  [],
  (world): WorldState => ({
    now: written(world.now()),
    running: world.clock.running,
    portfolios: world.all('portfolio').map((portfolio) => ({
      id: portfolio.id,
      name: portfolio.name,
      verification: portfolio.verification,
      messagingLimit: portfolio.messagingLimit,
      phoneNumberCount: world.numberCount(portfolio.id),
      phoneNumberCap: portfolio.phoneNumberCap,
      businessAccounts: world
        .all('businessAccount')
        .filter(({ portfolioId }) => portfolioId === portfolio.id)
        .map(({ id, name, review }) => ({
          id,
          name,
          review,
          phoneNumbers: numbersOf(id, world),
        })),
    })),
    tasks: world
      .snapshot()
      .tasks.toSorted((one, other) => one.at - other.at || one.order - other.order)
      .map(({ at, kind }) => ({ at: written(at), kind })),
  }),
);

const written = (time: number) => new Date(time).toISOString();

const numbersOf = (accountId: string, world: World) =>
  Array.from(world.numbersOf(accountId), (number) => {
    const { current } = namesOf(number, world);
    return {
      id: number.id,
      displayPhoneNumber: displayed(number.digits),
      name: current.text,
      status: statusOf(number, world),
      nameStatus: current.status,
      quality: number.quality,
    };
  });
