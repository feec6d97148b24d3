/** Where a request points: a version, an id, an edge. */
export interface GraphPath {
  readonly version: string | undefined;
  readonly id: string;
  readonly edge: string | undefined;
}

/** Reads `/v26.0/42/request_code`; the version may be left out. */
export function parsePath(pathname: string): GraphPath {
  const parts = pathname.split('/').filter((part) => part !== '');
  const version = /^v\d+\.\d+$/.test(parts[0] ?? '') ? parts.shift() : undefined;
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
