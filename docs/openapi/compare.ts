import { Ajv2020 } from 'ajv/dist/2020.js';
import { contract, type Endpoint, type EndpointName } from 'meta-cloud-api/contract';
import { poolVerified } from '../conformance/acts.ts';
import { tryOut } from '../conformance/endpoint.ts';
import { endpoints } from '../conformance/endpoints.ts';
import { nodeNames } from '../conformance/page.ts';
import { createStage, demo, type Outcome, type Stage } from '../conformance/stage.ts';
import { accountFields, numberFields, preVerifiedNumberFields } from './fields.ts';
import { type Input, type MetaFile, type Operation, resolved } from './file.ts';

/** An endpoint that is both in the contract and in the file. */
interface Shared {
  readonly name: EndpointName;
  readonly key: string;
  readonly operation: Operation;
}

/** All in which the emulator, asked from outside, differs from Meta's file: one sentence each. */
export async function differencesFrom(file: MetaFile): Promise<readonly string[]> {
  const keys = new Map(
    (Object.keys(contract) as EndpointName[]).map((name) => [keyOf(contract[name]), name]),
  );
  const shared = [...keys].flatMap(([key, name]): Shared[] => {
    const operation = file.operations.get(key);
    return operation ? [{ name, key, operation }] : [];
  });
  const found = [
    ...[...keys.keys()]
      .filter((key) => !file.operations.has(key))
      .map((key) => `${key}: not in the file`),
    ...[...file.operations.keys()].filter((key) => !keys.has(key)).map((key) => `${key}: not here`),
    ...(await Promise.all(shared.map(inputsOf))).flat(),
    ...(await answersOf(shared, file)),
    ...(await fieldsOf(file)),
    ...(await errorsOf(shared)),
  ];
  return [...new Set(found)].sort();
}

const keyOf = ({ method, node, edge }: Endpoint): string => {
  const place = nodeNames[node] || 'debug_token';
  return `${method} ${place}${edge ? `/${edge.replace(/\{\w+\}/, '{}')}` : ''}`;
};

/** What an input of a type is not. */
const notA = ({ type }: Input) => (type === 'object' ? 'nonsense' : { nonsense: [{}] });

/** Asks an endpoint in a world of its own, with one input as it should be or not. */
async function asking(name: EndpointName, change: Readonly<Record<string, unknown>>) {
  const stage = createStage();
  const tried = endpoints[name];
  const input = (await tried.inputOf?.(stage)) ?? tried.input ?? {};
  const given = Object.entries({ ...input, ...change }).filter(([, value]) => value !== undefined);
  const asked = { ...tried, inputOf: () => Object.fromEntries(given) };
  return tryOut(name, asked, stage);
}

const isTaken = ({ status }: Outcome) => status === 200;
const isRefused = ({ body }: Outcome) => [100, 131009].includes(body.error?.code);

async function inputsOf({ name, key, operation }: Shared): Promise<string[]> {
  const found: string[] = [];
  const base = await inputOf(name);
  for (const input of Object.keys(base)) {
    if (!(input in operation.inputs)) found.push(`${key}: the input ${input} is not in the file`);
  }
  for (const [input, schema] of Object.entries(operation.inputs)) {
    if (await isIgnored(name, input, schema)) {
      found.push(`${key}: the input ${input} is not here`);
    } else {
      found.push(...(await inputDiffers(name, input, schema, base)).map((how) => `${key}: ${how}`));
    }
  }
  return found;
}

/** Whether an input makes no difference even where it is nonsense. */
async function isIgnored(name: EndpointName, input: string, schema: Input): Promise<boolean> {
  const isRead = contract[name].method === 'GET';
  const value = isRead ? JSON.stringify(notA(schema)) : notA(schema);
  const answer = await asking(name, { [input]: value });
  return isTaken(answer) && (!isRead || answer.text === (await asking(name, {})).text);
}

async function inputOf(name: EndpointName): Promise<Readonly<Record<string, unknown>>> {
  const { input, inputOf } = endpoints[name];
  return (await inputOf?.(createStage())) ?? input ?? {};
}

async function inputDiffers(
  name: EndpointName,
  input: string,
  schema: Input,
  base: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const found: string[] = [];
  const refuses = async (value: unknown) => isRefused(await asking(name, { [input]: value }));
  if (schema.isRequired && !(await refuses(undefined))) found.push(`${input} may be left out`);
  const isOptional = !schema.isRequired && !schema.isAlternative;
  if (isOptional && input in base && (await refuses(undefined))) {
    found.push(`${input} must be given`);
  }
  for (const value of schema.enum ?? []) {
    if (await refuses(value)) found.push(`${input} is not ${value}`);
  }
  if (schema.enum && !(await refuses('NO_SUCH_VALUE'))) found.push(`${input} is anything`);
  const { maxLength, maxItems, pattern } = schema;
  if (maxLength && !pattern && !schema.format) {
    if (!(await refuses('x'.repeat(maxLength + 1))))
      found.push(`${input} is longer than ${maxLength}`);
    if (await refuses('x'.repeat(maxLength))) found.push(`${input} is shorter than ${maxLength}`);
  }
  const items = base[input];
  if (maxItems && Array.isArray(items)) {
    const of = (count: number) => Array(count).fill(items[0]);
    if (!(await refuses(of(maxItems + 1)))) found.push(`${input} has more than ${maxItems}`);
    if (await refuses(of(maxItems))) found.push(`${input} has fewer than ${maxItems}`);
  }
  return found;
}

/** Holds answers against the schemas of the file. */
function checkerOf({ document }: MetaFile) {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: false,
    logger: false,
  });
  ajv.addSchema({ $id: 'https://meta/', components: document.components });
  return (schema: object, value: unknown): string[] => {
    const written = JSON.stringify(schema).replaceAll('"#/', '"https://meta/#/');
    const validate = ajv.compile(JSON.parse(written));
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, keyword, message, params }) => {
      const place = instancePath.replace(/\/\d+/g, '/0') || '/';
      const values = keyword === 'enum' ? `, as ${at(value, instancePath)}` : '';
      const extra = keyword === 'additionalProperties' ? ` (${params.additionalProperty})` : '';
      return `${place} ${message}${values}${extra}`;
    });
  };
}

const at = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce((node: any, key) => node?.[key], value);

async function answersOf(shared: readonly Shared[], file: MetaFile): Promise<string[]> {
  const check = checkerOf(file);
  const found: string[] = [];
  for (const { name, key, operation } of shared) {
    const { body } = await tryOut(name, endpoints[name], createStage());
    const problems = operation.answer ? check(schemaOf(operation.answer, file), body) : [];
    found.push(...problems.map((problem) => `${key}: in the answer ${problem}`));
  }
  return found;
}

/** A response that is named as if it were a schema stands for the schema in it. */
const schemaOf = (schema: object, { document }: MetaFile): object =>
  '$ref' in schema && String(schema.$ref).startsWith('#/components/responses')
    ? resolved(schema, document)
    : schema;

async function fieldsOf(file: MetaFile): Promise<string[]> {
  const check = checkerOf(file);
  const found: string[] = [];
  const nodes = [
    ['number', numberFields, [demo.connected, demo.unverified, demo.test]],
    ['account', accountFields, [demo.account, demo.clientAccount]],
    ['pre-verified number', preVerifiedNumberFields, [poolVerified]],
  ] as const;
  for (const [kind, ours, ids] of nodes) {
    const answer = file.operations.get(`GET ${kind}`)?.answer ?? {};
    const theirs = Object.keys(resolved(answer, file.document).properties ?? {});
    found.push(
      ...ours
        .filter((field) => !theirs.includes(field))
        .map((field) => `${kind}: the field ${field} is not in the file`),
    );
    found.push(
      ...(await unknownOf(theirs, ids[0])).map(
        (field) => `${kind}: the field ${field} is not here`,
      ),
    );
    const both = ours.filter((field) => theirs.includes(field));
    for (const id of ids) {
      const { body } = await reading(id, both);
      found.push(...check(answer, body).map((problem) => `${kind}: in its fields ${problem}`));
    }
  }
  return found;
}

type Node = string | ((stage: Stage) => Promise<string>);

async function reading(node: Node, fields: readonly string[]): Promise<Outcome> {
  const stage = createStage();
  const id = typeof node === 'string' ? node : await node(stage);
  return stage.get(`${id}?fields=${fields.join(',')}`);
}

/** The fields that a node does not have. */
async function unknownOf(fields: readonly string[], node: Node): Promise<string[]> {
  const answers = await Promise.all(fields.map((field) => reading(node, [field])));
  return fields.filter((_, index) => answers[index]?.status !== 200);
}

/** What goes wrong everywhere, and with which status the file and the emulator say so. */
const mishaps: Readonly<
  Record<number, readonly [what: string, ask: (name: EndpointName) => Promise<Outcome>]>
> = {
  401: ['a call without a token', (name) => mishap(name, { authorization: '' })],
  404: ['an id that is unknown', (name) => mishap(name, {}, '123123')],
  429: ['too many calls', () => tooMany()],
};

function mishap(name: EndpointName, headers: Record<string, string>, id?: string) {
  const tried = endpoints[name];
  return tryOut(name, { ...tried, headers, ...(id && { on: () => id }) }, createStage());
}

function tooMany() {
  const { control, get } = createStage();
  control.usage.set({ businessAccountId: demo.account, calls: 5_000 });
  return get(demo.connected);
}

async function errorsOf(shared: readonly Shared[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, operation } of shared) {
    for (const documented of operation.statuses) {
      const [what, ask] = mishaps[documented] ?? [];
      if (!what || !ask) {
        if (![200, 400, 403, 500].includes(documented))
          found.push(`errors: the status ${documented} is not here`);
        continue;
      }
      const { status } = await ask(name);
      if (status !== documented) found.push(`errors: ${what} is ${status}, and not ${documented}`);
    }
  }
  return found;
}
