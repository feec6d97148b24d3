import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Snapshot } from '../world.ts';
import { type Control, ControlError } from './control.ts';

/** Where the control door is over HTTP. */
export const CONTROL_PATH = '/_emulator';

const phoneNumberId = z.string({ error: 'phoneNumberId is required' }).min(1);
const aNumber = z.object({ phoneNumberId });
const aWriter = z.object({ phoneNumberId, from: z.string().regex(/\d/) });
const anIntent = z.object({ intentId: z.string({ error: 'intentId is required' }).min(1) });
const aRejection = z.object({
  phoneNumberId,
  reason: z
    .enum([
      'NAME_EMPLOYEE_ISSUE',
      'NAME_ENDCLIENT_NOTRELATED',
      'NAME_FORMAT_UNACCEPTABLE',
      'NAME_INDIVIDUAL_ISSUE',
      'NAME_NOT_CONSISTENT',
      'UNKNOWN',
    ])
    .optional(),
});

/** What is asked cannot be taken, and why, as an HTTP status. */
class Refusal extends Error {
  readonly status: 400 | 403 | 404 | 405;
  constructor(status: Refusal['status'], message: string) {
    super(message);
    this.status = status;
  }
}

/** The control door over HTTP: each verb of `Control` is a path of the same name. */
export function controlRoutes(control: Control): Hono {
  const routes = new Hono({ strict: false }).basePath(CONTROL_PATH);

  routes.use(async ({ req }, next) => {
    // A page of a foreign site could reach this door, but its browser says where it is from.
    const origin = req.header('origin');
    if (origin !== undefined && origin !== new URL(req.url).origin) {
      throw new Refusal(403, `This door is not open to pages of ${origin}`);
    }
    await next();
  });

  routes.get('/', (context) => context.json({ verbs }));
  routes.get('/codes/list', (context) => context.json(control.codes.list()));
  routes.get('/codes/latest', (context) => {
    const { phoneNumberId } = read(aNumber, context.req.query());
    const code = control.codes.latest(phoneNumberId);
    if (!code) throw new Refusal(404, `No code was sent to the number ${phoneNumberId} yet`);
    return context.json(code);
  });
  routes.post('/names/approve', async (context) => {
    const { phoneNumberId } = read(aNumber, await bodyOf(context));
    return context.json(control.names.approve(phoneNumberId));
  });
  routes.post('/names/reject', async (context) => {
    const { phoneNumberId, reason } = read(aRejection, await bodyOf(context));
    return context.json(control.names.reject(phoneNumberId, reason));
  });
  routes.post('/badges/approve', async (context) => {
    const { phoneNumberId } = read(aNumber, await bodyOf(context));
    return context.json(control.badges.approve(phoneNumberId));
  });
  routes.post('/badges/reject', async (context) => {
    const { phoneNumberId } = read(aNumber, await bodyOf(context));
    return context.json(control.badges.reject(phoneNumberId));
  });
  routes.post('/people/write', async (context) => {
    const { phoneNumberId, from } = read(aWriter, await bodyOf(context));
    return context.json(control.people.write(phoneNumberId, from));
  });
  routes.post('/pin/turn-off', async (context) => {
    const { phoneNumberId } = read(aNumber, await bodyOf(context));
    return context.json(control.pin.turnOff(phoneNumberId));
  });
  for (const verb of ['accept', 'reject', 'complete'] as const) {
    routes.post(`/migrations/${verb}`, async (context) => {
      const { intentId } = read(anIntent, await bodyOf(context));
      return context.json(control.migrations[verb](intentId));
    });
  }
  routes.get('/snapshot', (context) => context.json(control.snapshot()));
  routes.post('/restore', async (context) => {
    const snapshot = (await bodyOf(context)) as Snapshot;
    try {
      control.restore(snapshot);
    } catch (error) {
      throw new Refusal(400, (error as Error).message);
    }
    return context.json({ success: true });
  });
  routes.post('/reset', (context) => {
    control.reset();
    return context.json({ success: true });
  });

  routes.notFound(({ req }) => {
    const other = verbs.find((verb) => verb.split(' ')[1] === req.path);
    throw other
      ? new Refusal(405, `Ask for it as: ${other}`)
      : new Refusal(404, `There is no ${req.path} here; GET ${CONTROL_PATH} lists what there is`);
  });
  routes.onError((error, context) => {
    if (error instanceof Refusal) return refuse(context, error.status, error.message);
    if (error instanceof ControlError) return refuse(context, 404, error.message);
    throw error;
  });
  return routes;
}

/** What can be asked, with what goes into the query or the JSON body. */
const verbs = [
  `GET ${CONTROL_PATH}/codes/list`,
  `GET ${CONTROL_PATH}/codes/latest ?phoneNumberId=…`,
  `POST ${CONTROL_PATH}/names/approve {"phoneNumberId":"…"}`,
  `POST ${CONTROL_PATH}/names/reject {"phoneNumberId":"…","reason":"UNKNOWN"}`,
  `GET ${CONTROL_PATH}/snapshot`,
  `POST ${CONTROL_PATH}/restore {…}`,
  `POST ${CONTROL_PATH}/reset`,
];

const refuse = (context: Context, status: Refusal['status'], message: string) =>
  context.json({ error: { message } }, status);

function read<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal(400, result.error.issues.map(({ message }) => message).join('; '));
}

async function bodyOf({ req }: Context): Promise<unknown> {
  try {
    return await req.json();
  } catch {
    throw new Refusal(400, 'The body must be JSON');
  }
}
