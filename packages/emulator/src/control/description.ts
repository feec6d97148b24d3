import * as z from 'zod';
import { CONTROL_PATH, pathOf } from './paths.ts';
import { inputOf, type Verb, verbsIn } from './verb.ts';
import { verbs } from './verbs/index.ts';

/** The control door as an OpenAPI document. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, unknown> = {};
  for (const [name, verb] of verbsIn(verbs)) {
    paths[pathOf(name)] = { [verb.method.toLowerCase()]: operation(name, verb) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'The control door of the emulator',
      version: '1',
      description: "What Meta's staff, a person with a phone, or the passing of time would do.",
    },
    security: [{}, { controlToken: [] }],
    paths,
    components: {
      securitySchemes: { controlToken: { type: 'http', scheme: 'bearer' } },
      schemas: {
        Error: {
          type: 'object',
          properties: { error: { type: 'object', properties: { message: { type: 'string' } } } },
        },
      },
    },
  };
}

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return rest;
};

function operation(name: string, verb: Verb) {
  const failure = (description: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  });
  return {
    operationId: name,
    summary: verb.does,
    ...(verb.method === 'GET' && {
      parameters: verb.parameters.flatMap(({ name, schema }) =>
        name === undefined
          ? []
          : [
              {
                name,
                in: 'query',
                required: !schema.safeParse(undefined).success,
                schema: schemaOf(schema),
              },
            ],
      ),
    }),
    ...(verb.method === 'POST' &&
      verb.parameters.length > 0 && {
        requestBody: {
          required: !inputOf(verb).safeParse({}).success,
          content: { 'application/json': { schema: schemaOf(inputOf(verb)) } },
        },
      }),
    responses: {
      200: { description: 'What came of it', content: { 'application/json': {} } },
      400: failure('The input is not what the verb takes'),
      404: failure('What it is about is not there'),
    },
  };
}

/** The control door as a page to read. */
export function page(): string {
  const rows = verbsIn(verbs).map(
    ([name, { method, does, parameters }]) =>
      `<tr><td><code>${method} ${pathOf(name)}</code></td><td>${parameters
        .map((parameter) => `<code>${parameter.name ?? '{…}'}</code>`)
        .join(' ')}</td><td>${escaped(does)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The emulator's control door</title>
<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:70rem;padding:0 1rem}td{padding:.3rem 1rem .3rem 0;vertical-align:top}</style>
<h1>The emulator's control door</h1>
<p>In process these are <code>emulator.control</code>; from another one, <code>connectEmulator(url).control</code>.
What a GET takes goes into the query, what a POST takes into a JSON body.
<a href="${CONTROL_PATH}/openapi.json">The same as OpenAPI</a>.</p>
<table>
${rows.join('\n')}
</table>
</html>
`;
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
