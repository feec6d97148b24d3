import { checkId, checkInput } from './check.ts';
import type { Endpoint, EndpointName, Input, Output } from './contract/index.ts';
import { phoneNumber } from './contract/phone-number.ts';
import { ConnectionError, InputError, isGraphError, type ShownCall } from './errors.ts';
import { type Answer, type Exchange, exchangeFrom } from './exchange.ts';
import { pathOf, requestFor } from './request.ts';
import { dataIn } from './response.ts';
import { withoutSecrets } from './secrets.ts';
import { type CallOptions, type Settings, withCallOptions } from './settings.ts';
import { credentialsIn, type Tokens } from './token.ts';

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

    // A refusal of what Meta counts must be readable, so what reads it is there before it is sent.
    if (!row.repeatable) await failureReader(shown);
    let renewed = false;

    for (let attempt = 1; ; attempt++) {
      const started = performance.now();
      const timeoutMs = Math.max(1, Math.min(settings.timeoutMs, deadline - started));
      const patience = { timeoutMs, signal: settings.signal };
      const credentials = await credentialsIn(patience, tokens, settings);
      const raw =
        'lost' in credentials
          ? credentials
          : await settings.transport(
              requestFor(settings, row, path, parameters, credentials),
              patience,
            );
      const exchange = exchangeFrom(shown, attempt, performance.now() - started, raw);
      if (!('lost' in raw && raw.unsent)) tell(settings, exchange);
      if (exchange.upgraded && !warned) {
        warned = true;
        warn(client.apiVersion, exchange);
      }
      const data = 'lost' in raw ? undefined : dataIn(raw);
      if (data) return { data: data as Output<typeof endpoint>, exchange };

      const { failureOf, retryDelay, sleep } = await failureReader(shown);
      const { origin, appSecret } = settings;
      const failure = failureOf(raw, exchange, {
        row,
        call: shown,
        origin,
        secrets: [...secrets, appSecret, ...Object.values(credentials)],
        attempt,
      });
      if ('lost' in credentials) throw failure;
      const isRefusedToken = isGraphError(failure) && failure.code === 190;
      const hasNewToken: boolean = isRefusedToken && tokens.renew(credentials) && !renewed;
      renewed ||= hasNewToken;
      const delay = hasNewToken && row.repeatable ? 0 : retryDelay(failure, attempt, settings);
      if (delay === undefined || performance.now() + delay >= deadline) throw failure;
      await sleep(delay, settings.signal);
    }
  };
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

/** What reads failures is fetched by those alone who need it. */
const failureReader = (call: ShownCall) =>
  import('./failure.ts').catch((cause) => {
    const problem = 'the code that reads failures could not be loaded';
    throw new ConnectionError(call, problem, { reason: 'network', sent: 'maybe', cause });
  });

/** A listener's own failure must not turn a call that worked into one that did not. */
function tell({ onExchange }: Settings, exchange: Exchange): void {
  try {
    const told: unknown = onExchange?.(exchange);
    if (told instanceof Promise) told.catch(() => {});
  } catch {}
}

/** As Node warns, and others that took its `process`. */
function warn(asked: string, { version }: Exchange): void {
  const message = `Meta answers calls to ${asked} with ${version ?? 'a later version'}, because ${asked} has ended. Set apiVersion to a version that still lives.`;
  globalThis.process?.emitWarning?.(message, 'MetaCloudApiWarning');
}
