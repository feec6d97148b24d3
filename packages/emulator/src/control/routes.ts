import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Snapshot } from '../world.ts';
import { type Control, ControlError } from './control.ts';

/** Where the control door is over HTTP. */
export const CONTROL_PATH = '/_emulator';

const phoneNumberId = z.string({ error: 'phoneNumberId is required' }).min(1);
const aNumber = z.object({ phoneNumberId });
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

/** What is asked is not understood: HTTP 400. */
class InputError extends Error {}

/** The control door over HTTP: each verb of `Control` is a path of the same name. */
export function controlRoutes(control: Control): Hono {
  const routes = new Hono().basePath(CONTROL_PATH);

  routes.get('/', (context) =>
    context.json({
      verbs: routes.routes
        .filter(({ path }) => path !== CONTROL_PATH)
        .map(({ method, path }) => `${method} ${path}`),
    }),
  );

  routes.get('/codes/list', (context) => context.json(control.codes.list()));
  routes.get('/codes/latest', (context) => {
    const { phoneNumberId } = read(aNumber, context.req.query());
    const code = control.codes.latest(phoneNumberId);
    if (!code) throw new ControlError(`No code was sent to the number ${phoneNumberId} yet`);
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
  routes.get('/snapshot', (context) => context.json(control.snapshot()));
  routes.post('/restore', async (context) => {
    control.restore((await bodyOf(context)) as Snapshot);
    return context.json({ success: true });
  });
  routes.post('/reset', (context) => {
    control.reset();
    return context.json({ success: true });
  });

  routes.notFound((context) => refuse(context, 404, `There is no ${context.req.path} here`));
  routes.onError((error, context) => {
    if (error instanceof ControlError) return refuse(context, 404, error.message);
    if (error instanceof InputError || error instanceof TypeError) {
      return refuse(context, 400, error.message);
    }
    throw error;
  });
  return routes;
}

const refuse = (context: Context, status: 400 | 404, message: string) =>
  context.json({ error: { message } }, status);

function read<Value>(schema: z.ZodType<Value>, value: unknown): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InputError(z.prettifyError(result.error));
}

/** A body must say that it is JSON: that is what no page of a foreign site can send by itself. */
async function bodyOf({ req }: Context): Promise<unknown> {
  if (!/^application\/json/i.test(req.header('content-type') ?? '')) {
    throw new InputError('The body must be JSON, with content-type: application/json');
  }
  try {
    return await req.json();
  } catch {
    throw new InputError('The body is not valid JSON');
  }
}
