import * as z from 'zod';
import { GraphFault } from '../../fault.ts';
import { checkAddress, checkCallback } from '../../handshake.ts';
import { wordOf } from '../../nearest.ts';
import type { App, PhoneNumber } from '../../nodes.ts';
import { subscribe } from '../../rules/app-subscription.ts';
import { hasLeft } from '../../rules/presence.ts';
import { settle } from '../../tasks.ts';
import { servedVersion } from '../../version.ts';
import { planDelivery } from '../../webhooks/deliver.ts';
import { emit } from '../../webhooks/emit.ts';
import { type KnownWebhookField, webhookFields } from '../../webhooks/fields.ts';
import type { DeliveryAttempt } from '../../webhooks/log.ts';
import {
  type About,
  fieldOf,
  isOfNumber,
  isOfPortfolio,
  payloadOf,
  type WebhookEventName,
  webhookEventNames,
} from '../../webhooks/templates.ts';
import type { World } from '../../world.ts';
import { applyEvent } from '../consequences.ts';
import { numberOf } from '../numbers.ts';
import { ControlError, changes, InvalidInput, named, perform, reads, whole } from '../verb.ts';
import { names } from './names.ts';

export interface SubscribeOptions {
  /** Where webhooks go. */
  readonly url: string;
  readonly verifyToken: string;
  /** All there are when absent. */
  readonly fields?: readonly KnownWebhookField[] | undefined;
  /** The world's first app when absent. */
  readonly appId?: string | undefined;
  /** Whether the callback is asked first, as Meta does; it is when absent. */
  readonly handshake?: boolean | undefined;
}

/** What an app is told, and where. */
export interface AppCallback {
  readonly appId: string;
  readonly url: string;
  readonly fields: readonly string[];
}

export interface DeliveryFilter {
  readonly field?: string | undefined;
  readonly phoneNumberId?: string | undefined;
  /** Only attempts that ended after the one of this id. */
  readonly after?: string | undefined;
}

export interface TriggerOptions {
  /** The number it is about: the account's first when absent. */
  readonly phoneNumberId?: string | undefined;
  /** The number's account, or the world's first, when absent. */
  readonly businessAccountId?: string | undefined;
  /** What differs from the emulator's own choice, in Meta's wire names. */
  readonly value?: Readonly<Record<string, unknown>> | undefined;
}

/** What was sent for a trigger. */
export interface TriggeredWebhook {
  readonly businessAccountId: string;
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const aSubscription: z.ZodType<SubscribeOptions> = z.strictObject({
  url: z.string({ error: 'is required' }),
  verifyToken: z.string({ error: 'is required' }),
  fields: z.array(wordOf(webhookFields, 'a field of webhooks')).min(1).optional(),
  appId: z.string().optional(),
  handshake: z.boolean().optional(),
});

const aFilter: z.ZodType<DeliveryFilter | undefined> = z
  .strictObject({
    field: z.string().optional(),
    phoneNumberId: z.string().optional(),
    after: z.string().optional(),
  })
  .optional();

const aTrigger: z.ZodType<TriggerOptions | undefined> = z
  .strictObject({
    phoneNumberId: z.string().optional(),
    businessAccountId: z.string().optional(),
    value: z.record(z.string(), z.unknown()).optional(),
  })
  .optional();

export const webhooks = {
  subscribe: changes(
    'Gives an app a callback, as the App Dashboard does, and has it told of these fields alone.',
    [whole(aSubscription)],
    async (world, options: SubscribeOptions): Promise<AppCallback> => {
      const { url, verifyToken, fields = webhookFields, handshake = true } = options;
      const { id } = appOf(world, options.appId);
      await inWords(async () => {
        checkAddress(url, 'url');
        if (handshake) await checkCallback(url, verifyToken, world, 'url');
      });
      const { version } = servedVersion(undefined, world.now());
      const { subscription: _replaced, ...app } = appOf(world, id);
      world.put(subscribe(app, { callbackUrl: url, fields, version }, world));
      return { appId: id, url, fields };
    },
  ),
  list: reads(
    'The attempts at delivering webhooks, in the order of their ends.',
    [whole(aFilter)],
    (world, { field, phoneNumberId, after }: DeliveryFilter = {}): DeliveryAttempt[] => {
      const attempts = world.deliveries.attempts();
      const start = after === undefined ? 0 : startAfter(after, world);
      return attempts
        .slice(start)
        .filter(
          (attempt) =>
            (field === undefined || attempt.field === field) &&
            (phoneNumberId === undefined || attempt.phoneNumberId === phoneNumberId),
        );
    },
  ),
  redeliver: changes(
    "Delivers again what the attempt of this id did, or 'all' that is remembered. Answers the deliveries' ids.",
    [named('id', z.string())],
    (world, id: string): string[] => {
      const chosen = attemptsOf(world, id);
      if (chosen.length === 0 && id !== 'all') {
        throw new ControlError(`No delivery has the id ${JSON.stringify(id)}`);
      }
      return chosen.map((attempt) => redeliver(attempt, world));
    },
  ),
  trigger: changes(
    'Sends the webhook of an event, and has the world become what it tells: a restricted account, a name that is approved.',
    [
      named('event', wordOf(webhookEventNames, 'an event that can be triggered')),
      named('about', aTrigger),
    ],
    (world, event: WebhookEventName, about: TriggerOptions = {}): TriggeredWebhook =>
      trigger(event, about, world),
  ),
  settled: changes(
    'Comes once every webhook that is due was sent, and answered or not.',
    [],
    (world): Promise<void> => settle(world),
  ),
};

function appOf(world: World, id = world.all('app')[0]?.id): App {
  const app = id === undefined ? undefined : world.find('app', id);
  if (app) return app;
  throw new ControlError(`There is no app with the id ${JSON.stringify(id)} here`);
}

/** Has a check that refuses as Meta does say what is wrong in one sentence. */
async function inWords(check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    if (!(error instanceof GraphFault)) throw error;
    const { message, error_data } = error.body;
    throw new InvalidInput(error_data?.details ?? message, { cause: error });
  }
}

/** Where the attempts begin that ended after one: with the first where that one is forgotten by now. */
function startAfter(id: string, world: World): number {
  const { begun } = world.deliveries;
  if (!/^[1-9]\d*$/.test(id) || Number(id) > begun) {
    throw new ControlError(
      `No delivery has the id ${JSON.stringify(id)}: after is the id of one that was listed`,
    );
  }
  return world.deliveries.attempts().findIndex((attempt) => attempt.id === id) + 1;
}

/** The attempt of an id, or the first one of each delivery. */
function attemptsOf(world: World, id: string): readonly DeliveryAttempt[] {
  const attempts = world.deliveries.attempts();
  if (id !== 'all') return attempts.filter((attempt) => attempt.id === id);
  const firsts = new Map<string, DeliveryAttempt>();
  for (const attempt of attempts) {
    if (!firsts.has(attempt.deliveryId)) firsts.set(attempt.deliveryId, attempt);
  }
  return [...firsts.values()];
}

function redeliver(attempt: DeliveryAttempt, world: World): string {
  const { deliveryId, appId, businessAccountId, phoneNumberId, field, body } = attempt;
  return planDelivery(world, world.now(), {
    deliveryId,
    appId,
    businessAccountId,
    ...(phoneNumberId !== undefined && { phoneNumberId }),
    field,
    body,
  });
}

function trigger(event: WebhookEventName, options: TriggerOptions, world: World): TriggeredWebhook {
  const about = aboutOf(options, world);
  const { id: businessAccountId, portfolioId } = about.account;
  const value = { ...payloadOf(event, about), ...options.value };
  const field = fieldOf(event);
  if (field === 'phone_number_name_update' && decide(about.number, value, world)) {
    return { businessAccountId, field, value };
  }
  applyEvent(event, about, value);
  emit(
    {
      entryId: isOfPortfolio(event) ? portfolioId : businessAccountId,
      businessAccountId,
      field,
      value,
      ...(isOfNumber(event) && { phoneNumberId: about.number.id }),
      // It is told although the account is not subscribed to it any more.
      ...(event === 'account_update.PARTNER_APP_UNINSTALLED' && { formerAppId: about.appId }),
    },
    world,
  );
  return { businessAccountId, field, value };
}

/** What an event is about, where that is not said: the world's first account, and its first number. */
function aboutOf({ phoneNumberId, businessAccountId }: TriggerOptions, world: World): About {
  const given = phoneNumberId === undefined ? undefined : numberOf(world, phoneNumberId);
  const accountId =
    given?.businessAccountId ?? businessAccountId ?? world.all('businessAccount')[0]?.id ?? '';
  const account = world.find('businessAccount', accountId);
  if (!account) throw new ControlError(`There is no account with the id ${accountId} here`);
  return {
    account,
    appId: appOf(world, account.subscriptions?.[0]?.appId).id,
    world,
    // Looked for only by an event that is about one: an account may have none.
    get number() {
      const numbers = [...world.numbersOf(account.id)].filter((number) => !hasLeft(number));
      const isLive = ({ accountMode }: PhoneNumber) => accountMode === 'LIVE';
      const number = given ?? numbers.find(isLive) ?? numbers[0];
      if (number) return number;
      throw new ControlError(`The account ${account.id} has no phone number`);
    },
  };
}

/** Decides on a name where the webhook says that somebody did. True where that has told so itself. */
function decide({ id }: PhoneNumber, value: TriggeredWebhook['value'], world: World): boolean {
  const { decision, rejection_reason: reason } = value;
  if (decision === 'APPROVED') perform(names.approve, [id], world);
  else if (decision === 'REJECTED') perform(names.reject, [id, reason ?? undefined], world);
  else return false;
  return true;
}
