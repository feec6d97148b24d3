import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Meta's OpenAPI file, read as far as it is compared here. */
export interface MetaFile {
  readonly document: Record<string, any>;
  /** By verb, kind of node and edge, such as `POST number/register`. */
  readonly operations: ReadonlyMap<string, Operation>;
}

export interface Operation {
  readonly verb: string;
  /** As the file writes it. */
  readonly path: string;
  /** What it takes, besides the ids in its path: of a body of several forms, all that any of them takes. */
  readonly inputs: Readonly<Record<string, Input>>;
  /** The statuses that it answers with. */
  readonly statuses: readonly number[];
  readonly answer: Schema | undefined;
}

export interface Input extends Schema {
  readonly isRequired: boolean;
  /** Whether only some of several forms have it: then one without it may be of another form. */
  readonly isAlternative?: boolean;
}

export type Schema = Record<string, any>;

/** The ids in the file's paths, by what they name. */
const kinds: Readonly<Record<string, string>> = {
  'Phone-Number-ID': 'number',
  'WABA-ID': 'account',
  'WhatsApp-Business-Account-ID': 'account',
  'Business-ID': 'portfolio',
  'Pre-Verified-Phone-Number-ID': 'pre-verified number',
  'Migration-Intent-ID': 'intent',
  'Application-ID': 'app',
};

export function readMetaFile(file: string): MetaFile {
  const document = parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 });
  const operations = new Map<string, Operation>();
  for (const [path, methods] of Object.entries<Record<string, any>>(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (!['get', 'post', 'delete'].includes(method)) continue;
      const verb = method.toUpperCase();
      operations.set(`${verb} ${placeOf(path)}`, {
        verb,
        path,
        inputs: inputsOf(operation, document),
        statuses: Object.keys(operation.responses).map(Number),
        answer: answerOf(operation, document),
      });
    }
  }
  return { document, operations };
}

const placeOf = (path: string) =>
  path
    .replace('/{Version}/', '')
    .replace(/^\{([^}]+)\}/, (_, id) => kinds[id] ?? id.toLowerCase().replace(/[-_]id$/, ''))
    .replace(/\{[^}]+\}/, '{}');

/** What a reference points at. A few of the file's point at a whole response, of which the schema is meant. */
export function resolved(schema: Schema | undefined, document: MetaFile['document']): Schema {
  if (!schema?.$ref) return schema ?? {};
  const target = schema.$ref
    .slice(2)
    .split('/')
    .reduce((node: any, key: string) => node?.[key], document);
  return resolved(target?.content?.['application/json']?.schema ?? target, document);
}

function inputsOf(operation: Schema, document: MetaFile['document']): Record<string, Input> {
  const inputs: Record<string, Input> = {};
  for (const given of operation.parameters ?? []) {
    const { name, in: place, required, schema } = resolved(given, document);
    if (place !== 'query') continue;
    inputs[name] = { ...resolved(schema, document), isRequired: required === true };
  }
  const body = operation.requestBody?.$ref
    ? resolved(operation.requestBody, document)
    : operation.requestBody;
  for (const { schema } of Object.values<Schema>(body?.content ?? {})) {
    Object.assign(inputs, propertiesOf(resolved(schema, document), document));
  }
  return inputs;
}

function propertiesOf(schema: Schema, document: MetaFile['document']): Record<string, Input> {
  const { properties = {}, required = [], allOf = [], oneOf, anyOf } = schema;
  const own = Object.entries<Schema>(properties).map(([name, property]) => [
    name,
    { ...resolved(property, document), isRequired: required.includes(name) },
  ]);
  const forms: Schema[] = oneOf ?? anyOf ?? [];
  const parts: Schema[] = allOf;
  const inner = (part: Schema) => propertiesOf(resolved(part, document), document);
  const ofForms = forms.map(inner);
  // What only one of several forms demands is not demanded.
  const alternatives = ofForms.map((form) =>
    Object.fromEntries(
      Object.entries(form).map(([name, input]) => {
        const isRequired = input.isRequired && ofForms.every((each) => each[name]?.isRequired);
        return [name, { ...input, isRequired, isAlternative: !isRequired }];
      }),
    ),
  );
  return Object.assign({}, ...parts.map(inner), ...alternatives, Object.fromEntries(own));
}

function answerOf(operation: Schema, document: MetaFile['document']): Schema | undefined {
  const response = resolved(operation.responses['200'], document);
  return response.content?.['application/json']?.schema ?? undefined;
}
