/** What of a request is read. A `Request` is one; one from a socket is less work to make. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: unknown;
  /** Aborted once nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  text(): Promise<string>;
  json(): Promise<unknown>;
  formData(): Promise<FormData>;
}
