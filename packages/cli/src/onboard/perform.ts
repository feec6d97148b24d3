import type { NextStep } from 'meta-cloud-api/lifecycle';
import { accountIn } from '../accounts.ts';
import { change } from '../change.ts';
import type { Context } from '../context.ts';
import { countedChange } from '../counted.ts';
import { CliError } from '../errors.ts';
import { forgetCode } from '../journal.ts';
import { readPin } from '../pin.ts';
import { askChoice, askText } from '../prompt.ts';
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
  pin?: string | undefined;
}

interface Task {
  readonly id: string;
  readonly number: ReadNumber;
  readonly action: Action;
  readonly plan: Plan;
  readonly session: Session;
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

async function requestCode(context: Context, { id, plan, action }: Task): Promise<Done> {
  const codeMethod = await methodOf(context, plan);
  await countedChange(context, id, 'code', (whatsapp) =>
    whatsapp.forNumber(id).phoneNumber.requestVerificationCode({ codeMethod, locale: plan.locale }),
  );
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
  const code = session.code ?? (await askCode(context));
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

async function askCode(context: Context): Promise<string> {
  if (context.dryRun) return '000000';
  const message = 'The code that arrived; leave it empty to have another sent';
  const typed = await askText(context, message, (typed) =>
    /^(\d{3}[- ]?\d{3})?$/.test(typed.trim()) ? undefined : 'It has 6 digits, such as 123-456.',
  );
  return typed.trim();
}

async function register(
  context: Context,
  { id, number, plan, session, action }: Task,
): Promise<Done> {
  const hasPin = number.is_pin_enabled === true;
  session.pin ??= await readPin(context, plan, {
    message: hasPin ? 'Its two-step PIN' : 'The two-step PIN that it gets; keep it well',
    isNew: !hasPin,
  });
  const { pin } = session;
  await countedChange(context, id, 'registration', (whatsapp) =>
    whatsapp.forNumber(id).phoneNumber.register({ pin }),
  );
  return { step: action, says: 'registered' };
}

async function setPin(context: Context, { id, plan, session, action }: Task): Promise<Done> {
  const pin = await readPin(context, plan, { message: 'A new two-step PIN', isNew: true });
  session.pin = pin;
  await change(context, (whatsapp) => whatsapp.forNumber(id).twoStepVerification.update({ pin }));
  return { step: action, says: 'the PIN is set' };
}

async function requestName(context: Context, { id, plan, action }: Task): Promise<Done> {
  const displayName = plan.name ?? '';
  await countedChange(context, id, 'name', (whatsapp) =>
    whatsapp.forNumber(id).displayName.request({ displayName }),
  );
  return { step: action, says: `asked for the name '${displayName}'` };
}

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
