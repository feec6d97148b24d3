import { checkId, checkInput } from './check.ts';
import type { Endpoint, EndpointName, Input, Output } from './contract/index.ts';
import { phoneNumber } from './contract/phone-number.ts';
import { InputError, isGraphError } from './errors.ts';
import { type Answer, type Exchange, exchangeFrom } from './exchange.ts';
import { pathOf, requestFor } from './request.ts';
import { lostCall, readAnswer } from './response.ts';
import { retryDelay, sleep } from './retry.ts';
import { withoutSecrets } from './secrets.ts';
import { type CallOptions, type Settings, withCallOptions } from './settings.ts';
import type { Credentials, Tokens } from './token.ts';
import { inTime } from './transport/in-time.ts';
import type { LostAnswer, Patience } from './transport/port.ts';

/** Sends one call and answers what Meta answered. */
export type Caller = <Name extends EndpointName>(
  endpoint: Name,
  id: string,
  input: Input<Name>,
  options?: CallOptions,
) => Promise<Answer<Output<Name>>>;

/** Binds the journey of a call to a client's settings. */
export function createCaller(client: Settings, tokens: Tokens): Caller {
  let warned = false;

  return async function call(endpoint, id, input, options) {
    const settings = options ? withCallOptions(client, options) : client;
    const row = Object.hasOwn(phoneNumber, endpoint)
      ? phoneNumber[endpoint as keyof typeof phoneNumber]
      : await rowOf(endpoint);
    const parameters = checkInput(input);
    const secrets: unknown[] = [];
    const shown = {
      endpoint,
      id: checkId(id, 'id'),
      input: withoutSecrets(parameters, row.secrets, secrets),
    };
    const path = pathOf(row, shown.id, parameters);
    const deadline = performance.now() + settings.deadlineMs;

    let renewed = false;

    for (let attempt = 1; ; attempt++) {
      const started = performance.now();
      const timeoutMs = Math.max(1, Math.min(settings.timeoutMs, deadline - started));
      const patience = { timeoutMs, signal: settings.signal };
      const credentials = await credentialsIn(patience, tokens, settings);
      const context = { row, call: shown, secrets: [...secrets, ...Object.values(credentials)] };
      if ('lost' in credentials) {
        throw lostCall({ ...credentials, unsent: attempt === 1 }, settings.origin, context);
      }
      const request = requestFor(settings, row, path, parameters, credentials);
      const raw = await settings.transport(request, patience);
      const exchange = exchangeFrom(shown, attempt, performance.now() - started, raw);
      tell(settings, exchange);
      if (exchange.upgraded && !warned) {
        warned = true;
        const { warn } = await import('./warning.ts');
        warn(client.apiVersion, exchange);
      }
      const outcome =
        'lost' in raw
          ? lostCall(raw, settings.origin, context)
          : await readAnswer(raw, exchange, context);
      if (!(outcome instanceof Error))
        return { data: outcome.data as Output<typeof endpoint>, exchange };

      const isRefusedToken = isGraphError(outcome) && outcome.code === 190;
      const hasNewToken: boolean = isRefusedToken && tokens.renew(credentials) && !renewed;
      renewed ||= hasNewToken;
      const delay = hasNewToken && row.repeatable ? 0 : retryDelay(outcome, row, attempt, settings);
      if (delay === undefined || performance.now() + delay >= deadline) {
        throw outcome;
      }
      await sleep(delay, settings.signal);
    }
  };
}

/** The token to send with; where it has to be fetched, no longer than the call has patience. */
async function credentialsIn(
  patience: Patience,
  tokens: Tokens,
  { accessToken }: Settings,
): Promise<Credentials | Omit<LostAnswer, 'unsent'>> {
  const { signal } = patience;
  if (signal?.aborted) return { lost: 'aborted', cause: signal.reason, status: undefined };
  if (typeof accessToken === 'string') return tokens.current();
  const credentials = await inTime(() => tokens.current(), patience);
  return 'lost' in credentials ? { ...credentials, status: undefined } : credentials;
}

/** A row of the whole contract, which is fetched where more is asked for than what most ask. */
async function rowOf(endpoint: EndpointName): Promise<Endpoint> {
  const { contract } = await import('./contract/table.ts');
  if (Object.hasOwn(contract, endpoint)) return contract[endpoint];
  throw new InputError(
    'endpoint',
    `must be a row of the contract, such as 'phoneNumber.get', and is '${String(endpoint)}'`,
  );
}

/** A listener's own failure must not turn a call that worked into one that did not. */
function tell({ onExchange }: Settings, exchange: Exchange): void {
  try {
    const told: unknown = onExchange?.(exchange);
    if (told instanceof Promise) told.catch(() => {});
  } catch {}
}
