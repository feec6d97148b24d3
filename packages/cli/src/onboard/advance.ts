import type { TokenInfo } from 'meta-cloud-api';
import { type Desired, lifecycleFields, type NextStep, nextStep } from 'meta-cloud-api/lifecycle';
import { accountIn } from '../accounts.ts';
import type { Hold } from '../alone.ts';
import type { Context } from '../context.ts';
import { exitCodes } from '../errors.ts';
import { accountFacts, tokenFacts } from '../facts.ts';
import { readJournal } from '../journal.ts';
import type { PinGiven } from '../pin.ts';
import { type ReadNumber, titleOf } from '../report.ts';
import { type Action, type Done, perform, type Session } from './perform.ts';
import { waitFor } from './wait.ts';

/** What `waba onboard` was told. */
export interface Plan extends PinGiven {
  readonly name: string | undefined;
  readonly method: string | undefined;
  readonly locale: string;
  readonly code: string | undefined;
  readonly yes: boolean;
  /** How long to wait for others; undefined for as long as it takes, where a person watches. */
  readonly waitMs: number | undefined;
  readonly intervalMs: number;
}

/**
 * Does what comes next for a number, until it sends or somebody has to be waited for. Everything is in
 * the number and in the journal, so that this can end anywhere and begin again.
 */
export async function advance(
  context: Context,
  id: string,
  plan: Plan,
  hold: Hold,
): Promise<number> {
  const { output } = context;
  const { phoneNumber } = (await context.whatsapp()).forNumber(id);
  const token = await tokenFacts(context);
  const read = async (): Promise<ReadNumber> =>
    (await phoneNumber.get({ fields: lifecycleFields })).data;

  const steps: string[] = [];
  const tell = (done: Done) => {
    steps.push(done.step);
    if (output.format !== 'json') output.event({ id, ...done }, () => `✓ ${done.says}`);
  };

  let number = await read();
  let subscribed = await isSubscribed(context, number, token);
  output.note(output.sideColours.bold(titleOf(number)));
  for (const done of alreadyDone(number, subscribed)) output.note(`✓ ${done}`);

  const session: Session = { code: plan.code };
  let last: { readonly action: Action; readonly state: string } | undefined;
  const deadline = deadlineOf(context, plan);
  for (;;) {
    const step = nextStep(number, await desired(context, number, plan, session, subscribed));
    if ('done' in step) return finish(context, number, steps);
    if ('wait' in step) {
      if (!(await waitFor(context, step, number, { ...plan, deadline }))) {
        return pause(context, number, step, steps);
      }
    } else if (last?.action === step.do && last.state === stateOf(number)) {
      // Meta has taken it, and does not show it yet: doing it again would be counted again.
      const hold: Wait = {
        wait: 'status',
        who: 'Meta',
        why: 'Meta has taken the last step, and does not show it yet.',
      };
      if (!(await waitFor(context, hold, number, { ...plan, deadline }))) {
        return pause(context, number, hold, steps);
      }
    } else {
      const state = stateOf(number);
      const isAsRead = async () => stateOf(await read()) === state;
      const task = { id, number, action: step.do, plan, session, hold, isAsRead };
      const outcome = await perform(context, task);
      if (outcome === 'needs-code') {
        return pause(context, number, { who: 'a person with the phone', why: step.why }, steps);
      }
      if (outcome !== 'again') {
        last = { action: step.do, state };
        tell(outcome);
        if (step.do === 'subscribe') subscribed = true;
      }
    }
    number = await read();
    // Only a registered number is asked about, since only it has to be subscribed.
    subscribed ??= await isSubscribed(context, number, token);
  }
}

type Wait = Extract<NextStep, { wait: unknown }>;

/** What decides about the next step: where it has not changed, nothing has. */
const stateOf = ({ health_status: _, ...number }: ReadNumber) => JSON.stringify(number);

/** When a wait is over; undefined where it has no end. */
function deadlineOf({ isInteractive }: Context, { waitMs }: Plan): number | undefined {
  if (waitMs !== undefined) return Date.now() + waitMs;
  return isInteractive ? undefined : Date.now();
}

/** What the number should become, and what is known of it. */
async function desired(
  context: Context,
  { id, is_pin_enabled }: ReadNumber,
  { pin, pinFile, generate, name }: Plan,
  session: Session,
  subscribed: boolean | undefined,
): Promise<Desired> {
  const given = session.pin ?? pin ?? pinFile;
  const canBeAsked = context.dryRun || context.isInteractive;
  const pinKnown = given !== undefined || canBeAsked || Boolean(generate && !is_pin_enabled);
  return {
    ...(await readJournal(context, id)),
    now: context.now(),
    pinKnown,
    ...(name !== undefined && { displayName: name }),
    ...(subscribed !== undefined && { subscribed }),
  };
}

async function isSubscribed(
  context: Context,
  { health_status }: ReadNumber,
  token: TokenInfo | undefined,
): Promise<boolean | undefined> {
  const accountId = accountIn(health_status);
  if (accountId === undefined) return undefined;
  return (await accountFacts(await context.whatsapp(), accountId, token?.app_id)).subscribed;
}

function alreadyDone(number: ReadNumber, subscribed: boolean | undefined): string[] {
  const isRegistered = number.status === 'CONNECTED' && number.platform_type === 'CLOUD_API';
  return [
    'added',
    ...(number.code_verification_status === 'VERIFIED' ? ['verified'] : []),
    ...(isRegistered ? ['registered'] : []),
    ...(subscribed ? ['the app is subscribed'] : []),
  ];
}

function finish({ output }: Context, number: ReadNumber, steps: readonly string[]): number {
  const data = { id: number.id, done: true, steps, number };
  if (output.format === 'text') output.data(data, () => `✓ ${titleOf(number)} sends and receives.`);
  else output.data(data, () => '');
  return exitCodes.ok;
}

function pause(
  { output }: Context,
  number: ReadNumber,
  step: Omit<Wait, 'wait'>,
  steps: readonly string[],
): number {
  const { why, who, until } = step;
  output.data({ id: number.id, done: false, steps, waits: { why, who, until }, number }, () => [
    `… Not yet: this waits for ${who}${until ? `, until ${until}` : ''}.`,
    `  ${why}`,
    '  The same command goes on from here.',
  ]);
  return exitCodes.unhealthy;
}
