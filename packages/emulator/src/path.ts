import type { Parameters } from './parameters.ts';
import { isVersion } from './version.ts';

/** Where a request points: a version, an id, an edge. */
export interface GraphPath {
  readonly version: string | undefined;
  readonly id: string;
  readonly edge: string | undefined;
}

/**
 * Names the verb, kind of node and edge that a row of the contract and a request for it share. An id in
 * an edge is written `{code}` in a row, and given in a request; it is no part of the name.
 */
export const routeOf = (method: string, node: string, edge = ''): string =>
  `${method} ${node}/${edge.replace(/\/[^/]+$/, '/{}')}`;

/** What a request says by its path alone: the id that the row's edge has a place for. */
export function inputInPath(rowEdge = '', edge = ''): Parameters {
  const name = /\{(\w+)\}$/.exec(rowEdge)?.[1];
  return name ? { [name]: edge.slice(edge.indexOf('/') + 1) } : {};
}

/** Reads `/v26.0/42/request_code`; the version may be left out. */
export function parsePath(pathname: string): GraphPath {
  const parts = pathname.split('/').filter((part) => part !== '');
  const version = isVersion(parts[0] ?? '') ? parts.shift() : undefined;
  const [id = '', ...edge] = parts.map(decoded);
  return { version, id, edge: edge.length > 0 ? edge.join('/') : undefined };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
