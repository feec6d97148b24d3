import {
  type TriggeredWebhook,
  type WebhookEventName,
  webhookEventNames,
} from '@meta-cloud-api/emulator';
import { type ShownRequest, showInstead, shownRequest } from '../../change.ts';
import { command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { emulatorControl, urlOption } from '../../emulator-door.ts';
import { emulatorNumberId } from '../../emulator-number.ts';
import { CliError, UsageError } from '../../errors.ts';
import { setPaths } from '../../input.ts';
import { nearest } from '../../nearest.ts';
import { plain } from '../../output.ts';
import { send, templateOf } from '../../webhooks/events.ts';
import { checkTarget } from '../../webhooks/forward.ts';
import { appSecretOf, appSecretOption } from '../../webhooks/secret.ts';

export default command({
  about:
    'The emulator that runs sends it to whoever listens. With --forward-to it goes to one address, and needs no emulator. Without an event: all that there are.',
  arguments: {
    event: {
      says: 'such as phone_number_name_update or account_update.DISABLED_UPDATE',
      optional: true,
    },
  },
  options: {
    set: {
      value: '<path=value...>',
      says: "a value of the event, in Meta's wire names; may be given again",
    },
    number: {
      value: '<number>',
      says: "the emulator's number that it is about; its account's first when absent",
    },
    forwardTo: { value: '<url>', says: 'send it there, and only there' },
    appSecretFile: appSecretOption,
    url: urlOption,
  },
  examples: [
    ['waba webhooks trigger', 'all events'],
    [
      'waba webhooks trigger phone_number_name_update --number +16315552000 --set decision=APPROVED',
      'a name is approved',
    ],
    [
      'waba webhooks trigger account_update.DISABLED_UPDATE --set ban_info.waba_ban_state=REINSTATE',
      'a ban is lifted',
    ],
  ],
  writes: true,
  run: async (context, { event, set, number, forwardTo, appSecretFile, url }) => {
    if (event === undefined) {
      const rows = webhookEventNames.map((name) => ({ event: name }));
      await context.output.table(rows, [{ title: 'event', value: (row) => row.event }], '');
      return;
    }
    const name = nameOf(event);
    const value = valuesOf(name, set);
    const told =
      forwardTo === undefined
        ? await byEmulator(context, { name, value, number, url })
        : await directly(context, { name, value, appSecretFile }, checkTarget(forwardTo));
    context.output.data(told, () => `✓ Sent: ${plain(told.field)}`);
  },
});

function nameOf(event: string): WebhookEventName {
  const known = webhookEventNames.find((name) => name === event);
  if (known) return known;
  const near = nearest(event, webhookEventNames);
  throw new UsageError(
    `There is no event '${event}'.${near ? ` Did you mean '${near}'?` : ''} All of them: waba webhooks trigger`,
  );
}

/** The values that were named; those around one that lies deeper are the event's own. */
function valuesOf(name: WebhookEventName, settings: readonly string[]): Record<string, unknown> {
  const paths = settings.map((setting) => setting.split('=')[0] ?? '');
  const around = paths.some((path) => path.includes('.')) ? templateOf(name) : {};
  const changed = setPaths(around, settings);
  return Object.fromEntries(paths.map(topOf).map((key) => [key, changed[key]]));
}

const topOf = (path: string) => path.split('.')[0] ?? '';

interface Told {
  readonly name: WebhookEventName;
  readonly value: Record<string, unknown>;
}

async function byEmulator(
  context: Context,
  { name, value, number, url }: Told & { number: string | undefined; url: string | undefined },
): Promise<TriggeredWebhook> {
  const control = await emulatorControl(context, url);
  const phoneNumberId = number === undefined ? undefined : await emulatorNumberId(control, number);
  const told = await control.webhooks.trigger(name, {
    value,
    ...(phoneNumberId && { phoneNumberId }),
  });
  await control.webhooks.settled();
  return told;
}

async function directly(
  context: Context,
  { name, value, appSecretFile }: Told & { appSecretFile: string | undefined },
  target: string,
) {
  const secret = await appSecretOf(context, appSecretFile);
  const requests: ShownRequest[] = [];
  const rehearse: typeof fetch = async (url, init) => {
    requests.push(shownRequest(String(url), init));
    return new Response();
  };
  const way = context.dryRun ? rehearse : fetch;
  const { field, status, error } = await send(name, value, target, secret, way);
  if (context.dryRun) showInstead(context, requests);
  if (status === 200) return { field, status };
  throw new CliError(`${target} answered ${status ?? `nothing: ${error}`}, and not 200.`);
}
