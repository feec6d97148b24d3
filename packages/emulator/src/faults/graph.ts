import { cloud, core, GraphFault } from './dialects.ts';

/** Refusals of Graph itself: paths, fields and parameters. */
export const graphFaults = {
  unsupported: (method: string, id: string) =>
    new GraphFault({
      message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
      type: 'GraphMethodException',
      code: 100,
      error_subcode: 33,
    }),
  unknownAlias: (id: string) =>
    core(803, `(#803) Some of the aliases you requested do not exist: ${id}`),
  idsRemoved: () => core(100, '(#100) The parameter ids is not supported on the root any more'),
  dateFormatRemoved: () => core(100, '(#100) The parameter date_format is not supported any more'),
  unknownPath: (path: string) => core(2500, `Unknown path components: /${path}`),
  nonexistingField: (field: string, nodeType: string) =>
    core(100, `(#100) Tried accessing nonexisting field (${field}) on node type (${nodeType})`),
  invalidParameter: (details: string) => cloud(100, 'Invalid parameter', details),
  missingParameter: (name: string) => core(100, `(#100) The parameter ${name} is required`),
  notOneOf: (name: string, values: readonly string[]) =>
    core(100, `(#100) Param ${name} must be one of {${values.join(', ')}}`),
  invalidJson: () => core(100, '(#100) Invalid JSON in request body'),
  batchInvalid: (reason: string) => core(100, reason, 400, undefined, 'GraphBatchException'),
  invalidCursor: () =>
    cloud(131059, 'Invalid cursor', 'The cursor is not valid. Start from the first page.'),
} as const;
