import { contract, type Endpoint, type EndpointName } from 'meta-cloud-api/contract';
import { authenticate, authorize, nodeOf, visibleNode } from './access.ts';
import type { Asked } from './asked.ts';
import { answerBatch, isBatch } from './batch.ts';
import type { BrokenConnection } from './disturbances/connection.ts';
import {
  delay,
  ERROR_HEADER,
  insteadOf,
  type Strike,
  spoiled,
  strikeOn,
} from './disturbances/disturb.ts';
import { faults, GraphFault } from './fault.ts';
import type { Handler } from './handlers/handler.ts';
import { handlers } from './handlers/index.ts';
import { readInput } from './input.ts';
import { type Node, nodeTypes, type PhoneNumber } from './nodes.ts';
import { type Parameters, readParameters } from './parameters.ts';
import { type GraphPath, inputInPath, parsePath, routeOf } from './path.ts';
import { type Answer, answered, type ResponseContext, refused } from './response.ts';
import { hasLeft } from './rules/presence.ts';
import { countCall, MANAGEMENT } from './usage.ts';
import { servedVersion } from './version.ts';
import type { World } from './world.ts';

interface Route {
  readonly name: EndpointName;
  readonly row: Endpoint;
  readonly handler: Handler;
}

/** The rows of the contract by what a request shows of them: verb, kind of node, edge. */
const routes = new Map<string, Route>(
  (Object.entries(contract) as [EndpointName, Endpoint][]).map(([name, row]) => [
    routeOf(row.method, row.node, row.edge),
    { name, row, handler: handlers[name] as Handler },
  ]),
);

// A QR code is changed by its own address, too: so whatsapp-api-js does it.
const saveQrCode: EndpointName = 'phoneNumber.saveQrCode';
const ofOneQrCode = { ...contract[saveQrCode], edge: 'message_qrdls/{code}' };
routes.set(routeOf(ofOneQrCode.method, ofOneQrCode.node, ofOneQrCode.edge), {
  name: saveQrCode,
  row: ofOneQrCode,
  handler: handlers[saveQrCode] as Handler,
});

/** A request, and what was understood of it so far. */
interface GraphCall extends GraphPath {
  readonly request: Asked;
  readonly url: URL;
  readonly context: ResponseContext;
  method: string;
  parameters: Parameters;
  route?: Route | undefined;
  strike?: Strike | undefined;
}

/** Answers a request as the Graph API would: the one way in. */
export async function answerGraph(
  request: Asked,
  world: World,
): Promise<Answer | BrokenConnection> {
  const url = new URL(request.url);
  const path = parsePath(url.pathname);
  const context: ResponseContext = {
    version: servedVersion(path.version, world.now()),
    traceId: world.ids.trace(),
    rateLimitStatus: world.settings.rateLimitStatus,
  };
  const call: GraphCall = {
    request,
    url,
    ...path,
    context,
    method: request.method,
    parameters: {},
  };
  const came = world.now();
  const outcome = await answerCall(call, world);
  const answer = 'status' in outcome ? outcome : undefined;
  world.requests.record({
    at: came,
    method: request.method,
    path: url.pathname,
    endpoint: call.route?.name,
    id: path.id,
    input: call.parameters,
    status: answer?.status,
    body: answer?.body,
    fault: call.strike?.fault,
  });
  return answer && call.strike ? spoiled(call.strike.effect, answer) : outcome;
}

async function answerCall(call: GraphCall, world: World): Promise<Answer | BrokenConnection> {
  try {
    await understand(call, world);
    if (call.strike) {
      await delay(call.strike, call.request.signal);
      const instead = insteadOf(call.strike.effect);
      if (instead && 'fault' in instead) throw instead.fault;
      if (instead) return 'answer' in instead ? instead.answer : instead.broken;
    }
    return await perform(call, world);
  } catch (error) {
    if (error instanceof GraphFault) return refused(error, call.context);
    throw error;
  }
}

/** Reads what a request says, and whether a fault strikes at it. */
async function understand(call: GraphCall, world: World): Promise<void> {
  const { request, url, id, edge } = call;
  call.parameters = await readParameters(request, url);
  call.method = methodOf(request, call.parameters);
  const node = nodeOf(id, world);
  if (node) call.route = routes.get(routeOf(call.method, node.kind, edge));
  const header = request.headers.get(ERROR_HEADER);
  call.strike = strikeOn({ endpoint: call.route?.name, id, isBatch: isBatch(call) }, header, world);
}

async function perform(call: GraphCall, world: World): Promise<Answer> {
  const { request, url, id, edge, method, parameters, route, context } = call;
  const token = authenticate(request, parameters, world);
  if (isBatch(call)) {
    const items = await answerBatch(call, token, (item) => answerGraph(item, world));
    return answered(items, context);
  }
  if (id === '' && parameters.ids !== undefined) throw faults.idsRemoved();
  if (parameters.date_format !== undefined) throw faults.dateFormatRemoved();
  // A version that there is not is read as the beginning of the path.
  if (/^v\d+\.\d+$/.test(id) && edge !== undefined) throw faults.unknownPath(edge);
  const node = visibleNode(id, token, world);
  if (!node) throw /^\d*$/.test(id) ? faults.unsupported(method, id) : faults.unknownAlias(id);
  if (!route) throw unsupported(method, node, edge);
  authorize(token, route.row);
  if (node.kind === 'phoneNumber' && hasLeft(node)) checkLeft(node, route, call);
  const businessAccountId = accountOf(node);
  const { permission = '' } = route.row;
  const type = permission === MANAGEMENT ? MANAGEMENT : 'whatsapp';
  const spent = businessAccountId
    ? countCall({ appId: token.appId, businessAccountId, type }, world)
    : undefined;
  const counted = { ...context, budget: spent?.budget };
  if (spent?.isRefused) return refused(faults.accountCalledTooOften(), counted);
  const input = readInput(route.handler.input, {
    ...parameters,
    ...inputInPath(route.row.edge, edge),
  });
  const value = await route.handler.answer({
    node: node as never,
    input,
    world,
    address: url,
    token,
  });
  return answered(value, counted);
}

/** Graph lets a POST say `method=delete` or `method=get`, for clients that cannot send another verb. */
function methodOf(request: Asked, { method }: Parameters): string {
  const overridden = request.method === 'POST' && typeof method === 'string';
  return overridden ? method.toUpperCase() : request.method;
}

/** The proof and the registration of a number that has moved are refused with reasons of their own. */
const refusedByThemselves: readonly EndpointName[] = [
  'phoneNumber.requestCode',
  'phoneNumber.verifyCode',
  'phoneNumber.register',
];

/** A number that was removed, or has moved to another account, can be read and no more. */
function checkLeft(number: PhoneNumber, { name, row }: Route, { method, id }: GraphCall): void {
  if (row.method === 'GET') return;
  if (number.removedAt !== undefined) throw faults.unsupported(method, id);
  if (!refusedByThemselves.includes(name)) throw faults.notRegistered();
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
