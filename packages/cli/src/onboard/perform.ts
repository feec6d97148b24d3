import type { Answer, WhatsApp } from 'meta-cloud-api';
import type { NextStep } from 'meta-cloud-api/lifecycle';
import { accountIn } from '../accounts.ts';
import type { Hold } from '../alone.ts';
import { change } from '../change.ts';
import { askCode } from '../code.ts';
import type { Context } from '../context.ts';
import { type Counted, countedChange } from '../counted.ts';
import { CliError } from '../errors.ts';
import { forgetCode } from '../journal.ts';
import { readPin, storedFirst } from '../pin.ts';
import { askChoice } from '../prompt.ts';
import { type RegistrationPin, registrationPin } from '../registration-pin.ts';
import type { ReadNumber } from '../report.ts';
import type { Plan } from './advance.ts';

export type Action = Extract<NextStep, { do: unknown }>['do'];

/** A step that was done. */
export interface Done {
  readonly step: Action | 'add';
  readonly says: string;
}

/** What is known while it goes on, and kept nowhere. */
export interface Session {
  /** The code that was given, until it was tried. */
  code?: string | undefined;
  /** The PIN that was given, made or typed. */
  pin?: RegistrationPin;
  /** How the code is sent, until it was. */
  method?: 'SMS' | 'VOICE' | undefined;
}

interface Task {
  readonly id: string;
  readonly number: ReadNumber;
  readonly action: Action;
  readonly plan: Plan;
  readonly session: Session;
  readonly hold: Hold;
  /** Whether the number still is as it was when the step was chosen: it may have waited for an answer. */
  readonly isAsRead: () => Promise<boolean>;
}

/** Does one step. `again` where it has to be thought about anew, `needs-code` where nobody can be asked for one. */
export async function perform(
  context: Context,
  task: Task,
): Promise<Done | 'again' | 'needs-code'> {
  switch (task.action) {
    case 'requestCode':
      return requestCode(context, task);
    case 'verifyCode':
      return verifyCode(context, task);
    case 'register':
      return register(context, task);
    case 'setPin':
      return setPin(context, task);
    case 'updateDisplayName':
      return requestName(context, task);
    case 'subscribe':
      return subscribe(context, task);
    case 'deregister':
      throw new CliError('A number that shall send is never deregistered by waba onboard.');
  }
}

async function requestCode(context: Context, task: Task): Promise<Done | 'again'> {
  const { plan, session, action } = task;
  session.method ??= await methodOf(context, plan);
  const codeMethod = session.method;
  if (!(await task.isAsRead())) return 'again';
  await count(context, task, 'code', ({ phoneNumber }) =>
    phoneNumber.requestVerificationCode({ codeMethod, locale: plan.locale }),
  );
  session.method = undefined;
  const way = codeMethod === 'SMS' ? 'SMS' : 'a call';
  return { step: action, says: `Meta sends a code by ${way}; it is good for ten minutes` };
}

async function methodOf(context: Context, { method, yes }: Plan): Promise<'SMS' | 'VOICE'> {
  if (method !== undefined) return method as 'SMS' | 'VOICE';
  if (yes || context.dryRun || !context.isInteractive) return 'SMS';
  return askChoice(context, 'How shall Meta send the code? It is good for ten minutes', [
    { value: 'SMS', label: 'SMS' },
    { value: 'VOICE', label: 'a call' },
  ]);
}

async function verifyCode(
  context: Context,
  { id, session, action }: Task,
): Promise<Done | 'again' | 'needs-code'> {
  if (session.code === undefined && !context.isInteractive && !context.dryRun) return 'needs-code';
  const code = session.code ?? (await askCode(context, { mayBeEmpty: true }));
  session.code = undefined;
  if (code === '') {
    await forgetCode(context, id);
    return 'again';
  }
  try {
    await change(context, (whatsapp) => whatsapp.forNumber(id).phoneNumber.verify({ code }));
  } catch (error) {
    if (!context.isInteractive || (error as { code?: number }).code !== 136025) throw error;
    context.output.warn((error as Error).message);
    return 'again';
  }
  await forgetCode(context, id);
  return { step: action, says: 'verified' };
}

async function register(context: Context, task: Task): Promise<Done | 'again'> {
  const { number, plan, session, action, hold } = task;
  const hasPin = number.is_pin_enabled === true;
  // Somebody else may have given it one, while this one was asked for.
  const known = session.pin?.isNew && hasPin ? undefined : session.pin;
  const given = known ?? (await registrationPin(context, plan, hasPin));
  session.pin = given;
  const { pin } = given;
  if (!(await task.isAsRead())) return 'again';
  await hold.confirm();
  await storedFirst(context, given, () =>
    count(context, task, 'registration', ({ phoneNumber }) => phoneNumber.register({ pin })),
  );
  session.pin = { pin, isNew: false };
  return { step: action, says: 'registered' };
}

async function setPin(context: Context, { id, plan, session, action, hold }: Task): Promise<Done> {
  const pin = await readPin(context, plan, { message: 'A new two-step PIN', isNew: true });
  await hold.confirm();
  await storedFirst(context, { pin, store: plan.store }, () =>
    change(context, (whatsapp) => whatsapp.forNumber(id).twoStepVerification.update({ pin })),
  );
  session.pin = { pin, isNew: false };
  return { step: action, says: 'the PIN is set' };
}

async function requestName(context: Context, task: Task): Promise<Done | 'again'> {
  const displayName = task.plan.name ?? '';
  if (!(await task.isAsRead())) return 'again';
  await count(context, task, 'name', (whatsapp) => whatsapp.displayName.request({ displayName }));
  return { step: task.action, says: `asked for the name '${displayName}'` };
}

/** Sends what Meta counts. */
const count = <Data>(
  context: Context,
  { id, hold }: Task,
  counted: Counted,
  send: (whatsapp: WhatsApp) => Promise<Answer<Data>>,
): Promise<Data> =>
  countedChange(context, hold, id, counted, (whatsapp) => send(whatsapp.forNumber(id)));

async function subscribe(context: Context, { number, action }: Task): Promise<Done> {
  const accountId = accountIn(number.health_status);
  if (accountId === undefined) {
    throw new CliError(
      'Which account the number is in is not known. Run: waba subscribe <account>',
    );
  }
  await change(context, (whatsapp) =>
    whatsapp.forBusinessAccount(accountId).businessAccount.subscribe(),
  );
  return { step: action, says: 'the app is subscribed' };
}
