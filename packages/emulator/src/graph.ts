import { contract, type Endpoint, type EndpointName } from 'meta-cloud-api/contract';
import type { z } from 'zod';
import { authenticate, authorize, visibleNode } from './access.ts';
import type { Asked } from './asked.ts';
import { faults, GraphFault } from './fault.ts';
import type { Handler } from './handlers/handler.ts';
import { handlers } from './handlers/index.ts';
import { type Node, nodeTypes } from './nodes.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { inputInPath, parsePath, routeOf } from './path.ts';
import { type Answer, answered, type ResponseContext, refused } from './response.ts';
import { countCall } from './usage.ts';
import { servedVersion } from './version.ts';
import type { World } from './world.ts';

/** The rows of the contract by what a request shows of them: verb, kind of node, edge. */
const rows = new Map(
  (Object.entries(contract) as [EndpointName, Endpoint][]).map(([name, row]) => [
    routeOf(row.method, row.node, row.edge),
    { row, handler: handlers[name] as Handler },
  ]),
);

/** Answers a request as the Graph API would: the one way in. */
export async function answerGraph(request: Asked, world: World): Promise<Answer> {
  const url = new URL(request.url);
  const { version, id, edge } = parsePath(url.pathname);
  const context: ResponseContext = {
    version: servedVersion(version, world.now()),
    traceId: world.ids.trace(),
  };
  try {
    const parameters = await readParameters(request, url);
    const method = methodOf(request, parameters);
    const token = authenticate(request, parameters, world);
    const node = visibleNode(id, token, world);
    if (!node) throw /^\d*$/.test(id) ? faults.unsupported(method, id) : faults.unknownAlias(id);
    const route = rows.get(routeOf(method, node.kind, edge));
    if (!route) throw unsupported(method, node, edge);
    authorize(token, route.row);
    const named = { ...parameters, ...inputInPath(route.row.edge, edge) };
    const input = readInput(route.handler.input, named);
    const value = await route.handler.answer({
      node: node as never,
      input,
      world,
      address: url,
      token,
    });
    const businessAccountId = accountOf(node);
    if (!businessAccountId) return answered(value, context);
    const percent = countCall(token, businessAccountId, world);
    const { permission = '' } = route.row;
    const type = permission === 'whatsapp_business_messaging' ? 'whatsapp' : permission;
    return answered(value, { ...context, usage: { businessAccountId, type, percent } });
  } catch (error) {
    if (error instanceof GraphFault) return refused(error, context);
    throw error;
  }
}

/** Graph lets a POST say `method=delete` or `method=get`, for clients that cannot send another verb. */
function methodOf(request: Asked, { method }: Parameters): string {
  const overridden = request.method === 'POST' && typeof method === 'string';
  return overridden ? method.toUpperCase() : request.method;
}

/** The account whose budget a call to the node counts against. */
function accountOf(node: Node): string | undefined {
  if (node.kind === 'businessAccount') return node.id;
  return 'businessAccountId' in node ? node.businessAccountId : undefined;
}

function unsupported(method: string, node: Node, edge: string | undefined): GraphFault {
  if (method !== 'GET' || edge === undefined) return faults.unsupported(method, node.id);
  if (edge.includes('/')) return faults.unknownPath(edge);
  return faults.nonexistingField(edge, nodeTypes[node.kind]);
}

/** Reads a handler's input out of the parameters; the first thing that is wrong is the refusal. */
function readInput(schema: z.ZodType, parameters: Parameters): unknown {
  const result = schema.safeParse(parameters);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = String(issue?.path[0] ?? 'input');
  if (parameters[name] === undefined || parameters[name] === '') {
    throw faults.missingParameter(name);
  }
  const place = issue?.path.join('.') ?? name;
  if (issue?.code === 'invalid_value') throw faults.notOneOf(place, issue.values.map(String));
  throw faults.invalidParameter(`${place} ${issue?.message ?? 'is not valid'}`);
}
