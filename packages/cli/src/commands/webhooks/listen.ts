import { randomBytes } from 'node:crypto';
import { command } from '../../command.ts';
import type { Context } from '../../context.ts';
import { emulatorControl } from '../../emulator-door.ts';
import { CliError, problemOf } from '../../errors.ts';
import { plain } from '../../output.ts';
import { whole } from '../../parts.ts';
import { untilInterrupted } from '../../until.ts';
import { readVerifyToken, verifyTokenOptions } from '../../verify-token.ts';
import { checkTarget, type Forwarded, forward, outcomeOf } from '../../webhooks/forward.ts';
import { fieldsOf, keep } from '../../webhooks/inbox.ts';
import { type Arrived, receive } from '../../webhooks/receiver.ts';
import { appSecretOf, appSecretOption } from '../../webhooks/secret.ts';

export default command({
  about:
    'Each is verified, kept on this machine, and handed on in its own bytes with its own signature; the sender is answered what your program answered. An emulator is told to send here. For Meta, lead a public address here with a tunnel, and give it to the app with the verify token.',
  options: {
    forwardTo: { value: '<url>', says: 'where your program takes webhooks' },
    port: {
      value: '<port>',
      says: 'where to listen on this machine; 0 takes any that is free',
      default: '4005',
    },
    appSecretFile: appSecretOption,
    verifyTokenFile: {
      ...verifyTokenOptions.verifyTokenFile,
      says: 'read the verify token from a file; one is made when absent',
    },
  },
  examples: [
    ['waba webhooks listen', 'see what comes'],
    [
      'waba webhooks listen --forward-to http://localhost:3000/webhooks',
      'and hand it to your program',
    ],
    ['waba webhooks listen --port 0 --ndjson', 'on any free port, as lines of JSON'],
  ],
  run: async (context, { forwardTo, port, appSecretFile, verifyTokenFile }) => {
    const { io, output } = context;
    output.refuseDocument();
    const target = forwardTo === undefined ? undefined : checkTarget(forwardTo);
    const appSecret = await appSecretOf(context, appSecretFile);
    const verifyToken =
      verifyTokenFile === undefined
        ? randomBytes(16).toString('hex')
        : await readVerifyToken(context, verifyTokenFile);
    const number = whole(port, '--port', 0, 65_535);
    const server = await receive({
      port: number,
      appSecret,
      verifyToken,
      take: (arrived) => take(context, arrived, target),
      onError: (error) => output.warn(problemOf(error).message),
      refuse: (why) => output.event({ genuine: false, why }, () => `✗ Refused: ${why}`),
      onHandshake: (accepted) =>
        output.note(
          accepted
            ? '✓ The handshake was answered.'
            : '✗ A handshake came with another verify token.',
        ),
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') throw error;
      throw new CliError(`Port ${number} is taken by another program. Choose another: --port 0`);
    });
    try {
      const isEmulator = await subscribeEmulator(context, server.url, verifyToken);
      output.event({ url: server.url, ...(target && { forwardTo: target }), isEmulator }, () =>
        [
          `Listening at ${server.url}${target ? `, and handing on to ${target}` : ''}.`,
          isEmulator
            ? 'The emulator sends its webhooks here.'
            : `Lead a public address here, and give it to Meta with the verify token ${verifyToken}`,
          'Ctrl-C stops it.',
        ].join('\n'),
      );
      await untilInterrupted(io.signal);
    } finally {
      await server.close();
    }
  },
});

/** Has an emulator send its webhooks here, where the credentials are those of one. */
async function subscribeEmulator(
  context: Context,
  url: string,
  verifyToken: string,
): Promise<boolean> {
  const { baseUrl } = await context.credentials();
  if (baseUrl === undefined || new URL(baseUrl).hostname.endsWith('facebook.com')) return false;
  try {
    const { webhooks } = await emulatorControl(context, undefined);
    await webhooks.subscribe({ url, verifyToken });
    return true;
  } catch (error) {
    // Whoever sends here by hand needs no emulator.
    context.output.warn(`Nothing was subscribed: ${problemOf(error).message}`);
    return false;
  }
}

/** Keeps, shows and hands on what came. Answers the status for its sender. */
async function take(
  context: Context,
  arrived: Arrived,
  target: string | undefined,
): Promise<number> {
  const { output, io } = context;
  const { bytes, headers } = arrived;
  const fields = fieldsOf(bytes);
  const delivery = await keep(context, { at: context.now().toISOString(), headers, fields, bytes });
  const forwarded = target && (await forward(target, arrived, io.signal));
  const body = jsonOf(bytes);
  output.event({ id: delivery.id, at: delivery.at, genuine: true, fields, body, forwarded }, () =>
    lineOf(delivery.id, fields, bytes, forwarded || undefined),
  );
  if (!forwarded) return 200;
  return forwarded.status ?? 502;
}

function lineOf(
  id: string,
  fields: readonly string[],
  bytes: Buffer,
  forwarded: Forwarded | undefined,
): string {
  const told = plain(bytes.toString('utf8'));
  const handed = forwarded ? ` → ${plain(outcomeOf(forwarded))}` : '';
  return `#${id}  ${plain(fields.join(', ') || 'unknown')}${handed}\n  ${told}`;
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
