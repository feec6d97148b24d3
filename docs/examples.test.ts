import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createEmulator, type Emulator } from '@meta-cloud-api/emulator';
import { WhatsApp } from 'meta-cloud-api';
import * as lifecycle from 'meta-cloud-api/lifecycle';
import * as webhooks from 'meta-cloud-api/webhooks';
import { afterEach, expect, it, vi } from 'vitest';

/**
 * Every `@example` in the client's documentation is run, each in an emulator of its own: it must not
 * throw. `whatsapp` is a client for the demo's connected number.
 */
interface Stage {
  readonly whatsapp: WhatsApp;
  readonly emulator: Emulator;
}

/** What has to be so before an example can be run, by the name of its method. */
const before: Record<string, (stage: Stage) => Promise<unknown>> = {
  'phoneNumberRegistration.verify': ({ whatsapp }) =>
    whatsapp.phoneNumber.requestVerificationCode({ codeMethod: 'SMS', locale: 'en_US' }),
  'coexistence.sync': async ({ emulator: { control, env } }) => {
    const snapshot = control.snapshot();
    const nodes = snapshot.nodes.map((node) =>
      node.kind === 'phoneNumber' && node.id === env.WHATSAPP_PHONE_NUMBER_ID
        ? { ...node, onPhone: true, onboardedAt: Date.now() }
        : node,
    );
    control.restore({ ...snapshot, nodes });
  },
  'encryption.set': async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    vi.stubEnv('FLOWS_PUBLIC_KEY', publicKey.export({ type: 'spki', format: 'pem' }).toString());
  },
};

const source = path.join(import.meta.dirname, '../packages/sdk/src');
const files = ['.', 'lifecycle', 'webhooks'].flatMap((folder) =>
  readdirSync(path.join(source, folder)).map((file) => path.join(folder, file)),
);
const examples = files.flatMap((file) =>
  file.endsWith('.ts') ? examplesOf(readFileSync(path.join(source, file), 'utf8'), file) : [],
);
/** What examples of functions call by name. */
const functions = { ...lifecycle, ...webhooks };

/** The examples of a file, each with the class and the method that it stands above. */
function examplesOf(text: string, file: string) {
  return [
    ...text.matchAll(/@example\n(.*?)\n\s*\*\/\n\s*(?:export )?(?:default )?(.*?)[\n{(;<]/gs),
  ].map(({ 1: lines = '', 2: declared = '', index }) => {
    const className = [
      ...text.slice(0, index).matchAll(/^export (?:default )?class (\w+?)(?:Api)? /gm),
    ].at(-1)?.[1];
    const method =
      declared.replace(/^(?:async|readonly|class|function) /, '').split(/[ :]/)[0] ?? '';
    const topic = className ? className.charAt(0).toLowerCase() + className.slice(1) : file;
    return { name: `${topic}.${method}`, code: lines.replace(/^\s*\* ?/gm, '') };
  });
}

afterEach(() => {
  vi.unstubAllEnvs();
});

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;

it.each(examples)('the example of $name runs', async ({ name, code }) => {
  const emulator = createEmulator({
    // A callback that answers every handshake.
    fetch: async (url) => new Response(new URL(String(url)).searchParams.get('hub.challenge')),
  });
  const options = {
    accessToken: emulator.env.WHATSAPP_ACCESS_TOKEN,
    phoneNumberId: emulator.env.WHATSAPP_PHONE_NUMBER_ID,
    portfolioId: emulator.env.WHATSAPP_PORTFOLIO_ID,
    fetch: emulator.fetch,
  };
  const whatsapp = new WhatsApp(options);
  await before[name]?.({ whatsapp, emulator });
  const quiet = { log: () => {} };
  const Emulated = class extends WhatsApp {
    constructor() {
      super(options);
    }
  };
  const given = { whatsapp, WhatsApp: Emulated, console: quiet, ...functions };
  const run = new AsyncFunction(...Object.keys(given), `{${code}}`);
  await run(...Object.values(given));
});

it('finds the examples', () => {
  expect(examples.length).toBeGreaterThan(10);
  const names = examples.map(({ name }) => name);
  for (const name of [
    'phoneNumberRegistration.register',
    'webhooks/create-webhooks.ts.createWebhooks',
  ]) {
    expect(names).toContain(name);
  }
});
